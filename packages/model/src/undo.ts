import { type AnyRow, applyChanges, type Board, completeRow, defaultOf, rowsOf } from './board.ts';
import { add, type BoardChange, patch, remove } from './changes.ts';
import { referencesOf } from './normalise.ts';
import { fieldSpecs, TABLE_NAMES, type TableName } from './tables.ts';

/**
 * One step of a person's own undo stack: what they did, and what would take it back. Undo is semantic: it writes new
 * changes, and only where the board still holds what this person wrote.
 */
export interface UndoStep {
  readonly done: readonly BoardChange[];
  readonly back: readonly BoardChange[];
}

/** The step for changes that are about to be made on `before`. Taking it back gives each row what it held before all of them. */
export function undoStep(before: Board, done: readonly BoardChange[]): UndoStep {
  const touched = new Map(done.map((change) => [`${change.table} ${change.id}`, change]));
  const after = applyChanges(before, done);
  const back = [...touched.values()].reverse().flatMap(({ table, id }): BoardChange[] => {
    const [was, is] = [rowsOf(before, table).get(id), rowsOf(after, table).get(id)];
    if (was === undefined) return is === undefined ? [] : [remove(table, id)];
    if (is === undefined) return [add(table, id, fieldsOf(was) as never)];
    const changed = Object.keys(fieldSpecs(table)).filter((field) => !same(was[field], is[field]));
    if (changed.length === 0) return [];
    return [patch(table, id, Object.fromEntries(changed.map((field) => [field, was[field] ?? null])) as never)];
  });
  return { done: [...spokeBefore(before, done), ...done], back };
}

/**
 * Rows with derived ids may be spoken of before they are added (a subscription names a version that only `normalise`
 * shows). Who spoke of one then has hung nothing on it since, so the step names those rows as its own.
 */
function spokeBefore(before: Board, done: readonly BoardChange[]): BoardChange[] {
  const added = done.filter(({ op, table, id }) => op === 'add' && !rowsOf(before, table).has(id));
  const ids = new Set(added.map(({ id }) => id));
  if (ids.size === 0) return [];
  return speakers(before, (id) => ids.has(id as string)).map(({ table, row }) => patch(table, row.id, {}));
}

const fieldsOf = ({ id: _, ...fields }: AnyRow): Readonly<Record<string, unknown>> => fields;

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * The changes that undo a step on the board as it is now, and nothing of anybody else's: a field is reverted only while
 * it still holds what the step wrote, and an added row is taken away only while nobody else has written in it or hung
 * something on it. May be empty. The step that redoes it is `undoStep(now, result)`.
 */
export function undoChanges(now: Board, step: UndoStep): BoardChange[] {
  const mine = new Set(step.done.map((change) => change.id));
  return step.back.flatMap((change): BoardChange[] => {
    const row = rowsOf(now, change.table).get(change.id);
    const done = step.done.findLast((one) => one.table === change.table && one.id === change.id);
    if (change.op === 'add') return row === undefined ? [change] : [];
    if (row === undefined || done === undefined) return [];
    if (change.op === 'remove') return untouched(now, row, step, change, mine) ? [change] : [];
    const written = writtenBy(step, change);
    const fields = Object.entries(change.fields).filter(([field]) => same(row[field], written.get(field)));
    return fields.length === 0 ? [] : [patch(change.table, change.id, Object.fromEntries(fields) as never)];
  });
}

/** What a step left in each field of one row. */
function writtenBy(step: UndoStep, of: BoardChange): Map<string, unknown> {
  const written = new Map<string, unknown>();
  for (const change of step.done) {
    if (change.table !== of.table || change.id !== of.id || change.op === 'remove') continue;
    // Adding a row that is there already replaces it: what is not given falls back to its default.
    const values =
      change.op === 'add'
        ? { ...bare(change.table), ...completeRow(change.table, change.id, change.row) }
        : change.fields;
    // A field that is taken away falls back to its default too.
    for (const [field, value] of Object.entries(values)) written.set(field, value ?? defaultFor(change.table, field));
  }
  written.delete('id');
  return written;
}

const defaultFor = (table: TableName, field: string): unknown => {
  const spec = fieldSpecs(table)[field];
  return spec === undefined ? undefined : defaultOf(spec);
};

const bare = (table: TableName): Record<string, unknown> =>
  Object.fromEntries(Object.keys(fieldSpecs(table)).map((field) => [field, undefined]));

function untouched(now: Board, row: AnyRow, step: UndoStep, change: BoardChange, mine: ReadonlySet<string>): boolean {
  const written = { ...completeRow(change.table, change.id, {}), ...Object.fromEntries(writtenBy(step, change)) };
  const mineAsWritten = completeRow(change.table, change.id, written) as AnyRow;
  const fields = new Set([...Object.keys(row), ...Object.keys(mineAsWritten)]);
  // Who made a row and when is put right by the server, which takes nothing of anybody.
  for (const field of ['author', 'createdAt']) fields.delete(field);
  return [...fields].every((field) => same(row[field], mineAsWritten[field])) && !isReferenced(now, row.id, mine);
}

const isReferenced = (now: Board, id: string, except: ReadonlySet<string>): boolean =>
  speakers(now, (one) => one === id).some(({ row }) => !except.has(row.id));

/** The rows with a field that holds an id. */
function speakers(
  board: Board,
  holds: (id: unknown) => boolean,
): { readonly table: TableName; readonly row: AnyRow }[] {
  return TABLE_NAMES.flatMap((table) => {
    const fields = referencesOf(table).map(([field]) => field);
    if (fields.length === 0) return [];
    const speaks = (row: AnyRow): boolean =>
      fields.some((field) => {
        const value = row[field];
        return Array.isArray(value) ? value.some(holds) : holds(value);
      });
    return [...rowsOf(board, table).values()].filter(speaks).map((row) => ({ table, row }));
  });
}
