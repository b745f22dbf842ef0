import type { NewRow, Patch } from './rows.ts';
import type { TableName } from './tables.ts';

/**
 * A change of a board as a value. Every edit gives a list of them; the same list drives the document, the views and
 * undo. `add` of a row that was removed before brings it back.
 */
export type BoardChange = { readonly [T in TableName]: ChangeOf<T> }[TableName];

export type ChangeOf<T extends TableName> =
  | { readonly op: 'add'; readonly table: T; readonly id: string; readonly row: NewRow<T> }
  | { readonly op: 'patch'; readonly table: T; readonly id: string; readonly fields: Patch<T> }
  | { readonly op: 'remove'; readonly table: T; readonly id: string };

/** A change that puts a row on the board. */
export const add = <T extends TableName>(table: T, id: string, row: NewRow<T>): BoardChange =>
  ({ op: 'add', table, id, row }) as unknown as BoardChange;

/** A change of some fields of a row; `null` takes a field away. */
export const patch = <T extends TableName>(table: T, id: string, fields: Patch<T>): BoardChange =>
  ({ op: 'patch', table, id, fields }) as unknown as BoardChange;

/** A change that takes a row off the board. */
export const remove = (table: TableName, id: string): BoardChange => ({ op: 'remove', table, id }) as BoardChange;
