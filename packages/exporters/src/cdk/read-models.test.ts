import { add, type BoardChange, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { projectFiles } from './project.ts';

const text = async (path: string, ...changes: readonly BoardChange[]): Promise<string> =>
  (await projectFiles(shop(...changes), tools)).find((file) => file.path === path)?.text ?? 'no file';
const VIEW = 'services/order/src/domain/views/order-status.ts';
/** The page shows a declined payment too. */
const MORE = patch('subscriptions', 'u3', {
  versions: [eventVersionId('e4', 1), eventVersionId('e3', 1)],
});

describe('a read model', () => {
  it('[X260] is a pure, typed fold with an entry for each of its events', async () => {
    const view = await text(VIEW);
    expect(view).toContain('type Events = typeof OrderConfirmedV1;');
    expect(view).toContain('export type OrderStatusView = LatestTold<Events>;');
    expect(view).toContain('export const viewRules: ViewRules<Events, OrderStatusView> = {');
    expect(view).toContain("  fold: {\n    'OrderConfirmed.v1': told,\n  },\n");
    expect(view.match(/from '[^']+'/g)).toEqual([
      "from '@small-shop/contracts'",
      "from '@small-shop/event-kit/domain'",
    ]);
    expect(await text(VIEW, MORE)).toContain("    'OrderConfirmed.v1': told,\n    'PaymentDeclined.v1': told,\n");
  });

  it('[X261] has one list, for good, and asks whether that is right', async () => {
    const view = await text(VIEW);
    expect(view).toContain('  listedIn: () => EVERYTHING,\n  keepDays: null,\n');
    const open = await text('docs/open-decisions.md');
    for (const name of ['fold', 'listedIn', 'keepDays'])
      expect(
        open.split('\n').filter((line) => line.startsWith('- [ ] `GET /order-status') && line.includes(name)),
      ).toHaveLength(1);
    expect(await text('README.md')).toContain('at most 100');
  });

  it('[X262] is written by its projection and read by its routes, and a record needs no index', async () => {
    const stack = await text('services/order/lib/order-stack.ts');
    expect(stack).toContain("const readModels = new ViewTable(this, 'ReadModels');");
    expect(stack).toContain('readModels.grantProjection(orderStatus.handler);');
    expect(stack).toContain('readModels.grantView(reads);');
    const record = await text('services/archive/lib/archive-stack.ts');
    expect(record).toContain("const readModels = new ServiceTable(this, 'ReadModels');");
    expect(record).toContain('readModels.grantRecord(');
    expect(record).not.toContain('ViewTable');
  });

  it('[X263] has a test that says what it shows', async () => {
    const written = await text('services/order/test/order.test.ts', MORE);
    const shows = written.split("it('").find((one) => one.startsWith('Order status shows')) ?? '';
    for (const name of ['OrderConfirmed', 'PaymentDeclined']) {
      expect(shows).toContain(`eventGiven(${name}V1, sample(${name}V1))`);
      expect(shows).toContain(`'${name}.v1': sample(${name}V1)`);
    }
  });

  it('[X266] is made anew as the runbook says, where there is one', async () => {
    expect(await text('docs/runbook.md')).toContain('## A read model shows by new rules');
    const none = patch('subscriptions', 'u3', { reason: 'record' });
    expect(await text('docs/runbook.md', none)).not.toContain('read model');
  });
});

describe('a stored state', () => {
  it('[X264] says its version and what brings older ones forward, and a test loads the first one', async () => {
    const domain = await text('services/billing/src/domain/payment.ts');
    expect(domain).toContain('export const stateRules: StateRules<PaymentState, PaymentFact> = {');
    expect(domain).toContain('  stateVersion: 1,\n  upgrades: {},\n');
    expect(await text('services/billing/src/handlers/payment.ts')).toContain(
      "new AggregateStore('Payment', stateRules);",
    );
    expect(await text('services/billing/test/billing.test.ts')).toContain(
      'expect(asToday(paymentStateRules, stored, 1)).toEqual(stored);',
    );
  });

  it('[X264] is nothing that a domain has whose state nobody changes', async () => {
    const told = [
      add('elements', 'e90', { kind: 'event', label: 'Return noted', aggregate: 'g90', placement: 'p90', column: 'x' }),
      add('eventVersions', eventVersionId('e90', 1), { event: 'e90', version: 1, status: 'inUse' }),
      add('aggregates', 'g90', { name: 'Return' }),
      add('placements', 'p90', { aggregate: 'g90', context: 'c1', service: 's1' }),
    ];
    const domain = await text('services/order/src/domain/return-aggregate.ts', ...told);
    expect(domain).not.toBe('no file');
    expect(domain).not.toContain('stateRules');
  });
});
