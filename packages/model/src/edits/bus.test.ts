import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, busOf, emptyBoard, settingsOf } from '../board.ts';
import { add, type BoardChange } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { consumersOf } from '../read/ownership.ts';
import type { ConsumptionKind } from '../tables.ts';
import { acceptSubscriptions, changeSettings, consume, consumption, nameBus, proposeSubscriptions } from './bus.ts';

const after = (board: Board, changes: readonly BoardChange[]): Board => normalise(applyChanges(board, changes));
const board = after(emptyBoard, [
  add('contexts', 'c', {}),
  add('services', 'billing', { name: 'Billing', context: 'c' }),
  add('services', 'mail', { name: 'Mail', context: 'c' }),
  add('elements', 'placed', { kind: 'event', service: 'billing' }),
  add('elements', 'paid', { kind: 'event', service: 'billing' }),
  add('eventVersions', 'placed.v1', { event: 'placed', version: 1 }),
  add('eventVersions', 'placed.v2', { event: 'placed', version: 2 }),
  add('elements', 'rule', { kind: 'policy', service: 'mail' }),
  add('elements', 'homeless', { kind: 'policy' }),
  add('elements', 'list', { kind: 'readModel', service: 'billing' }),
  add('elements', 'idle', { kind: 'readModel', service: 'billing' }),
  add('flows', '1', { from: 'placed', to: 'rule' }),
  add('flows', '2', { from: 'paid', to: 'rule' }),
  add('flows', '3', { from: 'paid', to: 'list' }),
  add('flows', '4', { from: 'paid', to: 'homeless' }),
]);
const proposed = after(board, acceptSubscriptions(proposeSubscriptions(board)));
const changed = (from: Board, service: string, event: string, kind: ConsumptionKind | undefined): Board => {
  const result = consume(from, 'new', service, event, kind);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return after(from, result.value);
};

describe('the bus', () => {
  test('[M50] policies and read models propose what their services must consume, the latest versions of all their events', () => {
    expect(proposeSubscriptions(board)).toEqual([
      {
        id: 'on.rule',
        row: {
          service: 'mail',
          kind: 'queue',
          scope: 'events',
          versions: ['placed.v2', 'paid.v1'],
          reason: 'policy',
          because: 'rule',
        },
      },
      {
        id: 'on.list',
        row: {
          service: 'billing',
          kind: 'queue',
          scope: 'events',
          versions: ['paid.v1'],
          reason: 'readModel',
          because: 'list',
        },
      },
    ]);
    expect(proposeSubscriptions(proposed)).toEqual([]);
  });

  test('[M110] an external system that waits for events is told of them: a destination of the service that adapts it', () => {
    const waiting = after(board, [
      add('elements', 'erp', { kind: 'externalSystem', service: 'billing' }),
      add('elements', 'silent', { kind: 'externalSystem', service: 'billing' }),
      add('flows', '5', { from: 'placed', to: 'erp' }),
    ]);
    const proposals = proposeSubscriptions(waiting).filter(({ row }) => row.reason === 'externalSystem');
    expect(proposals).toEqual([
      {
        id: 'on.erp',
        row: {
          service: 'billing',
          kind: 'destination',
          scope: 'events',
          versions: ['placed.v2'],
          reason: 'externalSystem',
          because: 'erp',
        },
      },
    ]);
    expect(proposeSubscriptions(after(waiting, acceptSubscriptions(proposals))).map(({ id }) => id)).toEqual([
      'on.rule',
      'on.list',
    ]);
  });

  test('[M51] a cell of the matrix makes, changes and removes a subscription', () => {
    const made = changed(board, 'mail', 'placed', 'direct');
    expect(made.subscriptions.get('new')).toMatchObject({
      service: 'mail',
      kind: 'direct',
      versions: ['placed.v2'],
      reason: 'record',
    });
    expect(consumption(made, 'mail', 'placed').map(({ id }) => id)).toEqual(['new']);
    expect(changed(made, 'mail', 'placed', 'queue').subscriptions.get('new')?.kind).toBe('queue');
    expect(changed(made, 'mail', 'placed', undefined).subscriptions.size).toBe(0);
    expect(consume(board, 'new', 'mail', 'gone', 'queue')).toMatchObject({ ok: false, problems: [{ rule: 'M51' }] });
  });

  test('[M51] one event is taken out of a subscription over several, and its kind is one for all', () => {
    expect(changed(proposed, 'mail', 'placed', undefined).subscriptions.get('on.rule')?.versions).toEqual(['paid.v1']);
    expect(changed(proposed, 'mail', 'placed', 'direct').subscriptions.get('on.rule')?.kind).toBe('direct');
    expect(consumersOf(proposed, proposed.elements.get('paid') as never).map(({ id }) => id)).toEqual([
      'on.list',
      'on.rule',
    ]);
  });

  test('[M52] what is consumed with the whole bus or a whole source is not taken out one by one', () => {
    for (const [scope, what] of [
      ['bus', 'the whole bus'],
      ['source', 'all events of one source'],
    ] as const) {
      const wide = after(board, [add('subscriptions', 'w', { service: 'mail', scope, producer: 'billing' })]);
      const result = consume(wide, 'new', 'mail', 'paid', undefined);
      expect(result).toMatchObject({
        ok: false,
        problems: [{ rule: 'M52', at: 'w', message: expect.stringContaining(what) }],
      });
    }
  });

  test('[M53] the bus and the settings are written whether or not they are stored yet', () => {
    const named = after(emptyBoard, nameBus(emptyBoard, 'shop-bus'));
    expect(busOf(named).name).toBe('shop-bus');
    expect(busOf(after(named, nameBus(named, 'other'))).name).toBe('other');
    const set = after(emptyBoard, changeSettings(emptyBoard, { title: 'Shop' }));
    const both = after(set, changeSettings(set, { envelope: 'plain' }));
    expect(settingsOf(both)).toMatchObject({ title: 'Shop', envelope: 'plain' });
  });
});
