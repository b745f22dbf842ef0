import {
  type AnyRow,
  add,
  type Board,
  type BoardChange,
  fieldSpecs,
  patch,
  referencesOf,
  remove,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { applyUpdate, type Doc } from 'yjs';
import { differingFields, sameValue } from '../board/identity.ts';
import { edited, overlap, rebased, textEdit } from '../layout/text.ts';
import { type Former, wasStored } from './former.ts';

/** The updates of one epoch as a page has them: those that came from the server, and its own that may not be there. */
export interface Updates {
  readonly server: readonly Uint8Array[];
  readonly own: readonly Uint8Array[];
}

/** What of a page's own work is not in the new epoch yet, and the texts for which there is no place any more. */
export interface Crossing {
  readonly changes: readonly BoardChange[];
  readonly lost: readonly string[];
}

/**
 * Puts the old epoch together again in two empty documents: as the server had it when the epoch ended, and as the page
 * had it.
 */
export function rebuildEpoch({ server, own }: Updates, former: Former, stored: Doc, mine: Doc): void {
  for (const update of server) applyUpdate(stored, update);
  for (const update of own) if (wasStored(update, former)) applyUpdate(stored, update);
  for (const update of [...server, ...own]) applyUpdate(mine, update);
}

/**
 * What a page has to do on the board of the new epoch so that its unsaved edits are there too. Texts are merged letter by
 * letter, of values the page's are the last, and what it wrote in rows that are gone is lost. Boards as `readRows` gives them.
 */
export function crossEpoch(stored: Board, mine: Board, now: Board): Crossing {
  const changes: BoardChange[] = [];
  const lost: string[] = [];
  for (const table of TABLE_NAMES) {
    for (const row of rowsOf(mine, table).values()) {
      const before = rowsOf(stored, table).get(row.id);
      const there = rowsOf(now, table).get(row.id);
      if (before === undefined && there === undefined) changes.push(add(table, row.id, row as never));
      else if (there === undefined) lost.push(...textsIn(table, row, before));
      else changes.push(...patched(table, before, row, there));
    }
    for (const id of rowsOf(stored, table).keys())
      if (!rowsOf(mine, table).has(id) && rowsOf(now, table).has(id)) changes.push(remove(table, id));
  }
  return withoutHomeless(changes, now, lost);
}

function patched(table: TableName, before: AnyRow | undefined, mine: AnyRow, now: AnyRow): BoardChange[] {
  const fields: Record<string, unknown> = {};
  // A row that two people derive at once is made by both; what the other one wrote in it stays.
  for (const field of differingFields(before ?? now, mine)) {
    const value = merged(fieldSpecs(table)[field]?.type === 'text', before?.[field] ?? '', mine[field], now[field]);
    if (field !== 'id' && !sameValue(value, now[field])) fields[field] = value ?? null;
  }
  return Object.keys(fields).length === 0 ? [] : [patch(table, mine.id, fields as never)];
}

function merged(isText: boolean, before: unknown, mine: unknown, now: unknown): unknown {
  if (!isText) return mine;
  const [from, to, there] = [String(before), String(mine ?? ''), String(now ?? '')];
  const edit = textEdit(from, to);
  const theirs = textEdit(from, there);
  if (edit === undefined || to === there) return there;
  if (theirs === undefined) return to;
  // The server may have had this edit, although it could not say so any more.
  if (edit.insert !== '' && theirs.insert.includes(edit.insert) && (overlap(edit, theirs) || edit.at === theirs.at))
    return there;
  return edited(there, rebased(edit, theirs));
}

/** What somebody typed into a row, as far as it was not there before. */
function textsIn(table: TableName, row: AnyRow, before: AnyRow | undefined): string[] {
  return differingFields(before ?? ({ id: row.id } as AnyRow), row).flatMap((field) => {
    const value = row[field];
    const isTyped = fieldSpecs(table)[field]?.type === 'text' || ['name', 'title'].includes(field);
    return isTyped && typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** Leaves out rows that need one that is gone: nobody would ever see them. */
function withoutHomeless(changes: readonly BoardChange[], now: Board, lost: readonly string[]): Crossing {
  const added = new Set(changes.flatMap((one) => (one.op === 'add' ? [`${one.table} ${one.id}`] : [])));
  const exists = (tables: readonly string[], id: unknown): boolean =>
    tables.some((table) => rowsOf(now, table as TableName).has(String(id)) || added.has(`${table} ${id}`));
  const isHome = (change: BoardChange): boolean =>
    change.op !== 'add' ||
    referencesOf(change.table).every(
      ([field, spec]) =>
        spec.type === 'refs' ||
        !spec.required ||
        exists(spec.tables, (change.row as Readonly<Record<string, unknown>>)[field]),
    );
  const homeless = changes.filter((change) => !isHome(change));
  const texts = homeless.flatMap((one) =>
    one.op === 'add' ? textsIn(one.table, { ...one.row, id: one.id } as AnyRow, undefined) : [],
  );
  return { changes: changes.filter(isHome), lost: [...new Set([...lost, ...texts])] };
}
