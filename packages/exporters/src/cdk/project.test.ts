import { add, emptyBoard, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { cdkExporter } from './exporter.ts';
import { planOf } from './plan/plan.ts';
import { exportProblems } from './problems.ts';
import { projectFiles } from './project.ts';

const files = async (board = shop()) => new Map((await projectFiles(board, tools)).map((file) => [file.path, file]));
const text = async (path: string, board = shop()) => (await files(board)).get(path)?.text ?? `no file ${path}`;

describe('the project of a small board', () => {
  it('[X40] has no problems and every part of the layout', async () => {
    expect(exportProblems(shop())).toEqual([]);
    const paths = [...(await files()).keys()];
    for (const path of [
      'package.json',
      'package-lock.json',
      'README.md',
      'CODEOWNERS',
      'docs/flow.md',
      'docs/open-decisions.md',
      'docs/open-questions.md',
      'contracts/catalog.json',
      'contracts/asyncapi.json',
      'contracts/schemas/events/OrderPlaced.v1.json',
      'contracts/samples/events/OrderPlaced.v1.json',
      'contracts/schemas/commands/PlaceOrder.v1.json',
      'contracts/registry/com.example.order@OrderPlaced-v1.json',
      'contracts/src/generated/types.ts',
      'bin/decisions.ts',
      'bin/stacks.ts',
      'platform/lib/platform-stack.ts',
      'services/order/bin/app.ts',
      'services/order/cdk.json',
      'services/order/lib/order-stack.ts',
      'services/order/src/requests.ts',
      'services/order/src/reads.ts',
      'services/billing/src/commands.ts',
      'services/order/src/outbox.ts',
      'services/order/src/decisions.ts',
      'services/order/src/domain/order.ts',
      'services/order/src/handlers/order.ts',
      'services/order/src/policies/confirm-order.ts',
      'services/order/src/projections/order-status.ts',
      'services/order/test/order.test.ts',
      'services/order/test/answers.ts',
      'services/billing/src/adapters/bank.ts',
      'services/billing/test/fakes/bank.ts',
      'services/billing/src/domain/order.ts',
      'services/archive/src/records/record-everything.ts',
    ])
      expect(paths, path).toContain(path);
  });

  it('[X41] comes out the same every time, sorted, whatever the order of the rows', async () => {
    const first = await files();
    const board = shop();
    const turned = Object.fromEntries(
      Object.entries(board).map(([table, rows]) => [table, new Map([...(rows as Map<string, unknown>)].reverse())]),
    ) as unknown as typeof board;
    expect([...(await files(turned))]).toEqual([...first]);
    expect([...first.keys()]).toEqual([...first.keys()].sort());
  });

  it('[X42] says of each file whether it is written anew or only once', async () => {
    const all = await files();
    expect(all.get('services/order/lib/order-stack.ts')?.keep).toBe('owned');
    expect(all.get('contracts/catalog.json')?.keep).toBe('owned');
    expect(all.get('services/order/src/domain/order.ts')?.keep).toBe('seeded');
    expect(all.get('services/order/test/order.test.ts')?.keep).toBe('seeded');
    expect(all.get('README.md')?.keep).toBe('seeded');
  });

  it('[X43] gives an aggregate in two contexts to two services, each with its own table', async () => {
    const all = await files();
    for (const service of ['order', 'billing']) {
      expect(all.has(`services/${service}/src/domain/order.ts`)).toBe(true);
      expect(all.get(`services/${service}/lib/${service}-stack.ts`)?.text).toContain("new OutboxTable(this, 'Store'");
    }
    expect(await text('services/order/src/domain/order.ts')).toContain('OrderConfirmedV1');
    expect(await text('services/order/src/domain/order.ts')).not.toContain('OrderPackedV1');
    expect(await text('services/billing/src/domain/order.ts')).toContain('OrderPackedV1');
  });

  it('[X44] maps fields of the same name and type, and asks for every other one', async () => {
    const domain = await text('services/order/src/domain/order.ts');
    expect(domain).toContain('orderId: id,');
    expect(domain).toContain('customerEmail: command.data.customerEmail,');
    expect(domain).toContain('total: command.data.total,');
    expect(domain).toContain('...decisions.detailsOfOrderPlaced(state, command),');
    const decisions = await text('services/order/src/decisions.ts');
    expect(decisions).toMatch(
      /detailsOfOrderPlaced\(\s*state: OrderState,\s*command: CommandOf<typeof PlaceOrderV1>,?\s*\): Pick<OrderPlacedV1, 'placedAt' | 'note'>;/,
    );
    expect(decisions).toContain('detailsOfOrderPlaced: undecided(');
    expect(await text('docs/open-decisions.md')).toContain('`detailsOfOrderPlaced`');
  });

  it('[X44] asks which of several events happen', async () => {
    expect(await text('services/billing/src/decisions.ts')).toMatch(
      /outcomeOfAuthorisePayment\(\s+state: PaymentState,\s+command: Given<typeof AuthorisePaymentV1, AuthorisePaymentAnswers>,\s+\): readonly \('PaymentAuthorised' \| 'PaymentDeclined'\)\[\];/,
    );
    // Two events at one moment are alternatives: tests take the main one.
    expect(await text('services/billing/test/answers.ts')).toContain(
      "outcomeOfAuthorisePayment: () => ['PaymentAuthorised'],",
    );
  });

  it('[X45] no value of a sample is in code that is deployed', async () => {
    const version = eventVersionId('e1', 1);
    const sample = {
      orderId: '11111111-2222-4333-8444-555555555555',
      customerEmail: 'secret@example.com',
      total: { amount: 4711, currency: 'XTS' },
      placedAt: '2026-05-05T05:05:05Z',
    };
    const all = await files(shop(patch('eventVersions', version, { sample })));
    expect(all.get('contracts/samples/events/OrderPlaced.v1.json')?.text).toContain('secret@example.com');
    for (const [path, file] of all)
      if (/^services\/.*\.ts$|^bin\/|^platform\//.test(path))
        expect(file.text, path).not.toMatch(/secret@example|4711|XTS|2026-05-05/);
  });

  it('[X47] a policy calls the commands of its service, with one rule for all its events', async () => {
    const policy = await text('services/billing/src/policies/authorise-payment.ts');
    expect(policy).toContain('eventHandler([OrderPlacedV1], async (event, context) => {');
    expect(policy).toContain('orderId: event.data.orderId,');
    expect(policy).toContain('...(await decisions.detailsOfAuthorisePayment(event)),');
    const stack = await text('services/billing/lib/billing-stack.ts');
    expect(stack).toContain("description: 'Whenever an order is placed, authorise the payment'");
  });

  it('[X48] a policy that waits for all its events is a join with key and timeout', async () => {
    const policy = await text('services/order/src/policies/confirm-order.ts');
    expect(policy).toContain('waitsFor: [OrderPlacedV1, PaymentAuthorisedV1],');
    expect(policy).toContain('key: (event) => event.data.orderId,');
    expect(policy).toContain("timeout: 'P7D',");
    expect(await text('docs/open-decisions.md')).toContain('P7D');
  });

  it('[X49] a timer sends what needs no data itself, and a tick where only the service can tell', async () => {
    const stack = await text('services/archive/lib/archive-stack.ts');
    expect(stack).toContain(
      "command: SendReportV1,\n      schedule: ScheduleExpression.expression('cron(0 3 * * ? *)', TimeZone.ETC_UTC),",
    );
    expect(stack).toContain('event: DayEndedV1,\n      data: {},');
    const asking = shop(
      add('fields', 'k4.0', { owner: 'k4', order: 'a', name: 'day', type: 'date', required: true }),
      add('fields', 'e6.0', { owner: eventVersionId('e6', 1), order: 'a', name: 'day', type: 'date', required: true }),
    );
    const ticking = await text('services/archive/lib/archive-stack.ts', asking);
    expect(ticking).not.toContain('TimerEvent');
    expect(await text('services/archive/src/commands.ts', asking)).toMatch(/onTimer\('every-night', \w+\)/);
    expect(await text('services/archive/src/handlers/archive-tasks.ts', asking)).toContain(
      'for (const [data, own] of eachItem(await decisions.dueOnEveryNight(tick), context)) await sendReport(data, own);',
    );
  });

  it('[X50] asks a system outside once, however often the command comes, and may remember that', async () => {
    const asked = '`askBankToAuthorisePayment ${context.cause.id}`';
    expect(await text('services/billing/src/handlers/payment.ts')).toContain(`await once(${asked}, (key) =>`);
    const lonely = shop(add('flows', 'n1', { from: 'k4', to: 'x1' }), patch('elements', 'x1', { service: null }));
    expect(await text('services/archive/src/handlers/archive-tasks.ts', lonely)).toContain('await once(`askBankTo');
    expect(await text('services/archive/lib/archive-stack.ts', lonely)).toContain(
      'memory.grantOnce(commands.handler);',
    );
  });

  it('[X195] a system outside is asked with the state and with a key, so that a rule can refuse before', async () => {
    const handler = await text('services/billing/src/handlers/payment.ts');
    const steps = [
      'const id =',
      'const known = await store.state(id);',
      '(asked.data, known, context, key)',
      'store.change(id,',
    ];
    const places = steps.map((step) => handler.indexOf(step));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(await text('services/billing/src/decisions.ts')).toContain(
      'state: PaymentState,\n    context: Context,\n    key: string,',
    );
    expect(await text('services/billing/src/adapters/bank.ts')).toContain('context: Context, key: string)');
    const lonely = shop(add('flows', 'n1', { from: 'k4', to: 'x1' }), patch('elements', 'x1', { service: null }));
    expect(await text('services/archive/src/handlers/archive-tasks.ts', lonely)).toContain(
      '(asked.data, context, key)',
    );
  });

  it('[X240] one decision says all that a command does not say of its event, and asks once', async () => {
    const field = (name: string, type: 'string' | 'date-time') =>
      add('fields', `e4.${name}`, { owner: eventVersionId('e4', 1), order: name, name, type, required: true });
    const board = shop(field('note', 'string'), field('customerEmail', 'string'), field('checkedAt', 'date-time'));
    const decisions = await text('services/order/src/decisions.ts', board);
    expect(decisions.match(/\n {2}detailsOfOrderConfirmed/g)).toHaveLength(2);
    expect(decisions.match(/Where do .* of OrderConfirmed come from/g)).toHaveLength(1);
    expect(decisions).toContain('Where do checkedAt, customerEmail and note of OrderConfirmed come from?');
  });

  it('[X241] the question offers what an earlier event of the aggregate said, and nothing of a later one', async () => {
    const field = (event: string, name: string) =>
      add('fields', `${event}.${name}`, {
        owner: eventVersionId(event, 1),
        order: name,
        name,
        type: 'string',
        required: true,
      });
    const board = shop(field('e1', 'note'), field('e4', 'note'), field('e4', 'late'), field('e1', 'late'));
    const decisions = await text('services/order/src/decisions.ts', board);
    expect(decisions).toContain('note: state.OrderPlaced?.note');
    expect(decisions).not.toContain('state.OrderConfirmed');
  });

  it('[X242] no comment only repeats the name below it', async () => {
    const handlers = await text('services/order/src/handlers/order.ts');
    expect(handlers).not.toMatch(/\/\*\* (Place|Confirm) order/i);
    expect(await text('services/order/lib/order-stack.ts')).toContain('/** Owns the promise. */');
  });

  it('[X197] the question for a moment names the moment of the command, other questions do not', async () => {
    const at = (name: string, type: 'string' | 'date-time') =>
      add('fields', `at.${name}`, { owner: eventVersionId('e3', 1), order: name, name, type, required: true });
    const asking = await text(
      'services/billing/src/decisions.ts',
      shop(at('heldAt', 'date-time'), at('soldAt', 'string')),
    );
    expect(asking).toContain('heldAt: command.time');
    expect(asking).not.toContain('soldAt: command.time');
  });

  it('[X50] a service without an aggregate publishes directly; a system outside reports by a route', async () => {
    expect(await text('services/archive/src/handlers/archive-tasks.ts')).toContain(
      'await publishFacts(decide(command, decisions), { ...context, by: command.key });',
    );
    expect(await text('services/archive/lib/archive-stack.ts')).toContain('this.grantPublish(commands.handler);');
    expect(await text('services/billing/lib/billing-stack.ts')).toMatch(
      /api\.storeReport\(ChargebackReceivedV1, \{\s+path: 'chargeback-received',\s+caller: 'system',\s+queue: commands,?\s+\}\);/,
    );
    expect(await text('services/billing/src/handlers/payment.ts')).toContain('fact(ChargebackReceivedV1, data)');
  });

  it('[X51] says which ways in there are, how callers are known, and what no way leads to', async () => {
    const readme = await text('README.md');
    expect(readme).toContain('| `POST /chargeback-received` | Billing | Bank | `ChargebackReceived.v1` |');
    expect(readme).toContain('Every route asks for IAM authentication');
    expect(readme).toContain('| `GET /order-status/{id}` | `GET /order-status` | Order | Order status |');
    expect(readme).toContain('Each file is written once and never written over');
    expect(readme).toContain('`stormbridge generate board.json --out .`');
    expect(await text('docs/flow.md')).toContain('| `POST /chargeback-received` | Bank | `ChargebackReceived.v1` |');
  });

  it('[X51] asks of every policy and every timer whether the code says what was meant', async () => {
    const open = await text('docs/open-decisions.md');
    expect(open).toContain('"Whenever an order is placed, authorise the payment". Is this always the case?');
    expect(open).toContain('`cron(0 3 * * ? *)` is read as UTC');
    expect(await text('docs/flow.md')).toContain('| Every night | `cron(0 3 * * ? *)` | UTC |');
  });

  it('[X51] hot spots become questions and todos, and what is left out is said', async () => {
    expect(await text('services/billing/test/billing.test.ts')).toContain("it.todo('Who pays twice?');");
    const questions = await text('docs/open-questions.md');
    expect(questions).toContain('Who pays twice?');
    expect(questions).toContain('No service produces "Idea", so it is left out.');
  });

  it('[X51] an event that is told to a system outside, and a command that no event follows, are said too', async () => {
    const more = shop(
      add('flows', 'n1', { from: 'e4', to: 'x1' }),
      add('elements', 'k9', { kind: 'command', label: 'Look around', service: 's1' }),
      add('flows', 'n2', { from: 'a1', to: 'k9' }),
    );
    expect(await text('docs/open-questions.md', more)).toContain(
      '"Order confirmed" is told to the external system "Bank"',
    );
    expect(await text('docs/open-decisions.md', more)).toContain(
      'What does LookAround do? The board names no event for it.',
    );
    expect(await text('services/order/src/handlers/order-tasks.ts', more)).toContain('await once(');
  });

  it('[X52] one event in two versions is written in each version that is in use', async () => {
    const second = shop(
      add('eventVersions', eventVersionId('e4', 2), { event: 'e4', version: 2, status: 'inUse' }),
      add('fields', 'e4.v2.0', {
        owner: eventVersionId('e4', 2),
        order: 'a',
        name: 'orderId',
        type: 'uuid',
        required: true,
      }),
    );
    const domain = await text('services/order/src/domain/order.ts', second);
    expect(domain).toMatch(/fact\(OrderConfirmedV1, \{[\s\S]*fact\(OrderConfirmedV2, \{/);
    expect(await text('contracts/catalog.json', second)).toContain('"version": 2');
  });

  it('[X52] what a report or a timer tells is written in each version in use too', async () => {
    const second = (event: string) =>
      add('eventVersions', eventVersionId(event, 2), { event, version: 2, status: 'inUse' });
    const field = (owner: string, name: string) =>
      add('fields', `${owner}.${name}`, { owner, order: name, name, type: 'string', required: true });
    const board = shop(
      second('e7'),
      field(eventVersionId('e7', 2), 'paymentId'),
      second('e6'),
      field(eventVersionId('e6', 1), 'day'),
      field(eventVersionId('e6', 2), 'day'),
      field(eventVersionId('e6', 2), 'zone'),
    );
    expect(exportProblems(board)).toEqual([]);
    const report = await text('services/billing/src/handlers/payment.ts', board);
    expect(report).toContain('data: ChargebackReceivedV2,');
    expect(report).toContain(`  const facts = [
    fact(ChargebackReceivedV1, await decisions.detailsOfChargebackReceivedV1(data)),
    fact(ChargebackReceivedV2, data),
  ];`);
    expect(report).toContain('return facts;');
    const tick = await text('services/archive/src/handlers/archive-tasks.ts', board);
    const due = 'await decisions.dueOnAtTheEndOfTheDay(tick)';
    expect(tick).toContain(`  for (const [data, own] of eachItem(${due}, context)) {
    const facts = [
      fact(DayEndedV1, {
        day: data.day,
      }),
      fact(DayEndedV2, data),
    ];
    await publishFacts(facts, { ...own, by: 'DayEnded' });
  }`);
  });

  it('[X53] tells how far it is', async () => {
    const told: [number, number, string][] = [];
    await projectFiles(shop(), { ...tools, progress: (...step) => told.push(step) });
    expect(told[0]?.[0]).toBe(0);
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
    expect(told.map(([, , what]) => what)).toContain('Billing');
  });

  it('[X54] a board with problems gives them and no file', async () => {
    expect(await cdkExporter.run(emptyBoard, tools)).toEqual({ ok: false, problems: exportProblems(emptyBoard) });
    const result = await cdkExporter.run(shop(), tools);
    const bond = ['base', 'manifest', 'model'].map((name) => `.stormbridge/${name}.json`);
    expect(result.ok && [...result.value.keys()]).toEqual([...(await files()).keys(), ...bond].sort());
  });

  it('[X55] the bus is called so that its archive, <bus>-<stage>, has at most 48 characters', () => {
    const { bus } = planOf(shop(patch('bus', 'bus', { name: 'The bus of everything that ever happens in the shop' })));
    expect(bus).toMatch(/^the-bus-of-everything[a-z0-9-]*$/);
    expect(`${bus}-${'s'.repeat(16)}`.length).toBeLessThanOrEqual(48);
  });

  it('[X55] the name of the project is a free scope of at most 20 characters', () => {
    const named = (title: string) => planOf(shop(patch('settings', 'settings', { title }))).project;
    expect(named('Vitest')).toBe('vitest-app');
    expect(named('')).toBe('stormbridge-app');
    for (const title of ['1', 'A b c d e f g h i j k l m n o p', '💥', 'x'.repeat(300)])
      expect(named(title)).toMatch(/^[a-z][a-z0-9-]{0,19}$/);
  });
});
