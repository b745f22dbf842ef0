import { add, type BoardChange, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { RESOURCES } from './limits.ts';
import { planOf } from './plan/plan.ts';
import type { SubscriptionPlan } from './plan/types.ts';
import { resourcesOf } from './problems/limits.ts';
import { exportProblems } from './problems.ts';
import { projectFiles } from './project.ts';

const rules = (...changes: readonly BoardChange[]): string[] =>
  exportProblems(shop(...changes)).map(({ rule }) => rule);
const text = async (path: string, ...changes: readonly BoardChange[]): Promise<string> =>
  (await projectFiles(shop(...changes), tools)).find((file) => file.path === path)?.text ?? `no file ${path}`;
const planned = (row: string, ...changes: readonly BoardChange[]): SubscriptionPlan | undefined =>
  planOf(shop(...changes))
    .services.flatMap((service) => service.subscriptions)
    .find((one) => one.row === row);

const kind = (id: string, way: 'queue' | 'direct' | 'fanOut' | 'stream' | 'workflow' | 'destination') =>
  patch('subscriptions', id, { kind: way });
const listen = (id: string, events: readonly string[], more: object) =>
  add('subscriptions', id, {
    service: 's2',
    scope: 'events',
    versions: events.map((event) => eventVersionId(event, 1)),
    ...more,
  });
const toBank = (more: object = {}) =>
  listen('z1', ['e1', 'e4'], { kind: 'destination', reason: 'externalSystem', because: 'x1', ...more });
const ENDPOINT = 'https://bank.example.com/events';

describe('what ways of consuming need', () => {
  it('[X100] a destination without an external system', () => {
    expect(rules(kind('u1', 'destination'))).toEqual(['X100']);
    expect(rules(toBank({ because: undefined }))).toEqual(['X100']);
    expect(rules(toBank())).toEqual([]);
  });

  it.each([
    ['http://bank.example.com', false],
    ['https://', false],
    ['https://user:secret@bank.example.com/', false],
    ['https://bank.example.com/*', false],
    ['https://bank.example.com/${Token[x]}', false],
    ['https://bank.example.com/a b', false],
    ['javascript:alert(1)', false],
    [ENDPOINT, true],
    ['https://bank.example.com:8443/a/b?c=d&e=%20', true],
  ])('[X101] %s as the address of a system outside: %s', (endpoint, fine) => {
    expect(rules(toBank(), patch('elements', 'x1', { endpoint }))).toEqual(fine ? [] : ['X101']);
  });

  it.each([
    ['orderId', true],
    ['customerEmail', false],
    ['note', false],
    ['total', false],
    ['nothing', false],
  ])('[X102] a stream partitioned by %s: %s', (partitionBy, fine) => {
    expect(rules(listen('z1', ['e1', 'e2'], { kind: 'stream', partitionBy }))).toEqual(fine ? [] : ['X102']);
  });

  it('[X102] promises no order, which EventBridge does not give', () => {
    const [problem] = exportProblems(shop(listen('z1', ['e1'], { kind: 'stream', partitionBy: 'total' })));
    expect(problem?.message).toContain('keeps together what has the same "total"');
    expect(problem?.message).not.toMatch(/order by|in order/);
  });

  it('[X103] a join and its way of consuming that contradict each other', () => {
    const by = (joinBy: 'table' | 'workflow') => patch('elements', 'q2', { joinBy });
    expect(rules(by('workflow'))).toEqual(['X103']);
    expect(rules(by('table'), kind('u2', 'workflow'))).toEqual(['X103']);
    expect(rules(by('workflow'), kind('u2', 'workflow'))).toEqual([]);
    expect(rules(kind('u2', 'workflow'))).toEqual([]);
    for (const way of ['queue', 'direct', 'fanOut', 'stream'] as const)
      expect(rules(by('table'), kind('u2', way))).toEqual([]);
  });

  it.each([
    ['P365D', true],
    ['P52W', true],
    ['P366D', false],
    ['P53W', false],
    ['PT9999H', false],
  ])('[X104] a join by workflow that waits for %s: %s', (timeout, fine) => {
    expect(rules(kind('u2', 'workflow'), patch('elements', 'q2', { timeout }))).toEqual(fine ? [] : ['X104']);
    expect(rules(patch('elements', 'q2', { timeout }))).toEqual([]);
  });
});

describe('ways of consuming', () => {
  it('[X105] share one topic where a service listens to the same, whatever the order of the events', async () => {
    const both = [
      listen('z1', ['e1', 'e4'], { kind: 'fanOut', reason: 'record' }),
      listen('z2', ['e4', 'e1'], { kind: 'fanOut', reason: 'record', description: 'Look twice' }),
      listen('z3', ['e4'], { kind: 'fanOut', reason: 'record' }),
    ];
    const stack = await text('services/billing/lib/billing-stack.ts', ...both);
    expect(stack.match(/new FanOut\(/g)).toHaveLength(2);
    expect(stack.match(/from: orderPlacedFanOut,/g)).toHaveLength(2);
    expect(stack.match(/from: orderConfirmedFanOut,/g)).toHaveLength(1);
    expect(stack.match(/new FanOutConsumer\(/g)).toHaveLength(3);
    expect(stack).toContain("description: 'Billing keeps a record of Order placed, Order confirmed; Look twice',");
  });

  it('[X106] a stream is ordered by its field, else by the aggregate, else not at all', () => {
    const stream = (events: readonly string[], more: object = {}) =>
      planned('z1', listen('z1', events, { kind: 'stream', ...more }))?.partitionBy;
    expect(stream(['e2', 'e3'])).toBe('paymentId');
    expect(stream(['e2', 'e3'], { partitionBy: 'orderId' })).toBe('orderId');
    expect(stream(['e1', 'e2'])).toBeNull();
    expect(stream(['e5'])).toBeNull();
    expect(planned('u5', kind('u5', 'stream'))?.partitionBy).toBeNull();
  });

  it('[X107] a workflow has a step for each command', async () => {
    const two = [kind('u1', 'workflow'), add('flows', 'n1', { from: 'q1', to: 'k5' })];
    const policy = planned('u1', ...two)?.handler ?? '';
    const code = await text(`services/billing/${policy}`, ...two);
    expect(code).toContain('workflowHandler([OrderPlacedV1], {');
    expect(code).toContain('authorisePayment: async (event, context) => {');
    expect(code).toContain('packOrder: async (event, context) => {');
    const stack = await text('services/billing/lib/billing-stack.ts', ...two);
    expect(stack).toContain("steps: ['authorisePayment', 'packOrder'],\n      table: store.table,");
  });

  it('[X107] anything else is one step, with the code that would be behind a queue', async () => {
    for (const row of ['u3', 'u4', 'u5']) {
      const path = `services/${row === 'u3' ? 'order' : 'archive'}/${planned(row)?.handler ?? ''}`;
      expect(await text(path, kind(row, 'workflow'))).toBe(await text(path, kind(row, 'queue')));
    }
    expect(await text('services/archive/lib/archive-stack.ts', kind('u5', 'workflow'))).toContain('table: memory,');
  });

  it('[X108] a join by table asks what happens at the timeout', async () => {
    const code = await text('services/order/src/policies/confirm-order.ts');
    expect(code).toContain('missing: (arrived, context) => decisions.missingConfirmOrder(arrived, context),');
    const decisions = await text('services/order/src/decisions.ts');
    expect(decisions).toContain('missingConfirmOrder(');
    expect(decisions).toContain('did not all come within P7D? It is asked within some minutes after that time.');
  });

  const WAITS = 'new DueWaits(confirmOrder, { table: store.table });';
  const BY_WORKFLOW = [kind('u2', 'workflow'), patch('elements', 'q2', { joinBy: 'workflow' })];

  it('[X250] a schedule looks for the waits of each join by table, and for none of a join by workflow', async () => {
    const stack = await text('services/order/lib/order-stack.ts');
    expect(stack.split(WAITS)).toHaveLength(2);
    expect(stack).toContain("new QueueConsumer(this, 'ConfirmOrder'");
    expect(await text('services/order/src/policies/confirm-order.ts')).toContain('export const handler = joinHandler(');
    for (const way of ['direct', 'fanOut', 'stream'] as const)
      expect(await text('services/order/lib/order-stack.ts', kind('u2', way))).toContain(WAITS);
    expect(await text('services/order/lib/order-stack.ts', ...BY_WORKFLOW)).not.toContain('DueWaits');
  });

  it('[X251] the runbook, the limits and the flows know that schedule', async () => {
    const resources = (...changes: readonly BoardChange[]): number => {
      const plan = planOf(shop(...changes));
      return plan.services.reduce((sum, service) => sum + resourcesOf(plan, service), 0);
    };
    const without = patch('elements', 'q2', { when: 'any' });
    expect(resources() - resources(without)).toBe(RESOURCES.dueWaits);
    const runbook = await text('docs/runbook.md');
    expect(runbook).toContain('| `ConfirmOrder DueWaits Unsent` |');
    expect(runbook).toContain('## Waits whose time is over');
    for (const changes of [[without], BY_WORKFLOW])
      expect(await text('docs/runbook.md', ...changes)).not.toContain('DueWaits');
    const flow = 'docs/flows/place-order.md';
    const all = 'It acts when all are there: `OrderPlaced`, `PaymentAuthorised`. After P7D ';
    expect(await text(flow)).toContain(`${all}EventBridge Scheduler has it looked for every five minutes`);
    expect(await text(flow, ...BY_WORKFLOW)).toContain(`${all}the workflow wakes up, and it is asked what is missing.`);
    expect(await text(flow, without)).not.toContain('all are there');
  });

  it('[X108] a join by workflow waits in the workflow', async () => {
    const changes = [kind('u2', 'workflow'), patch('elements', 'q2', { timeout: 'P1W2DT3H' })];
    const code = await text('services/order/src/policies/confirm-order.ts', ...changes);
    expect(code).toContain('export const handler = joinWorkflow(\n  {');
    expect(code).toContain('confirmOrder: async (joined, context) => {');
    const stack = await text('services/order/lib/order-stack.ts', ...changes);
    expect(stack).toContain("waits: Duration.parse('P9DT3H'),");
    expect(stack).toContain("import { Duration } from 'aws-cdk-lib';");
    expect(await text('docs/open-decisions.md', ...changes)).toContain('It is asked at that time.');
  });

  it('[X109] a system outside with an endpoint is told without code', async () => {
    const changes = [toBank(), patch('elements', 'x1', { endpoint: ENDPOINT })];
    const one = planned('z1', ...changes);
    expect(one).toMatchObject({ handler: null, endpoint: { url: ENDPOINT, system: 'bank' } });
    const stack = await text('services/billing/lib/billing-stack.ts', ...changes);
    expect(stack).toContain(`new EndpointConsumer(this, 'Bank', {`);
    expect(stack).toContain(`endpoint: '${ENDPOINT}',\n      system: 'bank',`);
    expect(await text('docs/open-decisions.md', ...changes)).toContain('`<project>/<stage>/billing/bank`');
    expect(await text('README.md', ...changes)).toContain('`small-shop/<stage>/billing/bank`');
    const catalog = JSON.parse(await text('contracts/catalog.json', ...changes));
    expect(catalog.subscriptions).toContainEqual(expect.objectContaining({ handler: null, endpoint: ENDPOINT }));
  });

  it('[X109] a system outside without an endpoint has an adapter, a fake and an open decision', async () => {
    const code = await text('services/billing/src/destinations/bank.ts', toBank());
    expect(code).toContain('await once(`Bank ${context.cause.id}`, () => decisions.tellBank(event, context));');
    const adapter = await text('services/billing/src/adapters/bank.ts', toBank());
    expect(adapter).toContain('export type BankTell = EventOf<typeof OrderPlacedV1 | typeof OrderConfirmedV1>;');
    expect(adapter).toContain('tell(event: BankTell, context: Context): Promise<void>;');
    expect(adapter).toContain('authorisePayment(command: AuthorisePaymentV1, context: Context, key: string)');
    expect(await text('services/billing/test/fakes/bank.ts', toBank())).toContain('tell(event: BankTell)');
    expect(await text('services/billing/test/answers.ts', toBank())).toContain('(event) => fakes.bank.tell(event)');
    expect(await text('docs/open-decisions.md', toBank())).toContain(
      'How is Bank told of OrderPlaced, OrderConfirmed?',
    );
    expect(await text('docs/open-questions.md', add('flows', 'n1', { from: 'e4', to: 'x1' }))).toContain(
      'no service subscribes for that',
    );
  });

  const ways = ['queue', 'direct', 'fanOut', 'stream', 'workflow', 'destination'] as const;
  const scopes = [
    { scope: 'events', versions: ['e1.v1'] },
    { scope: 'events', versions: ['e1.v1', 'e4.v1'] },
    { scope: 'source', producer: 's1' },
    { scope: 'bus' },
  ] as const;
  const reasons = [
    { reason: 'record' },
    { reason: 'policy', because: 'q3' },
    { reason: 'readModel', because: 'r1' },
    { reason: 'externalSystem', because: 'x1' },
  ] as const;
  it.each(ways)('[X110] %s works for every reason and over everything', async (way) => {
    const wanted = reasons
      .filter(({ reason }) => way !== 'destination' || reason === 'externalSystem')
      .flatMap((reason) => scopes.map((scope) => ({ kind: way, service: 's3', ...reason, ...scope })));
    const changes = wanted.map((row, at) =>
      add('subscriptions', `z${at}`, {
        ...row,
        ...('versions' in row ? { versions: [...row.versions] } : {}),
      }),
    );
    for (let at = 0; at < changes.length; at += 4) {
      const some = changes.slice(at, at + 4);
      expect(rules(...some)).toEqual([]);
      const files = await projectFiles(shop(...some), tools);
      const plan = planOf(shop(...some)).services.find(({ name }) => name === 'archive');
      expect(plan?.subscriptions).toHaveLength(3 + some.length);
      const paths = new Set(files.map(({ path }) => path));
      for (const { handler } of plan?.subscriptions ?? []) expect(paths).toContain(`services/archive/${handler ?? ''}`);
    }
  });
});
