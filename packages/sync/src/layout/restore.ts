import {
  type AnyRow,
  type Board,
  defaultOf,
  type FieldSpec,
  fieldSpecs,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { type Doc, Map as YMap, Text as YText } from 'yjs';
import { DELETED, isLive, readRows, tableMap } from './read.ts';
import { STAMP, STAMPED_TABLES, type Stamp, stampOf } from './stamp.ts';
import { textEdit } from './text.ts';
import { fieldValue } from './values.ts';

/** What a board document held at some time: its rows as they were stored, and who made them. Plain data. */
export interface BoardState {
  readonly rows: Board;
  /** By table and id. */
  readonly stamps: ReadonlyMap<TableName, ReadonlyMap<string, Stamp>>;
}

/** What a document holds now. Never throws, whatever it holds. */
export function readState(doc: Doc): BoardState {
  const rows = readRows(doc);
  const stamps = STAMPED_TABLES.map((table) => {
    const made = new Map<string, Stamp>();
    for (const id of rowsOf(rows, table).keys()) {
      const stamp = stampOf(doc, table, id);
      if (stamp !== undefined) made.set(id, stamp);
    }
    return [table, made] as const;
  });
  return { rows, stamps: new Map(stamps) };
}

/**
 * Makes a document say what it said at some time, as part of the caller's transaction: a change like any other, so what
 * others write at the same time is merged with it. Rows of today that were not there then are taken away, as a person
 * would. Of a text only what differs is written, and nothing where all is as it was.
 */
export function restoreState(doc: Doc, { rows, stamps }: BoardState): void {
  for (const table of TABLE_NAMES) {
    const stored = tableMap(doc, table);
    if (stored === undefined) throw new Error(`The document holds no table ${table}`);
    const then = rowsOf(rows, table);
    for (const [id, row] of stored) if (!then.has(id) && isLive(row)) row.set(DELETED, true);
    for (const [id, row] of then) restoreRow(stored, table, row, stamps.get(table)?.get(id));
  }
}

function restoreRow(stored: YMap<unknown>, table: TableName, then: AnyRow, stamp: Stamp | undefined): void {
  const found = stored.get(then.id);
  const row: YMap<unknown> = found instanceof YMap ? found : new YMap<unknown>();
  // A row that is gone for good, since deleted ones are cleared away after a while, is made again.
  if (row !== found) stored.set(then.id, row);
  if (row.has(DELETED)) row.delete(DELETED);
  for (const [field, spec] of Object.entries(fieldSpecs(table))) restoreField(row, field, spec, then[field]);
  if (stamp !== undefined && !same(row.get(STAMP), stamp)) row.set(STAMP, { user: stamp.user, at: stamp.at });
}

function restoreField(row: YMap<unknown>, field: string, spec: FieldSpec, then: unknown): void {
  const stored = row.get(field);
  if (spec.type === 'text') {
    const text = typeof then === 'string' ? then : '';
    if (stored instanceof YText) restoreText(stored, text);
    else row.set(field, new YText(text));
    return;
  }
  const otherwise = defaultOf(spec);
  const now = (stored === undefined ? undefined : fieldValue(spec, stored)) ?? otherwise;
  if (same(now, then ?? otherwise)) return;
  if (same(then ?? otherwise, otherwise)) row.delete(field);
  else row.set(field, then);
}

/** All of the text as it is stored, not as it is shown: what two people have made too long would show again. */
function restoreText(text: YText, then: string): void {
  const edit = textEdit(text.toString(), then);
  if (edit === undefined) return;
  if (edit.remove > 0) text.delete(edit.at, edit.remove);
  if (edit.insert !== '') text.insert(edit.at, edit.insert);
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
