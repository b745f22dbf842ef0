import {
  type AnyRow,
  type Board,
  type BoardChange,
  completeRow,
  defaultOf,
  emptyBoard,
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
 * Changes with every value as the document will hold it (texts cut to their length, positions finite). Throws on a value
 * that does not fit its field and on an id that is none: those are mistakes of the program.
 */
export const fitChanges = (changes: readonly BoardChange[]): readonly BoardChange[] =>
  changes.map((change) => {
    if (!isRowId(change.id) || (isSingleTable(change.table) && change.id !== change.table))
      throw new Error(`Not the id of a row of ${change.table}: ${change.id}`);
    if (change.op === 'add') return { ...change, row: fitValues(change.table, change.row) } as BoardChange;
    if (change.op === 'patch') return { ...change, fields: fitValues(change.table, change.fields) } as BoardChange;
    return change;
  });

function fitValues(table: TableName, given: object): Values {
  const specs = fieldSpecs(table);
  const entries = Object.entries(given).flatMap(([field, value]): [string, unknown][] => {
    if (value === undefined || field === 'id') return [];
    const spec = Object.hasOwn(specs, field) ? specs[field] : undefined;
    const fit = spec === undefined ? undefined : value === null ? null : fieldValue(spec, value);
    if (fit === undefined) throw new Error(`Not a value of ${table}.${field}: ${String(JSON.stringify(value))}`);
    return [[field, fit]];
  });
  return Object.fromEntries(entries);
}

/** The board of whoever writes: as they see it, and the rows of it that are in the document as they are. */
export interface WriterView {
  readonly shown: Board;
  readonly stored: Board;
}

const NOTHING: WriterView = { shown: emptyBoard, stored: emptyBoard };

/**
 * Writes changes (see `fitChanges`) into a document, as part of the caller's transaction. A patch of a row that is shown
 * without being stored (the first version of an event, the bus, the settings: rows that are always there) puts the row
 * into the document first.
 */
export function writeChanges(doc: Doc, changes: readonly BoardChange[], { shown, stored }: WriterView): void {
  for (const change of changes) {
    const { table, id } = change;
    const row = rowsOf(shown, table).get(id);
    const derived = (row !== undefined || isSingleTable(table)) && !rowsOf(stored, table).has(id);
    if (change.op === 'remove') removeRow(doc, table, id);
    else if (change.op === 'add') writeRow(doc, table, id, change.row, row);
    else if (derived)
      writeRow(doc, table, id, completeRow(table, id, { ...row, ...change.fields }) as AnyRow, undefined);
    else patchRow(doc, table, id, change.fields, row);
  }
}

/** Puts rows into a document that has none of them, as part of the caller's transaction. */
export const addRows = (doc: Doc, rows: readonly BoardChange[]): void => writeChanges(doc, fitChanges(rows), NOTHING);

/** Puts a whole board into an empty document, in one transaction, with the rows that every board has. */
export function loadBoard(doc: Doc, board: Board, origin: unknown = null): void {
  const rows = TABLE_NAMES.flatMap((table) =>
    [...rowsOf(board, table).values()].map((row) => ({ op: 'add', table, id: row.id, row }) as unknown as BoardChange),
  );
  const single = SINGLE_TABLES.filter((table) => !board[table].has(table)).map(
    (table): BoardChange => ({ op: 'add', table, id: table, row: {} }),
  );
  const changes = fitChanges([...rows, ...single]);
  doc.transact(() => writeChanges(doc, changes, NOTHING), origin);
}

/** Brings a row back as it is in the document. Says whether there was one to bring back. */
export function reviveRow(doc: Doc, table: TableName, id: string): boolean {
  const row = rowsIn(doc, table).get(id);
  if (!(row instanceof YMap)) return false;
  if (row.has(DELETED)) row.delete(DELETED);
  return true;
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

/** Makes a row exactly what is given. A row of that id that is there, or was there, is taken over and keeps its texts. */
function writeRow(doc: Doc, table: TableName, id: string, given: Values, seen: AnyRow | undefined): void {
  const rows = rowsIn(doc, table);
  const stored = rows.get(id);
  const specs = Object.entries(fieldSpecs(table));
  if (stored instanceof YMap) {
    const gone = stored.has(DELETED);
    if (gone) stored.delete(DELETED);
    // What was taken away belongs to whoever brings it back, so its values are written anew.
    for (const [field, spec] of specs)
      writeField(stored, field, spec, given[field] ?? null, gone ? undefined : seen?.[field], gone);
    return;
  }
  const row = new YMap<unknown>();
  for (const [field, spec] of specs) {
    const value = given[field] ?? null;
    if (spec.type === 'text') row.set(field, new YText(String(value ?? '')));
    // What is as by default need not be stored.
    else if (value !== null && !same(value, defaultOf(spec))) row.set(field, value);
  }
  rows.set(id, row);
}

function patchRow(doc: Doc, table: TableName, id: string, fields: Values, seen: AnyRow | undefined): void {
  const stored = rowsIn(doc, table).get(id);
  if (!isLive(stored)) return;
  const specs = fieldSpecs(table);
  for (const [field, value] of Object.entries(fields)) {
    const spec = specs[field];
    if (spec !== undefined) writeField(stored, field, spec, value, seen?.[field], false);
  }
}

/** Writes one field; `null` takes it away. Writes nothing when the field says so already, unless `anew`. */
function writeField(
  row: YMap<unknown>,
  field: string,
  spec: FieldSpec,
  value: unknown,
  seen: unknown,
  anew: boolean,
): void {
  const stored = row.get(field);
  if (spec.type === 'text') {
    const to = String(value ?? '');
    if (!(stored instanceof YText)) row.set(field, new YText(to));
    else {
      // A text that two people have made longer than allowed is shown cut; what is shown is what an edit starts from.
      const shown = shortened(stored.toString(), spec.max);
      writeText(stored, shown, typeof seen === 'string' ? seen : shown, to);
    }
  } else if (value === null) {
    if (row.has(field)) row.delete(field);
  } else if (anew || !same(stored, value)) row.set(field, value);
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
