import {
  type AnyRow,
  type Board,
  isSingleTable,
  normalise,
  specsOf,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { type Doc, Map as YMap, Text as YText } from 'yjs';
import { fieldValue, isRowId } from './values.ts';

/**
 * The layout of a board document: one root map a table, in it one map a row, in it one key a field. A field of type
 * `text` is a Y.Text, every other a plain value. A row that was taken away stays, with `del: true`.
 */

/** The roots of a board document; nothing else may be written there. */
export const BOARD_ROOTS: readonly string[] = TABLE_NAMES;
/** The key that marks a row as taken away. */
export const DELETED = 'del';

/** Whether a row is on the board, as far as its own mark says. */
export const isLive = (stored: unknown): stored is YMap<unknown> =>
  stored instanceof YMap && stored.get(DELETED) !== true;

/** The root map of a table, or `undefined` where the document holds something else under that name. */
export function tableMap(doc: Doc, table: TableName): YMap<unknown> | undefined {
  try {
    return doc.getMap(table);
  } catch {
    return undefined;
  }
}

/**
 * A row as it is stored, or `undefined` when there is none: never written, taken away, of a wrong type, with a wrong id,
 * or without a field that it cannot be without. Values that do not fit their field are left out. Never throws.
 */
export function readRow(table: TableName, id: string, stored: unknown): AnyRow | undefined {
  if (!isRowId(id) || !isLive(stored) || (isSingleTable(table) && id !== table)) return undefined;
  const row: { readonly id: string } & Record<string, unknown> = { id };
  for (const { field, spec, initial, needed } of specsOf(table)) {
    const raw = stored.get(field);
    const plain = spec.type === 'text' ? (raw instanceof YText ? raw.toString() : undefined) : raw;
    const value = plain === undefined ? undefined : fieldValue(spec, plain);
    if (value === undefined && needed) return undefined;
    if (value !== undefined && value !== null) row[field] = value;
    else if (initial !== undefined) row[field] = initial;
  }
  return row;
}

/** Every live row of a document as stored, before `normalise`. Never throws, whatever the document holds. */
export function readRows(doc: Doc): Board {
  const tables = TABLE_NAMES.map((table) => {
    const rows = new Map<string, AnyRow>();
    tableMap(doc, table)?.forEach((stored, id) => {
      const row = readRow(table, id, stored);
      if (row !== undefined) rows.set(id, row);
    });
    return [table, rows] as const;
  });
  return Object.fromEntries(tables) as unknown as Board;
}

/** The board that a document holds, normalised. Never throws, whatever the document holds. */
export const readBoard = (doc: Doc): Board => normalise(readRows(doc));
