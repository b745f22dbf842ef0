import type { Board } from '../board.ts';
import { rowsOf } from '../board.ts';
import { TABLE_NAMES } from '../tables.ts';

/** A board as plain data that tests may compare: rows sorted by id, whatever order they came in. */
export const plain = (board: Board): Record<string, unknown> =>
  Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      [...rowsOf(board, table).values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    ]),
  );
