import { add, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { makesOf } from './inventory/inventory.ts';
import { planOf } from './plan/plan.ts';
import { exportProblems } from './problems.ts';
import { projectFiles } from './project.ts';

const files = async (board = shop()) => new Map((await projectFiles(board, tools)).map((file) => [file.path, file]));
const text = async (path: string, board = shop()) => (await files(board)).get(path)?.text ?? `no file ${path}`;
const field = (owner: string, name: string) =>
  add('fields', `${owner}.${name}`, { owner, order: name, name, type: 'string', required: true });
/** A command that the API makes an event by itself. */
const refund = [
  add('elements', 'k9', {
    kind: 'command',
    label: 'Request refund',
    aggregate: 'g1',
    placement: 'p1',
    mode: 'async',
    intake: 'bus',
  }),
  add('elements', 'e12', { kind: 'event', label: 'Refund requested', column: 'x', aggregate: 'g1', placement: 'p1' }),
  add('flows', 'a1-k9', { from: 'a1', to: 'k9' }),
  add('flows', 'k9-e12', { from: 'k9', to: 'e12' }),
  field('k9', 'orderNumber'),
  add('eventVersions', eventVersionId('e12', 1), { event: 'e12', version: 1, status: 'inUse' }),
  field(eventVersionId('e12', 1), 'orderNumber'),
];
/** What a service of AWS says on the default bus. */
const scan = [
  add('elements', 'x9', { kind: 'externalSystem', label: 'Bucket', service: 's1', cloudSource: 'aws.s3' }),
  add('elements', 'e13', { kind: 'event', label: 'Scan stored', service: 's1', cloudDetailType: 'Object Created' }),
  add('flows', 'x9-e13', { from: 'x9', to: 'e13' }),
  add('eventVersions', eventVersionId('e13', 1), { event: 'e13', version: 1, status: 'inUse' }),
  field(eventVersionId('e13', 1), 'objectKey'),
];

describe('ways into a service, and out of it to others', () => {
  it('[X46] a command has a route only when an actor or a system outside issues it', async () => {
    const catalog = JSON.parse(await text('contracts/catalog.json'));
    const routes = Object.fromEntries(
      catalog.commands.map((one: { name: string; route: string | null }) => [one.name, one.route]),
    );
    expect(routes).toEqual({
      AuthorisePayment: null,
      ConfirmOrder: null,
      PackOrder: 'pack-order',
      PlaceOrder: 'place-order',
      SendReport: null,
    });
    expect(await text('services/order/lib/order-stack.ts')).toContain(
      "api.answer(PlaceOrderV1, { path: 'place-order', handler: requests });",
    );
    expect(await text('services/billing/lib/billing-stack.ts')).toContain(
      "api.store(PackOrderV1, { path: 'pack-order', queue: commands });",
    );
    expect(await text('services/archive/lib/archive-stack.ts')).not.toContain('ServiceApi');
    const readme = await text('README.md');
    expect(readme).toContain('- Synchronous: `PlaceOrder`.');
    expect(readme).toContain('- Asynchronous, by the queue: `PackOrder`.');
  });

  it('[X46] a synchronous command answers with what happened, and nothing of it is in the queue', async () => {
    expect(await text('services/order/src/requests.ts')).toContain(
      "requestHandler(answer('place-order', PlaceOrderV1, placeOrder))",
    );
    const handlers = await text('services/order/src/handlers/order.ts');
    expect(handlers).toMatch(/placeOrder\(.*\): Promise<readonly Happened\[\]> \{[\s\S]*return store\.change\(/);
    expect(handlers).toMatch(/confirmOrder\(.*\): Promise<void> \{/);
    expect((await files()).has('services/order/src/commands.ts')).toBe(false);
  });

  it('[X46] a command straight to the bus is its event, and no code of the service sees it', async () => {
    const board = shop(...refund);
    expect(exportProblems(board)).toEqual([]);
    expect(await text('services/order/lib/order-stack.ts', board)).toContain(
      "api.publish(RequestRefundV1, { path: 'request-refund', event: RefundRequestedV1 });",
    );
    for (const [path, file] of await files(board))
      if (/^services\/order\/(src|test)\//.test(path)) expect(file.text, path).not.toMatch(/Refund/);
    const catalog = JSON.parse(await text('contracts/catalog.json', board));
    expect(catalog.commands.find(({ name }: { name: string }) => name === 'RequestRefund')).toMatchObject({
      route: 'request-refund',
      publishes: 'RefundRequested.v1',
      leadsTo: ['RefundRequested.v1'],
    });
    const alsoByPolicy = shop(...refund, add('flows', 'q2-k9', { from: 'q2', to: 'k9' }));
    expect(await text('services/order/src/handlers/order.ts', alsoByPolicy)).toContain('function requestRefund(');
  });

  it('[X141] on a custom bus a function of the service puts it there, and may put nothing else', async () => {
    const custom = patch('settings', 'settings', { busFlavour: 'custom' });
    const board = shop(...refund, custom);
    expect(exportProblems(board)).toEqual([]);
    const stack = await text('services/order/lib/order-stack.ts', board);
    expect(stack).toContain("const publisher = new ServiceFunction(this, 'Publisher', {");
    expect(stack).toContain('this.grantPublish(publisher, [RefundRequestedV1]);');
    expect(stack).toContain("api.answer(RequestRefundV1, { path: 'request-refund', handler: publisher });");
    expect(stack).not.toContain('api.publish(');
    expect(await text('services/order/src/publisher.ts', board)).toContain(
      "  publishes('request-refund', RequestRefundV1, (data) => fact(RefundRequestedV1, data)),",
    );
    expect(await text('packages/event-kit/package.json', board)).toContain('"./publisher": "./src/publisher.ts"');
    expect(await text('docs/flows/request-refund.md', board)).toContain('only then the answer is 200');
    expect(await text('docs/runbook.md', board)).toContain('`PublisherErrors`');
    const order = (one: typeof board) => planOf(one).services.find(({ name }) => name === 'order');
    const functions = (one: typeof board) => {
      const service = order(one);
      return service === undefined ? 0 : (makesOf(planOf(one), service).function ?? 0);
    };
    expect(functions(board)).toBe(functions(shop(...refund)) + 1);
  });

  it('[X141] the other flavour has nothing of it, and each README says which way it is and why', async () => {
    const custom = patch('settings', 'settings', { busFlavour: 'custom' });
    const classic = await files(shop(...refund));
    expect([...classic.keys()].filter((path) => /publisher/.test(path))).toEqual([]);
    expect(classic.get('packages/event-kit/package.json')?.text).not.toContain('publisher');
    expect(classic.get('README.md')?.text).toContain('by the bus: `RequestRefund`. API Gateway itself publishes');
    const readme = await text('README.md', shop(...refund, custom));
    expect(readme).toContain('by the bus: `RequestRefund`. The function `Publisher`');
    expect(readme).toContain('CBOR, which mapping templates cannot write');
    expect((await files(shop(custom))).has('services/order/src/publisher.ts')).toBe(false);
  });

  it('[X283] a report is known by what it says, and the aggregate is asked whether it fits', async () => {
    const handlers = await text('services/billing/src/handlers/payment.ts');
    const [, body = ''] = /function chargebackReceivedReported\(.*\{\n([\s\S]*?)\n\}/.exec(handlers) ?? [];
    const own = body.indexOf('const own = reportedAs(decisions.idOfChargebackReceivedReport(data), context);');
    const change = body.search(/await store\.change\(id, \{ \.\.\.own, by: 'ChargebackReceived' \}, \(state\) => \{/);
    const check = body.indexOf('decisions.checkChargebackReceived(state, data);');
    const fact = body.indexOf('return [fact(ChargebackReceivedV1, data)];');
    expect(own).toBeGreaterThanOrEqual(0);
    expect([own, change, check, fact]).toEqual([own, change, check, fact].toSorted((a, b) => a - b));
    expect(check).toBeGreaterThan(0);
    const decisions = await text('services/billing/src/decisions.ts');
    expect(decisions).toContain('idOfChargebackReceivedReport(report: ChargebackReceivedV1): string | undefined;');
    expect(decisions).toMatch(/checkChargebackReceived\(state: \w+State, report: ChargebackReceivedV1\): void;/);
    // An event of AWS has an id of its own.
    expect(await text('services/order/src/handlers/order.ts', shop(...scan))).not.toContain('reportedAs');
  });

  it('[X121] says who may call the routes', async () => {
    expect(JSON.parse(await text('contracts/catalog.json')).authoriser).toBe('signature');
    const pool = shop(patch('settings', 'settings', { authoriser: 'userPool' }));
    expect(JSON.parse(await text('contracts/catalog.json', pool)).authoriser).toBe('userPool');
    expect(await text('README.md', pool)).toContain('a token of the user pool');
    expect(await text('services/billing/lib/billing-stack.ts', pool)).toMatch(
      /storeReport\(ChargebackReceivedV1, \{[^}]*caller: 'system'/,
    );
  });

  it('[X127] a read model has a route in its own service, and a function that only reads', async () => {
    expect(await text('services/order/src/reads.ts')).toContain("readHandler(read('order-status', orderStatusView))");
    expect(await text('services/order/src/read-models/order-status.ts')).toContain(
      "export const orderStatusView = new ReadModel('OrderStatus', viewRules);",
    );
    expect(await text('services/order/src/projections/order-status.ts')).toContain('orderStatusView.record(');
    const stack = await text('services/order/lib/order-stack.ts');
    expect(stack).toContain('readModels.grantView(reads);');
    expect(stack).toContain("api.read({ path: 'order-status', handler: reads });");
    expect(await text('docs/open-decisions.md')).toContain('`GET /order-status/{id}`');
  });

  it('[X128] what a service of AWS says is forwarded, translated and told as our own event', async () => {
    const board = shop(...scan);
    expect(exportProblems(board)).toEqual([]);
    expect(await text('services/order/lib/order-stack.ts', board)).toContain(
      "new ForwardedEvents(this, 'ForwardScanStored', {\n      id: 'forward-scan-stored',\n      source: 'aws.s3',",
    );
    expect(await text('services/order/src/commands.ts', board)).toContain(
      "onCloudEvent('forward-scan-stored', scanStoredForwarded)",
    );
    const handler = await text('services/order/src/handlers/order-tasks.ts', board);
    expect(handler).toContain('const data = await decisions.translateScanStored(event);');
    expect(handler).toContain('if (data === undefined) return;');
    expect(await text('services/order/src/decisions.ts', board)).toContain(
      'translateScanStored(event: CloudEvent): Later<ScanStoredV1 | undefined>;',
    );
    expect(JSON.parse(await text('contracts/catalog.json', board)).reports).toHaveLength(1);
  });

  it('[X120] gives decisions what a system outside answered, typed, with the command', async () => {
    expect(await text('services/billing/src/adapters/bank.ts')).toContain(
      'authorisePayment(command: AuthorisePaymentV1, context: Context, key: string): Promise<BankAnswerToAuthorisePayment>;',
    );
    expect(await text('services/billing/src/decisions.ts')).toContain(
      'export interface AuthorisePaymentAnswers {\n  readonly bank: BankAnswerToAuthorisePayment;\n}',
    );
    expect(await text('services/billing/src/domain/payment.ts')).toContain(
      'export type PaymentCommand = Given<typeof AuthorisePaymentV1, AuthorisePaymentAnswers>;',
    );
    expect(await text('services/billing/src/handlers/payment.ts')).toContain('const command = { ...asked, answers };');
    expect(await text('services/billing/test/fakes/bank.ts')).toContain('Promise<BankAnswerToAuthorisePayment> {');
  });

  it('[X120] says what is asked before what', async () => {
    const two = shop(
      add('elements', 'x0', { kind: 'externalSystem', label: 'Fraud check', service: 's2' }),
      add('flows', 'n1', { from: 'k3', to: 'x0' }),
    );
    expect(await text('services/billing/src/decisions.ts', two)).toContain(
      '/** Before AuthorisePayment is decided, this is asked: Fraud check, then Bank. */',
    );
    expect(await text('services/billing/src/handlers/payment.ts', two)).toMatch(
      /fraudCheck: await once\([\s\S]*bank: await once\(/,
    );
    expect(await text('docs/open-decisions.md', two)).toContain(
      '`AuthorisePayment`: before it is decided, Fraud check and then Bank are asked.',
    );
  });

  it('[X129] data stores of the board are the tables of the code, by a tag; what is no table is said', async () => {
    expect(await text('services/order/lib/order-stack.ts')).toMatch(
      /const store = new OutboxTable\(this, 'Store', \{\s+relay: .*,\s+name: 'orders',?\s+\}\);/,
    );
    const more = shop(
      add('dataStores', 'd2', { name: 'pages', kind: '', service: 's1' }),
      add('dataStores', 'd3', { name: 'scans', kind: 's3', service: 's1' }),
      add('dataStores', 'd4', { name: 'more', kind: 'dynamodb', service: 's1' }),
    );
    expect(await text('services/order/lib/order-stack.ts', more)).toContain(
      "const readModels = new ViewTable(this, 'ReadModels', { name: 'pages' });",
    );
    const questions = await text('docs/open-questions.md', more);
    expect(questions).toContain('The data store "scans" (s3) of "Order" is none of the tables');
    expect(questions).toContain('The data store "more" (dynamodb) of "Order" is none of the tables');
    expect(questions).not.toContain('"orders"');
  });

  it('[X130] terms of the glossary describe what has no description, each in its context', async () => {
    const term = (id: string, word: string, meaning: string, context?: string) =>
      add('glossary', id, { term: word, meaning, ...(context === undefined ? {} : { context }) });
    const board = shop(
      term('t1', 'Order placed', 'Somebody wants to buy', 'c1'),
      term('t2', 'order id', 'The number on the receipt', 'c1'),
      term('t3', 'orderId', 'The number of the bill', 'c2'),
      term('t4', 'Amount', 'In the smallest unit'),
      term('t5', 'Pack order', 'Puts it in a box', 'c1'),
    );
    const placed = JSON.parse(await text('contracts/schemas/events/OrderPlaced.v1.json', board));
    expect(placed.description).toBe('Somebody wants to buy');
    expect(JSON.stringify(placed.$defs.OrderPlacedV1.properties.orderId)).toContain('The number on the receipt');
    expect(JSON.stringify(placed.$defs.Money.properties.amount)).toContain('In the smallest unit');
    const paid = JSON.parse(await text('contracts/schemas/events/PaymentAuthorised.v1.json', board));
    expect(JSON.stringify(paid.$defs.PaymentAuthorisedV1.properties.orderId)).toContain('The number of the bill');
    // A word of another context, and one that has a description already.
    const pack = JSON.parse(await text('contracts/schemas/commands/PackOrder.v1.json', board));
    expect(pack.description).toBe('Pack order');
    expect(placed.$defs.Money.description).toBe('An amount in a currency');
  });

  it('[X131] a hot spot is a todo of the nearest service, also on a command, a policy or an arrow', async () => {
    const spot = (id: string, on: string) =>
      add('elements', id, { kind: 'hotSpot', label: `About ${on}`, hotSpotKind: 'risk', on });
    const board = shop(spot('h2', 'k4'), spot('h3', 'q1'), spot('h4', 'r1'), spot('h5', 'k1-e1'), spot('h6', 'a1'));
    const todos = async (service: string) =>
      [...(await text(`services/${service}/test/${service}.test.ts`, board)).matchAll(/it\.todo\('(.*)'\)/g)].map(
        ([, title]) => title,
      );
    expect(await todos('archive')).toEqual(['About k4']);
    expect(await todos('billing')).toEqual(['Who pays twice?', 'About q1']);
    expect(await todos('order')).toEqual(['About r1', 'About k1-e1', 'About a1']);
  });
});
