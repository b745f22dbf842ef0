import type { Board } from '../board.ts';
import { rowsOf } from '../board.ts';
import { type Frame, TABLE_NAMES } from '../tables.ts';

/** A board as plain data that tests may compare: rows sorted by id, whatever order they came in. */
export const plain = (board: Board): Record<string, unknown> =>
  Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      [...rowsOf(board, table).values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    ]),
  );

/** The pairs of things that lie on each other. */
export function overlapping(places: readonly (readonly [string, Frame])[]): string[] {
  const sorted = [...places].sort(([, a], [, b]) => a.x - b.x);
  const found: string[] = [];
  for (const [index, [id, box]] of sorted.entries())
    for (let next = index + 1; next < sorted.length; next++) {
      const [other, beside] = sorted[next] as readonly [string, Frame];
      if (beside.x >= box.x + box.w) break;
      if (beside.y < box.y + box.h && box.y < beside.y + beside.h) found.push(`${id} on ${other}`);
    }
  return found;
}
