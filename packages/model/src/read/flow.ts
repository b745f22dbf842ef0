import type { Board } from '../board.ts';
import type { ElementRow } from '../rows.ts';
import type { ElementKind } from '../tables.ts';
import { indexOf } from './board-index.ts';

/** All elements of a kind, by id. */
export const elementsOf = (board: Board, kind: ElementKind): readonly ElementRow[] =>
  indexOf(board).byKind.get(kind) ?? [];

/** What an element leads to, of one kind or of all, by the arrow's id. */
export function leadsTo(board: Board, id: string, kind?: ElementKind): ElementRow[] {
  const flows = indexOf(board).flowsFrom.get(id) ?? [];
  return pick(
    board,
    flows.map((flow) => flow.to),
    kind,
  );
}

/** What leads to an element, of one kind or of all, by the arrow's id. */
export function comesFrom(board: Board, id: string, kind?: ElementKind): ElementRow[] {
  const flows = indexOf(board).flowsTo.get(id) ?? [];
  return pick(
    board,
    flows.map((flow) => flow.from),
    kind,
  );
}

const pick = (board: Board, ids: readonly string[], kind: ElementKind | undefined): ElementRow[] =>
  ids.flatMap((id) => {
    const row = board.elements.get(id);
    return row === undefined || (kind !== undefined && row.kind !== kind) ? [] : [row];
  });
