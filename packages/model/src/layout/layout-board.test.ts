import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { timeColumns } from '../read/timeline.ts';
import { arbitraryBoard } from '../testing/arbitrary-board.ts';
import { holds } from '../testing/holds.ts';
import { layoutBoard } from './layout-board.ts';

const boardOf = (...changes: BoardChange[]): Board => normalise(applyChanges(emptyBoard, changes));
const event = (id: string, fields: object = {}): BoardChange => add('elements', id, { kind: 'event', ...fields });
const columnsOf = (board: Board): string[] =>
  timeColumns(applyChanges(board, layoutBoard(board))).map(({ events }) => events.map(({ id }) => id).join('+'));

describe('laying out a board from a file', () => {
  test('[M100] gives every event a moment and every context a frame, and then nothing more', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), (board) => {
        const laid = applyChanges(board, layoutBoard(board));
        expect(layoutBoard(laid)).toEqual([]);
        for (const row of laid.elements.values())
          if (row.kind === 'event') expect(row.column !== undefined || row.posTimeline !== undefined).toBe(true);
        for (const { frame } of laid.contexts.values()) expect(frame).toBeDefined();
        expect(normalise(laid)).toBe(laid);
      }),
    );
  });

  test('[M100] keeps what was laid already', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), (board) => {
        for (const change of layoutBoard(board)) {
          if (change.op !== 'patch') throw new Error(change.op);
          const row = board[change.table].get(change.id) as unknown as Readonly<Record<string, unknown>>;
          for (const field of Object.keys(change.fields)) expect(row[field]).toBeUndefined();
        }
      }),
    );
  });

  test('[M101] events come in the order of the file, causes before effects, alternatives of a command together', () => {
    const board = boardOf(
      event('shipped'),
      event('placed'),
      event('paid'),
      event('declined'),
      event('noted'),
      add('elements', 'place', { kind: 'command' }),
      add('elements', 'pay', { kind: 'command' }),
      add('elements', 'ship', { kind: 'command' }),
      add('elements', 'p1', { kind: 'policy' }),
      add('elements', 'p2', { kind: 'policy' }),
      add('flows', 'a', { from: 'place', to: 'placed' }),
      add('flows', 'b', { from: 'placed', to: 'p1' }),
      add('flows', 'c', { from: 'p1', to: 'pay' }),
      add('flows', 'd', { from: 'pay', to: 'paid' }),
      add('flows', 'e', { from: 'pay', to: 'declined' }),
      add('flows', 'f', { from: 'paid', to: 'p2' }),
      add('flows', 'g', { from: 'p2', to: 'ship' }),
      add('flows', 'h', { from: 'ship', to: 'shipped' }),
    );
    // Two events in one column are listed by lane and id.
    expect(columnsOf(board)).toEqual(['placed', 'declined+paid', 'shipped', 'noted']);
  });

  test('[M101] a circle is broken, not followed for ever', () => {
    const board = boardOf(
      event('a'),
      event('b'),
      add('elements', 'ca', { kind: 'command' }),
      add('elements', 'cb', { kind: 'command' }),
      add('elements', 'pa', { kind: 'policy' }),
      add('elements', 'pb', { kind: 'policy' }),
      add('flows', '1', { from: 'a', to: 'pa' }),
      add('flows', '2', { from: 'pa', to: 'cb' }),
      add('flows', '3', { from: 'cb', to: 'b' }),
      add('flows', '4', { from: 'b', to: 'pb' }),
      add('flows', '5', { from: 'pb', to: 'ca' }),
      add('flows', '6', { from: 'ca', to: 'a' }),
    );
    expect(columnsOf(board).sort()).toEqual(['a', 'b']);
  });

  test('[M102] events without a moment go behind their causes, or to the end of those that have one', () => {
    const board = boardOf(
      event('one', { column: '1V' }),
      event('two', { column: '2V' }),
      event('reaction'),
      event('other'),
      event('free', { posTimeline: { x: 0, y: 0 } }),
      add('elements', 'p', { kind: 'policy' }),
      add('elements', 'c', { kind: 'command' }),
      add('flows', 'a', { from: 'one', to: 'p' }),
      add('flows', 'b', { from: 'p', to: 'c' }),
      add('flows', 'd', { from: 'c', to: 'reaction' }),
    );
    expect(columnsOf(board)).toEqual(['one', 'reaction', 'two', 'other']);
    expect(layoutBoard(board)).toEqual(layoutBoard(board));
  });

  test('[M102] what actors see and do tells no order', () => {
    const board = boardOf(
      event('first'),
      event('second'),
      add('elements', 'user', { kind: 'actor' }),
      add('elements', 'list', { kind: 'readModel' }),
      add('elements', 'begin', { kind: 'command' }),
      add('flows', 'a', { from: 'user', to: 'begin' }),
      add('flows', 'b', { from: 'begin', to: 'first' }),
      add('flows', 'c', { from: 'second', to: 'list' }),
      add('flows', 'd', { from: 'list', to: 'user' }),
    );
    expect(columnsOf(board)).toEqual(['first', 'second']);
    expect(layoutBoard(applyChanges(board, [patch('elements', 'first', { column: '1V' })]))).toHaveLength(1);
  });
});
