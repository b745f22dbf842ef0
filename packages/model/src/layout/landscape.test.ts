import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { parseBoardFile } from '../file/read.ts';
import { normalise } from '../normalise.ts';
import { evenKeys } from '../order-key.ts';
import type { Frame } from '../tables.ts';
import { arbitraryBoard } from '../testing/arbitrary-board.ts';
import { overlapping } from '../testing/equal.ts';
import { holds } from '../testing/holds.ts';
import { landscapePlaces } from './landscape.ts';

const example = (name: string): Board => {
  const read = parseBoardFile(
    readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
};
const boardOf = (...changes: BoardChange[]): Board => normalise(applyChanges(emptyBoard, changes));

/** A board on which nobody has laid anything. */
const unlaid = (board: Board): Board =>
  applyChanges(board, [
    ...[...board.elements.keys()].map((id) => patch('elements', id, { posLandscape: null })),
    ...[...board.aggregates.keys()].map((id) => patch('aggregates', id, { posLandscape: null })),
    ...[...board.placements.keys()].map((id) => patch('placements', id, { pos: null })),
    ...[...board.contexts.keys()].map((id) => patch('contexts', id, { frame: null })),
  ]);
const isArea = (board: Board, id: string): boolean => board.contexts.has(id) || board.services.has(id);
const inside = (outer: Frame | undefined, inner: Frame | undefined): boolean =>
  outer !== undefined &&
  inner !== undefined &&
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.w >= inner.x + inner.w &&
  outer.y + outer.h >= inner.y + inner.h;

function checkNesting(board: Board): void {
  const places = landscapePlaces(board);
  for (const { id, context, service } of board.placements.values()) {
    expect(inside(places.get(context), places.get(id)), `${id} in ${context}`).toBe(true);
    if (service !== undefined) expect(inside(places.get(service), places.get(id)), `${id} in ${service}`).toBe(true);
  }
  for (const { id, context } of board.services.values())
    if (context !== undefined) expect(inside(places.get(context), places.get(id)), `${id} in ${context}`).toBe(true);
  for (const { id, placement } of board.elements.values())
    if (placement !== undefined) {
      const context = board.placements.get(placement)?.context ?? '';
      expect(inside(places.get(context), places.get(id)), `${id} in ${context}`).toBe(true);
    }
}

describe('landscape layout', () => {
  test('[M97] contexts, services, aggregates, events and owned commands all have a place', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), (board) => {
        const places = landscapePlaces(board);
        for (const table of ['contexts', 'services', 'placements'] as const)
          for (const id of board[table].keys()) expect(places.has(id), id).toBe(true);
        const placed = new Set([...board.placements.values()].map(({ aggregate }) => aggregate));
        for (const id of board.aggregates.keys()) expect(places.has(id)).toBe(!placed.has(id));
        for (const { id, kind, aggregate } of board.elements.values())
          if (kind === 'event' || (kind === 'command' && aggregate !== undefined))
            expect(places.has(id), id).toBe(true);
        for (const { x, y, w, h } of places.values()) expect([x, y, w, h].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('[M98] where nobody has laid anything nothing lies on another thing, and areas only hold their own', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 12 }), (laid) => {
        const board = unlaid(laid);
        const places = [...landscapePlaces(board)];
        expect(overlapping(places.filter(([id]) => !isArea(board, id)))).toEqual([]);
        expect(overlapping(places.filter(([id]) => board.contexts.has(id)))).toEqual([]);
        expect(overlapping(places.filter(([id]) => board.services.has(id)))).toEqual([]);
        for (const [id, { x, y }] of places) expect([id, Math.abs(x % 8), Math.abs(y % 8)]).toEqual([id, 0, 0]);
      }),
      { numRuns: 200 },
    );
  });

  test('[M99] a context holds its services and aggregates, a service what it runs, wherever they were laid', () => {
    holds(fc.property(arbitraryBoard({ rows: 8 }), checkNesting), { numRuns: 200 });
  });

  test.each(['order-checkout', 'file-manager'])('[M98] the example %s comes out without overlaps', (name) => {
    const board = example(name);
    const places = [...landscapePlaces(board)];
    expect(overlapping(places.filter(([id]) => !isArea(board, id)))).toEqual([]);
    expect(overlapping(places.filter(([id]) => board.contexts.has(id)))).toEqual([]);
    checkNesting(board);
  });

  const keys = evenKeys(4);
  const small = boardOf(
    add('aggregates', 'order', { name: 'Order' }),
    add('aggregates', 'cart', { name: 'Cart' }),
    add('contexts', 'sales', { name: 'Sales' }),
    add('services', 's', { name: 'Order', context: 'sales' }),
    add('placements', 'p', { aggregate: 'order', context: 'sales', service: 's' }),
    ...keys.map((column, index) =>
      add('elements', `e${index}`, { kind: 'event', column, ...(index < 2 ? { aggregate: 'order' } : {}) }),
    ),
    add('elements', 'c', { kind: 'command', aggregate: 'order' }),
    add('flows', 'f', { from: 'c', to: 'e0' }),
    add('flows', 'g', { from: 'c', to: 'e1' }),
    add('elements', 'spot', { kind: 'hotSpot', on: 'order' }),
    add('elements', 'rule', { kind: 'policy' }),
  );

  test('[M97] an aggregate stands left of its commands, a command left of what it leads to, alternatives together', () => {
    const at = (id: string): Frame => landscapePlaces(small).get(id) as Frame;
    expect(at('p').x + at('p').w).toBeLessThan(at('c').x);
    expect(at('c').x + at('c').w).toBeLessThan(at('e0').x);
    expect(at('c').y).toBe(at('e0').y);
    expect([at('e1').x, at('e1').y]).toEqual([at('e0').x, at('e0').y + 104]);
    expect(inside(at('s'), at('spot'))).toBe(true);
    expect(landscapePlaces(small).has('rule')).toBe(false);
  });

  test('[M98] assigning one event leaves every other unassigned event where it is', () => {
    const before = landscapePlaces(small);
    const after = landscapePlaces(applyChanges(small, [patch('elements', 'e2', { aggregate: 'cart' })]));
    expect(after.get('e3')).toEqual(before.get('e3'));
    expect(after.get('e2')).not.toEqual(before.get('e2'));
  });

  test('[M99] what somebody has laid somewhere lies there, and a frame grows with what is in it', () => {
    const laid = applyChanges(small, [
      patch('contexts', 'sales', { frame: { x: 1000, y: 500, w: 300, h: 200 } }),
      patch('placements', 'p', { pos: { x: 1400, y: 800 } }),
      patch('aggregates', 'cart', { posLandscape: { x: 7, y: 9 } }),
      patch('elements', 'e3', { posLandscape: { x: -70, y: -90 } }),
      patch('elements', 'rule', { posLandscape: { x: 3, y: 4 } }),
    ]);
    const places = landscapePlaces(laid);
    expect(places.get('p')).toMatchObject({ x: 1400, y: 800 });
    expect(places.get('cart')).toMatchObject({ x: 7, y: 9 });
    expect(places.get('e3')).toMatchObject({ x: -70, y: -90 });
    expect(places.get('rule')).toMatchObject({ x: 3, y: 4 });
    expect(places.get('sales')).toMatchObject({ x: 1000, y: 500 });
    checkNesting(laid);
  });

  test('[M96] the same board is laid out once', () => {
    expect(landscapePlaces(small)).toBe(landscapePlaces(small));
    expect(landscapePlaces(emptyBoard).size).toBe(0);
  });
});
