import { type AnyRow, type Board, defaultOf, rowsOf } from '../board.ts';
import { compareKeys } from '../order-key.ts';
import { fieldSpecs, isSingleTable, type TableName } from '../tables.ts';
import { BOARD_FORMAT, FILE_TABLES } from './format.ts';

/**
 * A board as the text of a `stormbridge-board/1` file. The same rows give the same bytes: rows are sorted by id, fields
 * stand in the order of the table, each row is one line, and the text ends with a newline. Defaults and empty tables are
 * left out. `parseBoardFile` of the result is the same board.
 */
export function writeBoardFile(board: Board): string {
  const parts = [`  "format": ${JSON.stringify(BOARD_FORMAT)}`];
  for (const table of FILE_TABLES) {
    const rows = [...rowsOf(board, table).values()].sort((a, b) => compareKeys(a.id, b.id));
    if (rows.length === 0) continue;
    const name = JSON.stringify(table);
    if (isSingleTable(table)) {
      const row = rows.find(({ id }) => id === table);
      if (row !== undefined) parts.push(`  ${name}: ${json(written(table, row))}`);
    } else {
      const lines = rows.map((row) => `    ${json({ id: row.id, ...written(table, row) })}`);
      parts.push(`  ${name}: [\n${lines.join(',\n')}\n  ]`);
    }
  }
  return `{\n${parts.join(',\n')}\n}\n`;
}

/**
 * The value as JSON on one line. Half a character, which two people may leave behind when they type in one word at once,
 * stands in no text file; it is written as the sign for an unknown character.
 */
const json = (value: unknown): string =>
  JSON.stringify(value).replace(
    /(\\\\)|\\ud[89a-f][0-9a-f]{2}/g,
    (_, backslash: string | undefined) => backslash ?? '\uFFFD',
  );

/** The fields of a row that a file needs: those that hold something else than their default. */
function written(table: TableName, row: AnyRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, spec] of Object.entries(fieldSpecs(table))) {
    const value = row[field];
    if (value === undefined || isDefault(value, defaultOf(spec))) continue;
    fields[field] = spec.type === 'point' ? point(value) : spec.type === 'frame' ? frame(value) : value;
  }
  return fields;
}

const isDefault = (value: unknown, initial: unknown): boolean =>
  value === initial || (Array.isArray(value) && Array.isArray(initial) && value.length === 0 && initial.length === 0);

// Two boards that are equal give equal bytes only if the members of a place always stand in one order.
const point = (value: unknown) => {
  const { x, y } = value as { x: number; y: number };
  return { x, y };
};
const frame = (value: unknown) => {
  const { x, y, w, h } = value as { x: number; y: number; w: number; h: number };
  return { x, y, w, h };
};
