import type { Board } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { mayLead } from '../grammar.ts';
import type { Kind } from '../notation.ts';
import { failed, ok, type Result } from '../problems.ts';
import { indexOf } from '../read/board-index.ts';
import { assign } from './aggregates.ts';

/** The kind of what stands at one end of an arrow, or `undefined` when it is not on the board. */
export function kindOf(board: Board, id: string): Kind | undefined {
  if (board.aggregates.has(id)) return 'aggregate';
  if (board.contexts.has(id)) return 'context';
  if (board.services.has(id)) return 'service';
  if (board.phases.has(id)) return 'phase';
  return board.elements.get(id)?.kind;
}

/**
 * Draws an arrow where the method's grammar allows it, and says why not where it does not. An arrow between an aggregate
 * and its command or event is ownership; one from a hot spot attaches it.
 */
export function connect(board: Board, id: string, from: string, to: string): Result<BoardChange[]> {
  const [start, end] = [kindOf(board, from), kindOf(board, to)];
  if (start === undefined || end === undefined)
    return failed({ rule: 'M31', at: from, message: 'One end of the arrow is no longer on the board.' });
  if (from === to) return failed({ rule: 'M31', at: from, message: 'An arrow leads to something else.' });
  if (start === 'hotSpot') return ok([patch('elements', from, { on: to })]);
  if (end === 'hotSpot') return ok([patch('elements', to, { on: from })]);
  const verdict = mayLead(start, end);
  if (!verdict.allowed) return failed({ rule: 'M30', at: from, message: verdict.why });
  if (start === 'aggregate') return ok(assign(board, [to], from));
  if (end === 'aggregate') return ok(assign(board, [from], to));
  const drawn = (indexOf(board).flowsFrom.get(from) ?? []).some((flow) => flow.to === to);
  return ok(drawn ? [] : [add('flows', id, { from, to })]);
}
