import { type Board, type FieldSpec, referencesOf, rowsOf, TABLE_NAMES, type TableName } from '@stormbridge/model';
import { type Doc, Map as YMap, Text as YText } from 'yjs';
import { DELETED, readBoard, tableMap } from '../layout/read.ts';
import { SCHEMA_KEY, schemaOf } from '../schema/migrate.ts';
import { META_ROOT } from '../schema/roots.ts';
import { formerOf, writeFormer } from './former.ts';

/** The key under which a rebase marks a row that it found taken away: when that was, in ms since 1970. */
export const GONE = 'gone';
/** How long a row that was taken away is kept from the first rebase on that finds it so. */
export const PURGE_MS = 30 * 24 * 60 * 60 * 1000;
/** A document of so many bytes is rebased for less. */
export const LARGE_BYTES = 4 * 1024 * 1024;

/**
 * Whether a document is worth being replaced by its rebased copy, given the bytes of both: it has grown to three times
 * of what it says, or it is large and a quarter of it is history.
 */
export const isWorthRebasing = (bytes: number, rebased: number): boolean =>
  bytes > 3 * rebased || (bytes > LARGE_BYTES && rebased < 0.75 * bytes);

/**
 * Writes what a board document says into an empty one: the same rows with authors, times and stamps, without the history
 * of how they came to be. Rows that were taken away stay, until a rebase finds them marked for `PURGE_MS`; then they are
 * left out, with what needs them and with every reference to them. What is shown of the board is the same in any case.
 * @param now in ms since 1970
 */
export function rebaseBoard(from: Doc, to: Doc, now: number): void {
  const shown = readBoard(from);
  const purged = purgedRows(from, shown, now);
  to.transact(() => {
    for (const table of TABLE_NAMES)
      for (const [id, row] of rowsIn(from, table)) {
        if (purged.has(keyOf(table, id))) continue;
        to.getMap(table).set(id, copied(shown, table, row, purged, now));
      }
    to.getMap(META_ROOT).set(SCHEMA_KEY, schemaOf(from));
    writeFormer(to, formerOf(from), from);
  });
}

type Row = YMap<unknown>;
type Reference = FieldSpec & { readonly type: 'ref' | 'refs' };

const keyOf = (table: string, id: string): string => `${table} ${id}`;

function rowsIn(doc: Doc, table: TableName): [string, Row][] {
  const rows = [...(tableMap(doc, table)?.entries() ?? [])];
  return rows.filter((entry): entry is [string, Row] => entry[1] instanceof YMap);
}

function copied(shown: Board, table: TableName, row: Row, purged: ReadonlySet<string>, now: number): Row {
  const copy = new YMap<unknown>();
  const references = new Map(referencesOf(table));
  for (const [field, value] of row.entries()) {
    const spec = references.get(field);
    if (value instanceof YText) copy.set(field, new YText(value.toString()));
    else if (field === GONE || (typeof value === 'object' && value !== null && 'doc' in value)) continue;
    else if (spec?.type === 'refs' && Array.isArray(value))
      copy.set(
        field,
        value.filter((id) => !isPurged(shown, spec, String(id), purged)),
      );
    else if (spec === undefined || !isPurged(shown, spec, String(value), purged)) copy.set(field, value);
  }
  if (row.get(DELETED) === true) copy.set(GONE, goneSince(row) ?? now);
  return copy;
}

/** Whether a reference leads to a row that is left out, and to none that is shown, be it because there must be one. */
function isPurged(shown: Board, { tables }: Reference, id: string, purged: ReadonlySet<string>): boolean {
  if (!tables.some((table) => purged.has(keyOf(table, id)))) return false;
  return !tables.some((table) => rowsOf(shown, table as TableName).has(id));
}

/** Since when a row is known to be gone. Both marks are of one rebase, or somebody has brought it back in between. */
function goneSince(row: Row): number | undefined {
  const since = row.get(GONE);
  const same = row._map.get(GONE)?.id.client === row._map.get(DELETED)?.id.client;
  return same && typeof since === 'number' ? since : undefined;
}

function purgedRows(from: Doc, shown: Board, now: number): ReadonlySet<string> {
  const purged = new Set<string>();
  for (const table of TABLE_NAMES)
    for (const [id, row] of rowsIn(from, table)) {
      const since = row.get(DELETED) === true ? goneSince(row) : undefined;
      const isShown = rowsOf(shown, table).has(id);
      if (since !== undefined && now - since >= PURGE_MS && !isShown) purged.add(keyOf(table, id));
    }
  if (purged.size === 0) return purged;
  // What cannot be without one of them is not shown either, and may itself be what something else cannot be without.
  for (let before = -1; before !== purged.size; ) {
    before = purged.size;
    for (const table of TABLE_NAMES) {
      const needed = referencesOf(table).filter(([, spec]) => spec.type === 'ref' && spec.required);
      if (needed.length === 0) continue;
      for (const [id, row] of rowsIn(from, table))
        if (needed.some(([field, spec]) => isPurged(shown, spec, String(row.get(field)), purged)))
          purged.add(keyOf(table, id));
    }
  }
  return purged;
}
