import { TABLE_NAMES, type TableName } from '../tables.ts';

/**
 * The board file `stormbridge-board/1`: one JSON object with `format`, the two single rows `settings` and `bus` as
 * objects, and every other table as a list of rows. A row has its `id` and those fields that differ from their default.
 */
export const BOARD_FORMAT = 'stormbridge-board/1';

/** Where the JSON Schema of the format is published, below the address of the product. */
export const BOARD_SCHEMA_PATH = 'schemas/stormbridge-board-1.json';

/** Longest text of a board file, in bytes of UTF-8: 5 MB. */
export const BOARD_FILE_MAX_BYTES = 5 * 1024 * 1024;
/** Most rows of one board file, over all tables: a board of 5,000 events with full schemas has some 80,000. */
export const BOARD_FILE_MAX_ROWS = 100_000;
/** Deepest nesting of lists and objects in a board file; the format itself needs four. */
export const BOARD_FILE_MAX_DEPTH = 64;
/** Most problems that are told of one file; the rest is counted. */
export const BOARD_FILE_MAX_PROBLEMS = 200;

/** The tables in the order of the file: what the board is first, then its rows. */
export const FILE_TABLES: readonly TableName[] = [
  'settings',
  'bus',
  ...TABLE_NAMES.filter((table) => table !== 'settings' && table !== 'bus'),
];

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Both halves of a surrogate pair together take four bytes; a lone one is written as three.
    const paired = unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : paired ? 4 : 3;
    if (paired) at++;
  }
  return bytes;
}
