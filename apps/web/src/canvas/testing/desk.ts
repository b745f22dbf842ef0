import {
  add,
  applyChanges,
  type Board,
  type BoardChange,
  emptyBoard,
  evenKeys,
  normalise,
  type Result,
} from '@stormbridge/model';
import type { Desk } from '../desk.ts';
import { nextScene } from '../places.ts';
import type { CanvasView } from '../scene.ts';

/** A desk on a board in memory. What was committed and said can be looked at afterwards. */
export interface TestDesk extends Desk {
  readonly said: string[];
  readonly commits: (readonly BoardChange[])[];
}

/** Numbers in [0, 1) that are the same in every run. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

export function deskOn(start: Board, view: CanvasView = 'timeline', stage = 3): TestDesk {
  let board = normalise(start);
  let count = 0;
  const random = seeded();
  const said: string[] = [];
  const commits: (readonly BoardChange[])[] = [];
  return {
    said,
    commits,
    view,
    stage,
    author: 'Ada',
    seen: { x: 0, y: 0, w: 1200, h: 800 },
    get scene() {
      return nextScene(board, view, undefined);
    },
    writer: {
      get board() {
        return board;
      },
      commit: (changes) => {
        if (changes.length === 0) return false;
        commits.push(changes);
        board = normalise(applyChanges(board, changes));
        return true;
      },
      newId: () => `new${++count}`,
      random,
    },
    now: () => '2026-11-21T08:00:00.000Z',
    say: (message) => said.push(message),
    text: (key, values) => `${key} ${JSON.stringify(values ?? {})}`,
  };
}

/** A board made of changes. */
export const boardOf = (...changes: readonly BoardChange[]): Board => normalise(applyChanges(emptyBoard, changes));

/** A board with events in time: one column for each label or list of labels; the id of an event is its label. */
export function timeline(...columns: readonly (string | readonly string[])[]): Board {
  const keys = evenKeys(columns.length);
  return boardOf(
    ...columns.flatMap((labels, index) =>
      [labels].flat().map((label) => add('elements', label, { kind: 'event', label, column: keys[index] ?? '' })),
    ),
  );
}

/** The labels of the events in time: columns from left to right, alternatives joined by `+`. */
export function inTime(board: Board): string {
  const columns = new Map<string, string[]>();
  for (const row of board.elements.values())
    if (row.column !== undefined) columns.set(row.column, [...(columns.get(row.column) ?? []), row.label]);
  return [...columns]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, labels]) => labels.sort().join('+'))
    .join(' ');
}

/** Two contexts; Order is in both, run by one service; Payment is in none. Events o1 and p1 belong to them, e1 to none. */
export const landscape = (): Board =>
  boardOf(
    add('contexts', 'sales', { name: 'Sales', frame: { x: 0, y: 0, w: 640, h: 400 } }),
    add('contexts', 'store', { name: 'Store', frame: { x: 800, y: 0, w: 640, h: 400 } }),
    add('services', 'shop', { name: 'Shop', context: 'sales' }),
    add('services', 'depot', { name: 'Depot', context: 'store' }),
    add('aggregates', 'order', { name: 'Order' }),
    add('aggregates', 'stock', { name: 'Stock' }),
    add('aggregates', 'payment', { name: 'Payment', posLandscape: { x: 0, y: 600 } }),
    add('placements', 'order.sales', { aggregate: 'order', context: 'sales', service: 'shop' }),
    add('placements', 'stock.store', { aggregate: 'stock', context: 'store' }),
    add('elements', 'o1', { kind: 'event', label: 'Order Placed', aggregate: 'order', placement: 'order.sales' }),
    add('elements', 'p1', { kind: 'event', label: 'Payment Captured', aggregate: 'payment' }),
    add('elements', 'e1', { kind: 'event', label: 'Order Shipped', posLandscape: { x: 400, y: 900 } }),
    add('elements', 'c1', { kind: 'command', label: 'Place Order' }),
  );

/** The changes of a result that must have succeeded. */
export function changesOf(result: Result<BoardChange[]> | undefined): BoardChange[] {
  if (result === undefined) throw new Error('There is no such choice');
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.value;
}
