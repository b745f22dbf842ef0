import {
  type AnyRow,
  applyChanges,
  type Board,
  type BoardChange,
  fieldSpecs,
  normalise,
  patch,
  remove,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  type UndoStep,
  undoChanges,
} from '@stormbridge/model';
import { type Doc, Map as YMap, Text as YText } from 'yjs';
import { differingFields, sameRow, sameValue } from '../board/identity.ts';
import { DELETED, tableMap } from '../layout/read.ts';
import { edited, overlap, rebased, textEdit } from '../layout/text.ts';
import type { WriterView } from '../layout/write.ts';
import { isFieldOwn, isRowOwn, isTextOwn, isValueOwn, type Own } from './authorship.ts';
import type { HistoryStep } from './history.ts';

/** What an undo looks at: the document, the board as this tab sees it, and under which ids the tab writes. */
export interface Situation extends WriterView {
  readonly doc: Doc;
  readonly own: Own;
}

/**
 * The changes that take a step back and take nothing from anybody else: no value or letter that somebody else has
 * written, no row in which somebody else has written, and nothing of anybody's that would be hidden as a consequence.
 * Redoing may take away a row of somebody else, as the command did, while it is still as it came back with the undo.
 * Empty when nothing is left to take back. `returned` is given for a redo: see `HistoryStep`.
 */
export function revertChanges(now: Situation, step: UndoStep, returned: HistoryStep['returned']): BoardChange[] {
  const followed = followTexts(now.shown, returned === undefined ? step : withoutHindrance(step, returned));
  const changes = undoChanges(withoutStandIns(now, followed.back), followed).flatMap((change) =>
    permitted(now, change, returned !== undefined),
  );
  return hidesForeignWork(now, changes, returned) ? [] : changes;
}

/**
 * The board as it is shown, without the rows that are to be brought back and show already, because some such row must be
 * there: the first version of an event.
 */
export function withoutStandIns({ shown, stored }: WriterView, changes: readonly BoardChange[]): Board {
  const standIns = changes.filter(
    ({ op, table, id }) => op === 'add' && rowsOf(shown, table).has(id) && !rowsOf(stored, table).has(id),
  );
  return standIns.length === 0
    ? shown
    : applyChanges(
        shown,
        standIns.map(({ table, id }) => remove(table, id)),
      );
}

export const rowKey = (table: TableName, id: string): string => `${table} ${id}`;

/** The rows that are on one board and not, or not the same, on another, by `rowKey`. */
export function rowsNewIn(after: Board, before: Board): ReadonlyMap<string, AnyRow> {
  const rows = new Map<string, AnyRow>();
  for (const table of TABLE_NAMES) {
    if (after[table] === before[table]) continue;
    for (const row of rowsOf(after, table).values())
      if (rowsOf(before, table).get(row.id) !== row) rows.set(rowKey(table, row.id), row);
  }
  return rows;
}

/** Arrows that went and came with a row do not keep redo from taking it away again; the step names them as its own. */
function withoutHindrance(step: UndoStep, returned: ReadonlyMap<string, AnyRow>): UndoStep {
  const along = [...returned].map(([key, row]) => patch(key.slice(0, key.indexOf(' ')) as TableName, row.id, {}));
  return { ...step, done: [...along, ...step.done] };
}

/**
 * The step as it would be, had it been made on today's texts. Somebody else may have written in front of or behind my
 * words in the same text; mine can be taken out all the same. Where they have written *into* mine, the step stays as it
 * is, and then does not fit any more.
 */
function followTexts(board: Board, step: UndoStep): UndoStep {
  const written: BoardChange[] = [];
  const back = step.back.map((change): BoardChange => {
    const row = rowsOf(board, change.table).get(change.id);
    if (change.op !== 'patch' || row === undefined) return change;
    const fields: Record<string, unknown> = { ...change.fields };
    for (const [field, old] of Object.entries(fields)) {
      if (fieldSpecs(change.table)[field]?.type !== 'text') continue;
      const now = String(row[field]);
      const wrote = lastWritten(step, change, field);
      const moved = wrote === undefined ? undefined : followText(wrote, String(old ?? ''), now);
      if (moved === undefined) continue;
      fields[field] = moved;
      written.push(patch(change.table, change.id, { [field]: now } as never));
    }
    return { ...change, fields } as BoardChange;
  });
  return { done: [...step.done, ...written], back };
}

