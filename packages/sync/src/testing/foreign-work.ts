import { type Board, rowsOf, TABLE_NAMES } from '@stormbridge/model';
import { type Doc, type Item, Map as YMap, Text as YText } from 'yjs';
import { readRow } from '../layout/read.ts';

/**
 * Everything on a board that a client other than `own` has written, entry by entry: the rows in which they wrote, each
 * value, each single letter by its Yjs id, and each mark by which they took a row away. Computed from the document alone,
 * by other means than the undo that it judges.
 */
export function foreignWork(doc: Doc, shown: Board, own: number): Map<string, string> {
  const work = new Map<string, string>();
  for (const table of TABLE_NAMES) {
    for (const [id, stored] of doc.getMap(table)) {
      if (!(stored instanceof YMap)) continue;
      const mark = stored._map.get('del');
      if (mark !== undefined && !mark.deleted && mark.id.client !== own) work.set(`${table}/${id}/del`, 'removed');
      const row = rowsOf(shown, table).get(id);
      const asStored = readRow(table, id, stored);
      if (row === undefined || asStored === undefined) continue;
      const before = work.size;
      for (const [field, item] of stored._map) {
        const value: unknown = stored.get(field);
        const key = `${table}/${id}/${field}`;
        if (value instanceof YText) for (const [at, letter] of letters(value, own)) work.set(`${key}/${at}`, letter);
        else if (!item.deleted && item.id.client !== own && same(row[field], asStored[field]))
          work.set(key, JSON.stringify(value));
      }
      if (work.size > before) work.set(`${table}/${id}`, 'there');
    }
  }
  return work;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function* letters(text: YText, own: number): Iterable<readonly [string, string]> {
  let item: Item | null = text._start;
  for (; item !== null; item = item.right) {
    if (item.deleted || item.id.client === own) continue;
    const content = item.content.getContent();
    for (const [at, letter] of content.entries()) yield [`${item.id.client}:${item.id.clock + at}`, String(letter)];
  }
}

/** The entries that are gone or changed. */
export const missing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...before].flatMap(([key, value]) => (after.get(key) === value ? [] : [key]));
