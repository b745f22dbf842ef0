import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { normalise } from '../normalise.ts';
import type { PlacementRow } from '../rows.ts';
import { assign, movePlacement, placeAggregate, unplace } from './aggregates.ts';
import { derivedId } from './ids.ts';
import { acceptServices, proposeServices, runBy } from './services.ts';

const after = (board: Board, changes: readonly BoardChange[]): Board => normalise(applyChanges(board, changes));
const board = after(emptyBoard, [
  add('aggregates', 'order', { name: 'Order' }),
  add('aggregates', 'cart', { name: 'Cart' }),
  add('contexts', 'sales', { name: 'Sales' }),
  add('contexts', 'stock', { name: 'Stock' }),
  add('elements', 'e', { kind: 'event', aggregate: 'order' }),
  add('elements', 'f', { kind: 'event' }),
  add('elements', 'k', { kind: 'command' }),
  add('elements', 'p', { kind: 'policy' }),
]);
const placed = after(board, placeAggregate(board, 'order', 'sales'));
const twice = after(placed, placeAggregate(placed, 'order', 'stock', { x: 1, y: 2 }));
const home = derivedId('in', 'order', 'sales');
const other = derivedId('in', 'order', 'stock');
const row = (id: string): PlacementRow => twice.placements.get(id) as PlacementRow;

describe('aggregates and contexts', () => {
  test('[M40] events and commands are given to an aggregate or taken from it, other kinds are left alone', () => {
    const given = after(board, assign(board, ['f', 'k', 'p', 'gone'], 'cart'));
    expect(['f', 'k', 'p'].map((id) => given.elements.get(id)?.aggregate)).toEqual(['cart', 'cart', undefined]);
    const taken = after(given, assign(given, ['f'], undefined));
    expect(taken.elements.get('f')).not.toHaveProperty('aggregate');
  });

  test('[M40] in an aggregate of several contexts they go to the one named, else to the first', () => {
    expect(after(twice, assign(twice, ['f'], 'order', other)).elements.get('f')?.placement).toBe(other);
    expect(after(twice, assign(twice, ['f'], 'order')).elements.get('f')?.placement).toBe(home);
    expect(after(twice, assign(twice, ['f'], 'order', 'gone')).elements.get('f')?.placement).toBe(home);
  });

  test('[M41] an aggregate may be in several contexts, once in each; its events stay where they were', () => {
    expect(placed.elements.get('e')?.placement).toBe(home);
    expect(twice.placements.size).toBe(2);
    expect(twice.elements.get('e')?.placement).toBe(home);
    expect(row(other).pos).toEqual({ x: 1, y: 2 });
    expect(placeAggregate(twice, 'order', 'stock')).toEqual([]);
    expect(placeAggregate(twice, 'order', 'stock', { x: 3, y: 4 })).toEqual([
      patch('placements', other, { pos: { x: 3, y: 4 } }),
    ]);
  });

  test('[M41] two people who place an aggregate in one context at once make one placement', () => {
    expect(placeAggregate(board, 'order', 'sales')).toEqual(placeAggregate(board, 'order', 'sales'));
    expect(derivedId('in', 'x'.repeat(60), 'y'.repeat(60))).toHaveLength(76);
    expect(derivedId('in', 'x'.repeat(60), 'y'.repeat(60))).not.toBe(derivedId('in', 'x'.repeat(60), 'z'.repeat(60)));
  });

  test('[M41] moving to another context takes events along and leaves the service; a twin there takes over', () => {
    const served = after(placed, [
      add('services', 's', { context: 'sales' }),
      patch('placements', home, { service: 's' }),
    ]);
    const moved = after(served, movePlacement(served, served.placements.get(home) as PlacementRow, 'stock'));
    expect(moved.placements.get(home)).toMatchObject({ context: 'stock' });
    expect(moved.placements.get(home)?.service).toBeUndefined();
    expect(moved.elements.get('e')?.placement).toBe(home);
    const joined = after(twice, movePlacement(twice, row(home), 'stock'));
    expect([...joined.placements.keys()]).toEqual([other]);
    expect(joined.elements.get('e')?.placement).toBe(other);
    expect(movePlacement(twice, row(home), 'sales')).toEqual([]);
  });

  test('[M41] taking it out of a context hands its events to another one, or to none', () => {
    const left = after(twice, unplace(twice, row(home)));
    expect(left.elements.get('e')?.placement).toBe(other);
    const none = after(left, unplace(left, left.placements.get(other) as PlacementRow));
    expect(none.elements.get('e')).toMatchObject({ aggregate: 'order' });
    expect(none.elements.get('e')?.placement).toBeUndefined();
  });
});

describe('services', () => {
  test('[M43] one service is proposed for each aggregate in each context that has none', () => {
    expect(proposeServices(twice).map(({ name, context }) => [name, context])).toEqual([
      ['Sales Order', 'sales'],
      ['Stock Order', 'stock'],
    ]);
    expect(proposeServices(placed).map(({ name }) => name)).toEqual(['Order']);
  });

  test('[M43] accepting stores the proposals, twice as once, and then none are left', () => {
    const proposals = proposeServices(twice);
    const served = after(twice, acceptServices(twice, proposals));
    expect([...served.services.values()].map(({ name }) => name)).toEqual(['Sales Order', 'Stock Order']);
    expect(new Set([...served.placements.values()].map(({ service }) => service)).size).toBe(2);
    expect(proposeServices(served)).toEqual([]);
    expect(after(served, acceptServices(served, proposals)).services).toEqual(served.services);
  });

  test('[M42] a service runs aggregates of its own context; one of another is refused in words', () => {
    const served = after(twice, [
      add('services', 's', { name: 'Shop', context: 'sales' }),
      add('services', 'new', { name: 'New' }),
    ]);
    expect(runBy(served, home, 's')).toEqual({ ok: true, value: [patch('placements', home, { service: 's' })] });
    expect(runBy(served, home, undefined)).toMatchObject({ ok: true });
    const refused = runBy(served, other, 's');
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ rule: 'M42', message: 'Shop belongs to Sales. An aggregate in two contexts becomes two services.' }],
    });
    const homed = runBy(served, other, 'new');
    expect(homed.ok && after(served, homed.value).services.get('new')?.context).toBe('stock');
    for (const [placement, service] of [
      ['gone', 's'],
      [home, 'gone'],
    ] as const)
      expect(runBy(served, placement, service)).toMatchObject({ ok: false, problems: [{ rule: 'M42' }] });
  });
});
