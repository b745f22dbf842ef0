import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { normalise } from '../normalise.ts';
import type { ElementRow, SubscriptionRow } from '../rows.ts';
import { arbitraryBoard } from '../testing/arbitrary-board.ts';
import { holds } from '../testing/holds.ts';
import { indexOf } from './board-index.ts';
import { couplingOf, couplings } from './coupling.ts';
import { comesFrom, elementsOf, leadsTo } from './flow.ts';
import {
  consumersOf,
  contextOf,
  eventsOf,
  fieldsOf,
  matchedVersions,
  placementOf,
  serviceOf,
  versionsOf,
} from './ownership.ts';
import { compareInTime, compareLanes, eventsInTime, timeColumns } from './timeline.ts';

const boardOf = (...changes: BoardChange[]): Board => normalise(applyChanges(emptyBoard, changes));
const row = (board: Board, id: string): ElementRow => board.elements.get(id) as ElementRow;
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const shop = boardOf(
  add('contexts', 'sales', {}),
  add('contexts', 'stock', {}),
  add('services', 'order', { context: 'sales' }),
  add('services', 'store', { context: 'stock' }),
  add('aggregates', 'a', {}),
  add('placements', 'in-sales', { aggregate: 'a', context: 'sales', service: 'order' }),
  add('placements', 'in-stock', { aggregate: 'a', context: 'stock', service: 'store' }),
  add('elements', 'placed', { kind: 'event', aggregate: 'a', placement: 'in-sales', column: '1V' }),
  add('elements', 'packed', { kind: 'event', aggregate: 'a', placement: 'in-stock', column: '2V' }),
  add('elements', 'delivered', { kind: 'event', column: '3V', lane: 'late' }),
  add('elements', 'carrier', { kind: 'externalSystem', service: 'store' }),
  add('elements', 'place', { kind: 'command' }),
  add('elements', 'pack', { kind: 'command' }),
  add('elements', 'rule', { kind: 'policy' }),
  add('elements', 'clock', { kind: 'timer' }),
  add('flows', '1', { from: 'place', to: 'placed' }),
  add('flows', '2', { from: 'placed', to: 'rule' }),
  add('flows', '3', { from: 'rule', to: 'pack' }),
  add('flows', '4', { from: 'pack', to: 'packed' }),
  add('flows', '5', { from: 'carrier', to: 'delivered' }),
  add('flows', '6', { from: 'clock', to: 'pack' }),
  add('subscriptions', 's1', { service: 'store', versions: ['placed.v1'] }),
  add('subscriptions', 's2', { service: 'order', scope: 'source', producer: 'store' }),
  add('subscriptions', 's3', { service: 'order', scope: 'bus' }),
);

