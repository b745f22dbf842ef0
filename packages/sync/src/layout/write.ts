import {
  type AnyRow,
  type Board,
  type BoardChange,
  completeRow,
  defaultOf,
  type FieldSpec,
  fieldSpecs,
  isSingleTable,
  rowsOf,
  SINGLE_TABLES,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { type Doc, Map as YMap, Text as YText } from 'yjs';
import { DELETED, isLive, tableMap } from './read.ts';
import { writeText } from './text.ts';
import { fieldValue, isRowId, shortened } from './values.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Writes changes into a document, as part of the caller's transaction.
 *
 * `before` is the board as the writer sees it. A patch of a row that is on that board but not in the document (the first
 * version of an event, the bus, the settings: rows that are always there) puts the row into the document first.
 * Throws on a value that does not fit its field and on an id that is none: those are mistakes of the program.
 */
export function writeChanges(doc: Doc, changes: readonly BoardChange[], before: Board): void {
  for (const change of changes) {
    if (change.op === 'remove') removeRow(doc, change.table, change.id);
    else if (change.op === 'add') writeRow(doc, change.table, change.id, change.row);
    else patchRow(doc, change.table, change.id, change.fields, before);
  }
}

/** Puts a whole board into an empty document, in one transaction, with the rows that every board has. */
export function loadBoard(doc: Doc, board: Board, origin: unknown = null): void {
  doc.transact(() => {
    for (const table of TABLE_NAMES) for (const row of rowsOf(board, table).values()) writeRow(doc, table, row.id, row);
    for (const table of SINGLE_TABLES) if (!board[table].has(table)) writeRow(doc, table, table, {});
  }, origin);
}

function rowsIn(doc: Doc, table: TableName): YMap<unknown> {
  const rows = tableMap(doc, table);
  if (rows === undefined) throw new Error(`The document holds no table ${table}`);
  return rows;
}

/** Takes a row off the board. The row itself stays, and with it what somebody is just writing in it. */
function removeRow(doc: Doc, table: TableName, id: string): void {
  const row = rowsIn(doc, table).get(id);
  if (isLive(row)) row.set(DELETED, true);
}

/** Brings a row back as it is in the document. Says whether there was one to bring back. */
export function reviveRow(doc: Doc, table: TableName, id: string): boolean {
  const row = rowsIn(doc, table).get(id);
  if (!(row instanceof YMap)) return false;
  row.delete(DELETED);
  return true;
}

/** Makes a row exactly what is given. A row of that id that is there, or was there, is taken over and keeps its texts. */
function writeRow(doc: Doc, table: TableName, id: string, given: object): void {
  if (!isRowId(id) || (isSingleTable(table) && id !== table)) throw new Error(`Not the id of a row of ${table}: ${id}`);
  const rows = rowsIn(doc, table);
  const stored = rows.get(id);
  if (stored instanceof YMap) {
    if (stored.has(DELETED)) stored.delete(DELETED);
    for (const [field, spec] of Object.entries(fieldSpecs(table)))
      writeField(stored, table, field, spec, Object.hasOwn(given, field) ? (given as Values)[field] : null);
    return;
  }
  const row = new YMap<unknown>();
  for (const [field, spec] of Object.entries(fieldSpecs(table))) {
    const value = Object.hasOwn(given, field) ? (given as Values)[field] : undefined;
    if (spec.type === 'text') row.set(field, new YText(checked(table, field, spec, value ?? '') as string));
    // What is as by default need not be stored.
    else if (value !== undefined && value !== null && !same(value, defaultOf(spec)))
      row.set(field, checked(table, field, spec, value));
  }
  rows.set(id, row);
}

function patchRow(doc: Doc, table: TableName, id: string, fields: Values, before: Board): void {
  const stored = rowsIn(doc, table).get(id);
  const specs = fieldSpecs(table);
  if (stored instanceof YMap) {
    if (!isLive(stored)) return;
    for (const [field, value] of Object.entries(fields)) {
      const spec = specs[field];
      if (spec === undefined) throw new Error(`A row of ${table} has no field ${field}`);
      if (value !== undefined) writeField(stored, table, field, spec, value);
    }
    return;
  }
  const seen = rowsOf(before, table).get(id);
  if (seen === undefined && !isSingleTable(table)) return;
  writeRow(doc, table, id, completeRow(table, id, { ...(seen ?? {}), ...fields }) as AnyRow);
}

/** Writes one field; `null` and `undefined` take it away. Writes nothing when the field says so already. */
function writeField(row: YMap<unknown>, table: TableName, field: string, spec: FieldSpec, value: unknown): void {
  const stored = row.get(field);
  if (spec.type === 'text') {
    const text = checked(table, field, spec, value ?? '') as string;
    if (!(stored instanceof YText)) row.set(field, new YText(text));
    // A text that two people have made longer than allowed is shown cut; what is shown is what an edit starts from.
    else if (shortened(stored.toString(), spec.max) !== text) writeText(stored, text);
    return;
  }
  if (value === null || value === undefined) {
    if (row.has(field)) row.delete(field);
    return;
  }
  const next = checked(table, field, spec, value);
  if (!same(stored, next)) row.set(field, next);
}

function checked(table: TableName, field: string, spec: FieldSpec, value: unknown): unknown {
  const fit = fieldValue(spec, value);
  if (fit === undefined) throw new Error(`Not a value of ${table}.${field}: ${String(JSON.stringify(value))}`);
  return fit;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
