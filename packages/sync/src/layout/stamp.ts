import type { TableName } from '@stormbridge/model';
import { type Doc, Map as YMap } from 'yjs';
import { tableMap } from './read.ts';
import { isRecord } from './values.ts';

/** Who made a row, and when it came to the server (ms since 1970). */
export interface Stamp {
  readonly user: string;
  readonly at: number;
}

/** The key under which the server stamps a row. It is no field: nobody else writes it, and a board file leaves it out. */
export const STAMP = 'by';

/** The fields that say who made a row and when. They are written with the row and never again. */
export const ORIGIN_FIELDS: readonly string[] = ['author', 'createdAt'];

/** The tables whose rows are stamped: what one person says and others may not put into their mouth. */
export const STAMPED_TABLES: readonly TableName[] = ['elements', 'comments', 'votes'];

/** The stamp of a row, or `undefined` when it has none: made by the server, or on its way there. Never throws. */
export function stampOf(doc: Doc, table: TableName, id: string): Stamp | undefined {
  const row = tableMap(doc, table)?.get(id);
  const value = row instanceof YMap ? row.get(STAMP) : undefined;
  if (!isRecord(value)) return undefined;
  const { user, at } = value;
  return typeof user === 'string' && typeof at === 'number' ? { user, at } : undefined;
}