describe('reading a board', () => {
  test('[M44] an event lives in the service of its placement, one of an external system in the service that adapts it', () => {
    const serviceIn = (id: string): string | undefined => serviceOf(shop, row(shop, id))?.id;
    expect(['placed', 'packed', 'delivered', 'carrier'].map(serviceIn)).toEqual(['order', 'store', 'store', 'store']);
    expect(ids(eventsOf(shop, 'store')).sort()).toEqual(['delivered', 'packed']);
    expect(contextOf(shop, row(shop, 'placed'))?.id).toBe('sales');
    expect(contextOf(shop, row(shop, 'delivered'))?.id).toBe('stock');
    expect(placementOf(shop, row(shop, 'packed'))?.id).toBe('in-stock');
  });

  test('[M44] commands, policies and timers follow the arrows to a service, unless they name one themselves', () => {
    const serviceIn = (board: Board, id: string): string | undefined => serviceOf(board, row(board, id))?.id;
    expect(['place', 'pack', 'rule', 'clock'].map((id) => serviceIn(shop, id))).toEqual([
      ...['order', 'store', 'store', 'store'],
    ]);
    const named = applyChanges(shop, [patch('elements', 'rule', { service: 'order' })]);
    expect(serviceIn(named, 'rule')).toBe('order');
    const torn = applyChanges(shop, [add('flows', '7', { from: 'pack', to: 'placed' })]);
    expect(serviceIn(torn, 'pack')).toBeUndefined();
  });

  test('[M54] a subscription matches the versions it names, all events of one source, or all there are', () => {
    const matched = (id: string): string[] =>
      ids(matchedVersions(shop, shop.subscriptions.get(id) as SubscriptionRow)).sort();
    expect(matched('s1')).toEqual(['placed.v1']);
    expect(matched('s2')).toEqual(['delivered.v1', 'packed.v1']);
    expect(matched('s3')).toEqual(['delivered.v1', 'packed.v1', 'placed.v1']);
    expect(ids(consumersOf(shop, row(shop, 'placed')))).toEqual(['s1', 's3']);
  });

  test('[M44] contexts are coupled where a policy of one reacts to an event of another', () => {
    expect(
      couplings(shop).map(({ from, to, events, policies }) => [from.id, to.id, ids(events), ids(policies)]),
    ).toEqual([['sales', 'stock', ['placed'], ['rule']]]);
    // Before anybody names services or assigns commands, the events alone say what crosses a border.
    const unnamed = normalise(
      applyChanges(shop, [
        patch('placements', 'in-sales', { service: null }),
        patch('placements', 'in-stock', { service: null }),
        patch('elements', 'carrier', { service: null }),
      ]),
    );
    expect(couplings(unnamed).map(({ from, to }) => [from.id, to.id])).toEqual([['sales', 'stock']]);
    expect(couplingOf(shop, 'stock')).toEqual({ foreign: 1, own: 0 });
    expect(couplingOf(shop, 'sales')).toEqual({ foreign: 0, own: 0 });
  });

  test('[M34] arrows are read both ways, of one kind or of all', () => {
    expect(ids(leadsTo(shop, 'placed'))).toEqual(['rule']);
    expect(ids(comesFrom(shop, 'pack'))).toEqual(['rule', 'clock']);
    expect(ids(comesFrom(shop, 'pack', 'timer'))).toEqual(['clock']);
    expect(ids(elementsOf(shop, 'event'))).toEqual(['delivered', 'packed', 'placed']);
    expect(leadsTo(shop, 'gone')).toEqual([]);
  });

  test('[M24] time is column, lane and id; the main lane comes first, events without a column last', () => {
    const board = boardOf(
      add('elements', 'z', { kind: 'event', column: '1V' }),
      add('elements', 'a', { kind: 'event', column: '1V', lane: 'error' }),
      add('elements', 'm', { kind: 'event', column: '1V', lane: 'Main' }),
      add('elements', 'n', { kind: 'event' }),
      add('elements', 'l', { kind: 'event', column: '0V', lane: 'zzz' }),
    );
    expect(ids(eventsInTime(board))).toEqual(['l', 'm', 'z', 'a', 'n']);
    expect(timeColumns(board).map(({ key, events }) => [key, ids(events)])).toEqual([
      ['0V', ['l']],
      ['1V', ['m', 'z', 'a']],
    ]);
    expect([compareLanes('', 'main'), compareLanes('main', 'a'), compareLanes('a', 'b')]).toEqual([0, -1, -1]);
    expect(compareInTime(row(board, 'l'), row(board, 'n'))).toBeLessThan(0);
  });

  test('[M44] whatever is read of a board names rows of that board, in an order that rows cannot change', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        expect(indexOf(board)).toBe(indexOf(board));
        for (const element of board.elements.values()) {
          const service = serviceOf(board, element);
          if (service !== undefined) expect(board.services.get(service.id)).toBe(service);
          for (const other of [...leadsTo(board, element.id), ...comesFrom(board, element.id)])
            expect(board.elements.get(other.id)).toBe(other);
          if (element.kind === 'event') expect(versionsOf(board, element.id).length).toBeGreaterThan(0);
          for (const field of fieldsOf(board, element.id)) expect(field.owner).toBe(element.id);
        }
        const order = ids(eventsInTime(board));
        const other = { ...board, elements: new Map([...board.elements].reverse()) };
        expect(ids(eventsInTime(other))).toEqual(order);
      }),
    );
  });
});
