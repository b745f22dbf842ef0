import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, remove } from '../changes.ts';
import { timelinePlaces } from '../layout/timeline.ts';
import { timeColumns } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';
import type { Frame } from '../tables.ts';
import { arbitraryBoard, arbitraryTape } from '../testing/arbitrary-board.ts';
import { holds } from '../testing/holds.ts';
import { placeAfter, placeInTime, sequenceByPosition, takeOutOfTime } from './timeline.ts';

const chance = (): number => 0.5;
const after = (board: Board, changes: readonly BoardChange[]): Board => applyChanges(board, changes);
const order = (board: Board): string[] => timeColumns(board).map(({ events }) => events.map(({ id }) => id).join('+'));
const event = (id: string, fields: object): BoardChange => add('elements', id, { kind: 'event', ...fields });
const row = (board: Board, id: string): ElementRow => board.elements.get(id) as ElementRow;

const board = after(emptyBoard, [
  event('a', { column: '1V' }),
  event('b', { column: '2V' }),
  event('c', { column: '3V' }),
  event('c2', { column: '3V', lane: 'side' }),
  event('free', {}),
]);

describe('time', () => {
  test('[M24] on a column events become alternatives, between two they make a column of their own', () => {
    expect(order(after(board, placeInTime(board, ['free'], { column: '2V' }, chance)))).toEqual([
      'a',
      'b+free',
      'c+c2',
    ]);
    const between = { after: '1V', before: '2V', lane: 'side' };
    const placed = after(board, placeInTime(board, ['free'], between, chance));
    expect(order(placed)).toEqual(['a', 'free', 'b', 'c+c2']);
    expect(row(placed, 'free').lane).toBe('side');
  });

  test('[M24] several keep their order, and those that shared a column share one again', () => {
    const moved = after(board, placeInTime(board, ['c2', 'c', 'b'], { after: undefined, before: '1V' }, chance));
    expect(order(moved)).toEqual(['b', 'c+c2', 'a']);
    expect(row(moved, 'c2').lane).toBe('side');
  });

  test('[M24] right behind an event is between it and the next; behind one without a time, at the end', () => {
    expect(placeAfter(board, row(board, 'a'))).toMatchObject({ after: '1V', before: '2V' });
    expect(placeAfter(board, row(board, 'c2'))).toMatchObject({ after: '3V', before: undefined, lane: 'side' });
    expect(placeAfter(board, row(board, 'free'))).toMatchObject({ after: '3V', before: undefined });
  });

  test('[M24] out of time they lie where they are put', () => {
    const out = after(
      board,
      takeOutOfTime(['a'], () => ({ x: 5, y: 6 })),
    );
    expect(row(out, 'a').posTimeline).toEqual({ x: 5, y: 6 });
    expect(order(out)).toEqual(['b', 'c+c2']);
  });

  test('[M24] where people laid events is read as time: left to right, one above the other as alternatives', () => {
    const pile = after(emptyBoard, [
      event('later', { posTimeline: { x: 500, y: 0 } }),
      event('first', { posTimeline: { x: 0, y: 90 } }),
      event('or', { posTimeline: { x: 40, y: 200 } }),
      event('nowhere', {}),
    ]);
    expect(order(after(pile, sequenceByPosition(pile, chance)))).toEqual(['first+or', 'later', 'nowhere']);
    const mixed = after(board, sequenceByPosition(board, chance));
    expect(order(mixed)).toEqual(['a', 'b', 'c+c2', 'free']);
  });

  test('[M24] what lies freely where the timeline will be goes under it, all of it together', () => {
    const pile = after(emptyBoard, [
      event('a', { posTimeline: { x: 0, y: 40 } }),
      event('b', { posTimeline: { x: 300, y: 60 } }),
      add('elements', 'spot', { kind: 'hotSpot', posTimeline: { x: 40, y: 0 } }),
      add('elements', 'below', { kind: 'command', posTimeline: { x: 0, y: 200 } }),
      add('elements', 'above', { kind: 'command', posTimeline: { x: 0, y: -900 } }),
    ]);
    const done = after(pile, sequenceByPosition(pile, chance));
    const places = timelinePlaces(done);
    const frame = (id: string) => places.get(id) as Frame;
    const lowest = Math.max(...['a', 'b'].map((id) => frame(id).y + frame(id).h));
    expect(frame('spot').y).toBeGreaterThan(lowest);
    expect(frame('below').y - frame('spot').y).toBe(200);
    expect(frame('above').y).toBe(-900);
    const free = after(pile, [remove('elements', 'spot'), remove('elements', 'below')]);
    expect(sequenceByPosition(free, chance).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('[M24] placing events anywhere never disturbs the order of the others', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), arbitraryTape, (any, tape) => {
        const events = timeColumns(any).flatMap((column) => column.events);
        const [moved, target] = [tape.pick(events), tape.pick(events)];
        if (moved === undefined || target === undefined || moved.column === target.column) return;
        const now = after(any, placeInTime(any, [moved.id], placeAfter(any, target), tape.random));
        const others = (of: Board): string[] =>
          order(of)
            .join('+')
            .split('+')
            .filter((id) => id !== moved.id);
        expect(others(now)).toEqual(others(any));
        const at = timeColumns(now).findIndex((column) => column.events.some(({ id }) => id === target.id));
        expect(timeColumns(now)[at + 1]?.events.map(({ id }) => id)).toEqual([moved.id]);
      }),
      { numRuns: 200 },
    );
  });
});
