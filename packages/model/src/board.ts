import type { BoardChange } from './changes.ts';
import type { BusRow, Row, SettingsRow } from './rows.ts';
import { type FieldSpec, fieldSpecs, TABLE_NAMES, type TableName } from './tables.ts';

/**
 * One board as plain, immutable data: a map of live rows for every table. Rows that did not change keep their identity
 * from one board to the next, so a view may compare by `===`.
 */
export type Board = { readonly [T in TableName]: ReadonlyMap<string, Row<T>> };

/** A row of any table, for code that is generic over tables. */
export type AnyRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/** A board without a single row. */
export const emptyBoard: Board = Object.freeze(
  Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])),
) as unknown as Board;

/** The rows of a table as generic rows. */
export const rowsOf = (board: Board, table: TableName): ReadonlyMap<string, AnyRow> =>
  board[table] as unknown as ReadonlyMap<string, AnyRow>;

/** Fills in the defaults of a table, so that a reader never meets an absent field that has one. */
export function completeRow<T extends TableName>(table: T, id: string, given: object): Row<T> {
  const row: Record<string, unknown> = { id };
  const values = given as Readonly<Record<string, unknown>>;
  for (const { field, initial } of specsOf(table)) {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (value !== undefined && value !== null) row[field] = value;
    else if (initial !== undefined) row[field] = initial;
  }
  return row as unknown as Row<T>;
}

/** The value of a field that was never written, or `undefined` where it may be absent. */
export const defaultOf = (spec: FieldSpec): unknown => ('default' in spec ? spec.default : undefined);

/** One field of a table, as whoever reads thousands of rows needs it. */
export interface SpecOf {
  readonly field: string;
  readonly spec: FieldSpec;
  /** What it says where nothing was written; `undefined` where it may be absent. */
  readonly initial: unknown;
  /** Whether there is no row without it. */
  readonly needed: boolean;
}

const FIELDS = new Map<TableName, readonly SpecOf[]>(
  TABLE_NAMES.map((table) => [
    table,
    Object.entries(fieldSpecs(table)).map(([field, spec]) => {
      const initial = defaultOf(spec);
      return { field, spec, initial, needed: 'required' in spec && initial === undefined };
    }),
  ]),
);

/** The fields of a table in their order. */
export const specsOf = (table: TableName): readonly SpecOf[] => FIELDS.get(table) ?? [];

/**
 * The board after the changes. An `add` of an id that is there already replaces the row; a `patch` or `remove` of an id
 * that is not there does nothing, because somebody else may have removed it meanwhile.
 */
export function applyChanges(board: Board, changes: readonly BoardChange[]): Board {
  if (changes.length === 0) return board;
  const tables = new Map<TableName, Map<string, AnyRow>>();
  const writable = (table: TableName): Map<string, AnyRow> => {
    const rows = tables.get(table) ?? new Map(rowsOf(board, table));
    tables.set(table, rows);
    return rows;
  };
  for (const change of changes) {
    const rows = writable(change.table);
    if (change.op === 'add') rows.set(change.id, completeRow(change.table, change.id, change.row) as AnyRow);
    else if (change.op === 'remove') rows.delete(change.id);
    else {
      const row = rows.get(change.id);
      if (row !== undefined)
        rows.set(change.id, completeRow(change.table, change.id, { ...row, ...change.fields }) as AnyRow);
    }
  }
  return { ...board, ...(Object.fromEntries(tables) as unknown as Partial<Board>) };
}

const DEFAULT_BUS = completeRow('bus', 'bus', {}) as BusRow;
const DEFAULT_SETTINGS = completeRow('settings', 'settings', {}) as SettingsRow;

/** The one event bus. It is always there, whether or not anybody has named it. */
export const busOf = (board: Board): BusRow => board.bus.get('bus') ?? DEFAULT_BUS;

/** The settings of the board, with their defaults. */
export const settingsOf = (board: Board): SettingsRow => board.settings.get('settings') ?? DEFAULT_SETTINGS;
