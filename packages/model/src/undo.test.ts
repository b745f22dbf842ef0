import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from './board.ts';
import { add, type BoardChange, patch, remove } from './changes.ts';
import { addField } from './edits/schema.ts';
import { normalise } from './normalise.ts';
import { arbitraryRawBoard, arbitraryRows, arbitraryTape } from './testing/arbitrary-board.ts';
import { plain } from './testing/equal.ts';
import { holds } from './testing/holds.ts';
import { randomEdit } from './testing/random-edits.ts';
import { type UndoStep, undoChanges, undoStep } from './undo.ts';

/** Undoes steps from the last to the first; gives the board and the steps that redo them. */
function undoAll(board: Board, steps: readonly UndoStep[]): { readonly board: Board; readonly redo: UndoStep[] } {
  let now = board;
  const redo: UndoStep[] = [];
  for (const step of steps.toReversed()) {
    const changes = undoChanges(now, step);
    redo.push(undoStep(now, changes));
    now = applyChanges(now, changes);
  }
  return { board: now, redo };
}

describe('undo', () => {
  test('[M25] undoing random edits in turn gives the first board again, redoing them the last', () => {
    // What comes back with an undo may be referred to by rows of others; taking it away again is not for this layer.
    const removes = (changes: readonly BoardChange[]): boolean => changes.some(({ op }) => op === 'remove');
    holds(
      fc.property(arbitraryRawBoard({ rows: 5 }), arbitraryTape, fc.nat({ max: 12 }), (raw, tape, count) => {
        const first = normalise(raw);
        let board = first;
        const steps: UndoStep[] = [];
        for (let index = 0; index < count; index++) {
          const { changes } = randomEdit(normalise(board), tape, `new-${index}`);
          steps.push(undoStep(board, changes));
          board = applyChanges(board, changes);
        }
        const undone = undoAll(board, steps);
        expect(plain(undone.board)).toEqual(plain(first));
        if (steps.some(({ done }) => removes(done))) return;
        expect(plain(undoAll(undone.board, undone.redo).board)).toEqual(plain(board));
      }),
      { numRuns: 300 },
    );
  });

  test('[M25] any list of changes is one step that can be taken back', () => {
    holds(
      fc.property(arbitraryRawBoard({ rows: 4 }), arbitraryRows({ rows: 4 }), arbitraryTape, (board, rows, tape) => {
        const changes = rows.map((change): BoardChange => {
          if (tape.chance(30)) return remove(change.table, change.id);
          return change.op === 'add' && tape.chance(50) ? patch(change.table, change.id, change.row as never) : change;
        });
        const after = applyChanges(board, changes);
        expect(plain(applyChanges(after, undoChanges(after, undoStep(board, changes))))).toEqual(plain(board));
      }),
    );
  });

  const base = applyChanges(emptyBoard, [
    add('elements', 'a', { kind: 'event', label: 'Placed', lane: 'main' }),
    add('elements', 'p', { kind: 'policy', label: 'Whenever' }),
  ]);

  test('[M26] a field that somebody else has written since is left as they wrote it', () => {
    const mine = [patch('elements', 'a', { label: 'Order placed', lane: 'side' })];
    const step = undoStep(base, mine);
    const now = applyChanges(applyChanges(base, mine), [patch('elements', 'a', { label: 'Order was placed' })]);
    expect(undoChanges(now, step)).toEqual([patch('elements', 'a', { lane: 'main' })]);
  });

  test('[M25] a row that others spoke of before it was added goes again', () => {
    const first = applyChanges(base, [
      add('services', 's', { name: 'Till' }),
      add('eventVersions', 'a.v1', { event: 'a', version: 1, sample: 50 }),
      add('subscriptions', 'u', { service: 's', versions: ['a.v1'] }),
    ]);
    const away = [remove('eventVersions', 'a.v1')];
    const without = applyChanges(first, away);
    const field = addField(normalise(without), 'f', 'a.v1', { name: 'total' }, Math.random);
    const steps = [undoStep(first, away), undoStep(without, field)];
    expect(plain(undoAll(applyChanges(without, field), steps).board)).toEqual(plain(first));
  });

  test('[M26] an added row stays while somebody else has written in it or hung something on it', () => {
    const mine = [add('elements', 'b', { kind: 'command', label: 'Place' })];
    const step = undoStep(base, mine);
    const after = applyChanges(base, mine);
    expect(undoChanges(after, step)).toEqual([remove('elements', 'b')]);
    const written = applyChanges(after, [patch('elements', 'b', { label: 'Place order' })]);
    expect(undoChanges(written, step)).toEqual([]);
    const hung = applyChanges(after, [add('flows', 'f', { from: 'p', to: 'b' })]);
    expect(undoChanges(hung, step)).toEqual([]);
  });

  test('[M26] what somebody else has removed or brought back meanwhile is left alone', () => {
    const patched = undoStep(base, [patch('elements', 'a', { label: 'x' })]);
    expect(undoChanges(applyChanges(base, [remove('elements', 'a')]), patched)).toEqual([]);
    const removed = undoStep(base, [remove('elements', 'a')]);
    expect(undoChanges(base, removed)).toEqual([]);
  });

  test('[M25] a removed row comes back whole, and what hung on it is seen again', () => {
    const board = applyChanges(base, [add('flows', 'f', { from: 'a', to: 'p' })]);
    const mine = [remove('elements', 'a')];
    const after = applyChanges(board, mine);
    expect(normalise(after).flows.size).toBe(0);
    const undone = applyChanges(after, undoChanges(after, undoStep(board, mine)));
    expect(plain(undone)).toEqual(plain(board));
    expect(normalise(undone).flows.size).toBe(1);
  });
});
