import { type AnyRow, type Board, rowsOf } from '../board.ts';
import { add, type BoardChange, patch, remove } from '../changes.ts';
import { eventVersionId } from '../normalise.ts';
import type { ElementRow, NewRow } from '../rows.ts';
import { type ElementKind, type Point, TABLE_NAMES, type TableName } from '../tables.ts';
import type { NewId } from './ids.ts';

/** Puts an element on the board; an event comes with its first version. */
export function addElement(id: string, row: NewRow<'elements'>): BoardChange[] {
  const version = add('eventVersions', eventVersionId(id, 1), { event: id, version: 1 });
  return [add('elements', id, row), ...(row.kind === 'event' ? [version] : [])];
}

/** The table that holds a row, or `undefined` when the row is not (or no longer) there. */
export const tableOf = (board: Board, id: string): TableName | undefined =>
  TABLE_NAMES.find((table) => rowsOf(board, table).has(id));

/** The field in which a table keeps what people call a row. */
const NAME_FIELDS: Partial<Readonly<Record<TableName, string>>> = {
  elements: 'label',
  aggregates: 'name',
  contexts: 'name',
  services: 'name',
  dataStores: 'name',
  types: 'name',
  phases: 'name',
  glossary: 'term',
  eventVersions: 'title',
  fields: 'name',
  bus: 'name',
  settings: 'title',
  comments: 'text',
};

/** The field in which a table keeps what people call a row, or `undefined` for rows without a name. */
export const nameField = (table: TableName): string | undefined => NAME_FIELDS[table];

/** What people call a row: its label or name. Empty when nobody has named it. */
export function labelOf(board: Board, id: string): string {
  const table = tableOf(board, id);
  const field = table === undefined ? undefined : nameField(table);
  const row: AnyRow | undefined = table === undefined ? undefined : rowsOf(board, table).get(id);
  return field === undefined ? '' : String(row?.[field] ?? '');
}

/** Gives a row another label or name. Nothing happens when it is gone or cannot be named. */
export function relabel(board: Board, id: string, label: string): BoardChange[] {
  const table = tableOf(board, id);
  const field = table === undefined ? undefined : nameField(table);
  return table === undefined || field === undefined || labelOf(board, id) === label
    ? []
    : [patch(table, id, { [field]: label } as never)];
}

/** One sticky's new place. */
export interface Move {
  readonly id: string;
  readonly to: Point;
}

/** Moves things freely in one of the two canvas views. Positions are rounded to whole px. */
export const moveTo = (board: Board, view: 'timeline' | 'landscape', moves: readonly Move[]): BoardChange[] =>
  moves.flatMap(({ id, to }) => {
    const at = { x: Math.round(to.x), y: Math.round(to.y) };
    if (board.elements.has(id))
      return [patch('elements', id, view === 'timeline' ? { posTimeline: at } : { posLandscape: at })];
    if (board.aggregates.has(id)) return [patch('aggregates', id, { posLandscape: at })];
    if (board.placements.has(id)) return [patch('placements', id, { pos: at })];
    const frame = board.contexts.get(id)?.frame;
    return frame === undefined ? [] : [patch('contexts', id, { frame: { ...frame, ...at } })];
  });

/** Takes rows off the board, whatever they are. What hangs on them is hidden with them and comes back with them. */
export const removeRows = (board: Board, ids: readonly string[]): BoardChange[] =>
  ids.flatMap((id) => {
    const table = tableOf(board, id);
    return table === undefined || table === 'bus' || table === 'settings' ? [] : [remove(table, id)];
  });

/** Makes an element another kind. What only the old kind can hold is taken away. */
export function changeKind(board: Board, id: string, kind: ElementKind): BoardChange[] {
  const row = board.elements.get(id);
  if (row === undefined || row.kind === kind) return [];
  const owned = kind === 'event' || kind === 'command';
  const timed = kind === 'event';
  return [
    patch('elements', id, {
      kind,
      ...(owned ? {} : { aggregate: null, placement: null }),
      ...(timed ? {} : { column: null, pivotal: null, source: null, detailType: null }),
    }),
    ...(timed && !board.eventVersions.has(eventVersionId(id, 1))
      ? [add('eventVersions', eventVersionId(id, 1), { event: id, version: 1 })]
      : []),
  ];
}

/** Copies elements beside themselves, with the arrows between them. Gives the changes and the ids of the copies. */
export function duplicate(
  board: Board,
  ids: readonly string[],
  newId: NewId,
  by: Point = { x: 24, y: 24 },
): { readonly changes: BoardChange[]; readonly ids: readonly string[] } {
  const copies = new Map(ids.flatMap((id) => (board.elements.has(id) ? [[id, newId()] as const] : [])));
  const changes = [...copies].flatMap(([from, to]) => {
    const row = board.elements.get(from);
    return row === undefined ? [] : addElement(to, copyOf(row, by));
  });
  for (const flow of board.flows.values()) {
    const from = copies.get(flow.from);
    const to = copies.get(flow.to);
    if (from !== undefined && to !== undefined) changes.push(add('flows', newId(), { from, to }));
  }
  return { changes, ids: [...copies.values()] };
}

/** A copy is a thing of its own: it does not share the code name or the routing address. */
function copyOf(row: ElementRow, by: Point): NewRow<'elements'> {
  const {
    id: _,
    codeName: _codeName,
    source: _source,
    detailType: _detailType,
    posTimeline,
    posLandscape,
    ...rest
  } = row;
  const moved = (at: Point | undefined): Point | undefined => at && { x: at.x + by.x, y: at.y + by.y };
  return { ...rest, posTimeline: moved(posTimeline), posLandscape: moved(posLandscape) };
}
