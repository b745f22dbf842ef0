import { type Item, Map as YMap, Text as YText } from 'yjs';
import { ORIGIN_FIELDS, STAMP } from '../layout/stamp.ts';

/**
 * Who wrote what a document says now. Yjs keeps with every value and every run of characters the id of the client that
 * wrote it; undo asks, so that it never takes away what somebody else has written, however alike it may look.
 */

/** The client ids under which this tab has written. */
export type Own = ReadonlySet<number>;

/** Whether the value of a field was written by this tab. A field without a value is nobody's, and so not in the way. */
export function isValueOwn(row: YMap<unknown>, field: string, own: Own): boolean {
  const item: Item | undefined = row._map.get(field);
  return item === undefined || item.deleted || own.has(item.id.client);
}

/** Whether the characters from `at` to `end` were all written by this tab. */
export function isTextOwn(text: YText, at: number, end: number, own: Own): boolean {
  let position = 0;
  for (let item = text._start; item !== null && position < end; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (position + item.length > at && !own.has(item.id.client)) return false;
    position += item.length;
  }
  return true;
}

/** Whether a field, text or value, holds nothing of anybody else. */
export function isFieldOwn(row: YMap<unknown>, field: string, own: Own): boolean {
  const stored = row.get(field);
  return stored instanceof YText ? isTextOwn(stored, 0, stored.length, own) : isValueOwn(row, field, own);
}

/** What the server writes about who made a row is nobody's work. */
const isOrigin = (field: string): boolean => field === STAMP || ORIGIN_FIELDS.includes(field);

/** Whether a stored row holds nothing of anybody else. What is not stored is nobody's. */
export function isRowOwn(stored: unknown, own: Own): boolean {
  if (!(stored instanceof YMap)) return true;
  return [...stored.keys()].every((field) => isOrigin(field) || isFieldOwn(stored, field, own));
}