function followText(written: string, old: string, now: string): string | undefined {
  const undo = textEdit(written, old);
  const theirs = textEdit(written, now);
  if (undo === undefined || theirs === undefined || overlap(undo, theirs)) return undefined;
  return edited(now, rebased(undo, theirs));
}

/** The text that a step left in a field, or `undefined` when it did not write there. */
function lastWritten(step: UndoStep, of: BoardChange, field: string): string | undefined {
  for (const change of step.done.toReversed()) {
    if (change.table !== of.table || change.id !== of.id || change.op === 'remove') continue;
    const values: Readonly<Record<string, unknown>> = change.op === 'add' ? change.row : change.fields;
    if (change.op === 'add' || field in values) return String(values[field] ?? '');
  }
  return undefined;
}

/** The part of a change that touches nothing of anybody else. */
function permitted(now: Situation, change: BoardChange, redo: boolean): BoardChange[] {
  const stored = tableMap(now.doc, change.table)?.get(change.id);
  if (!(stored instanceof YMap)) return [change];
  // Brings a row back only if it was this tab that took it away; one that is merely hidden needs no bringing back.
  if (change.op === 'add') return stored.get(DELETED) === true && isValueOwn(stored, DELETED, now.own) ? [change] : [];
  if (change.op === 'remove') return redo || isRowOwn(stored, now.own) ? [change] : [];
  const fields = Object.entries(change.fields).filter(([field, value]) => mayWrite(stored, field, value, now.own));
  return fields.length === 0 ? [] : [{ ...change, fields: Object.fromEntries(fields) } as BoardChange];
}

function mayWrite(row: YMap<unknown>, field: string, value: unknown, own: Own): boolean {
  const stored = row.get(field);
  if (!(stored instanceof YText)) return isValueOwn(row, field, own);
  const edit = textEdit(stored.toString(), String(value ?? ''));
  return edit === undefined || isTextOwn(stored, edit.at, edit.at + edit.remove, own);
}

/**
 * Whether something of somebody else that shows now would no longer do so once the changes are made: an arrow to a row
 * that goes, say. What appears again, such as the reference to a row that comes back, hides nothing.
 */
function hidesForeignWork(now: Situation, changes: readonly BoardChange[], returned: HistoryStep['returned']): boolean {
  if (changes.length === 0) return false;
  const after = normalise(applyChanges(now.stored, changes));
  const removed = new Set(changes.flatMap((one) => (one.op === 'remove' ? [rowKey(one.table, one.id)] : [])));
  const patched = new Map(
    changes.flatMap((one) => (one.op === 'patch' ? [[rowKey(one.table, one.id), one.fields] as const] : [])),
  );
  return TABLE_NAMES.some((table) => {
    if (now.shown[table] === after[table]) return false;
    return [...rowsOf(now.shown, table).values()].some((row) => {
      const key = rowKey(table, row.id);
      const next = rowsOf(after, table).get(row.id);
      if (next === row || removed.has(key)) return false;
      const known = returned?.get(key);
      if (known !== undefined && sameRow(known, row)) return false;
      const stored = tableMap(now.doc, table)?.get(row.id);
      if (next === undefined) return !isRowOwn(stored, now.own);
      const written = rowsOf(now.stored, table).get(row.id);
      const lost = differingFields(row, next).filter(
        (field) => !(field in (patched.get(key) ?? {})) && isLost(row[field], written?.[field], next[field]),
      );
      return stored instanceof YMap && lost.some((field) => !isFieldOwn(stored, field, now.own));
    });
  });
}

/** Whether something of what is shown of a field is what was written there, and would not be shown next. */
function isLost(shown: unknown, written: unknown, next: unknown): boolean {
  if (shown === undefined) return false;
  if (!Array.isArray(shown) || !Array.isArray(written) || !Array.isArray(next)) return sameValue(shown, written);
  const isIn = (all: readonly unknown[], one: unknown): boolean => all.some((other) => sameValue(one, other));
  return shown.some((one) => isIn(written, one) && !isIn(next, one));
}
