import {
  add,
  applyChanges,
  type Board,
  type BoardChange,
  codeNames,
  elementsOf,
  eventAddress,
  isSingleTable,
  patch,
  serviceOf,
} from '@stormbridge/model';
import { planOf } from '../cdk/plan/plan.ts';

/** The names that one row has in the code. */
export interface Pin {
  readonly codeName?: string;
  readonly source?: string;
  readonly detailType?: string;
}

const TABLES = ['settings', 'bus', 'contexts', 'services', 'aggregates', 'types', 'elements', 'subscriptions'] as const;
type PinnedTable = (typeof TABLES)[number];

/** The names of rows by table and id. */
export type Pins = Readonly<Partial<Record<PinnedTable, Readonly<Record<string, Pin>>>>>;

const known = new WeakMap<Board, Pins>();

/** Every name that a board has in the code, pinned or derived: what must stay when a sticky is renamed. */
export function pinsOf(board: Board): Pins {
  const found = known.get(board);
  if (found !== undefined) return found;
  const plan = planOf(board);
  const pins = Object.fromEntries(TABLES.map((table) => [table, new Map<string, Pin>()])) as MutablePins;
  pins.settings.set('settings', { codeName: plan.project });
  pins.bus.set('bus', { codeName: plan.bus });
  for (const { subscriptions } of plan.services)
    for (const { row, construct } of subscriptions) pins.subscriptions.set(row, { codeName: construct });
  for (const [id, codeName] of codeNames(board))
    pins[TABLES.find((table) => board[table].has(id)) ?? 'elements'].set(id, { codeName });
  for (const event of elementsOf(board, 'event'))
    if (serviceOf(board, event) !== undefined)
      pins.elements.set(event.id, { ...pins.elements.get(event.id), ...eventAddress(board, event) });
  const sorted = Object.fromEntries(
    TABLES.map((table) => [table, Object.fromEntries([...pins[table]].sort(([a], [b]) => (a < b ? -1 : 1)))]),
  );
  known.set(board, sorted);
  return sorted;
}

type MutablePins = Record<PinnedTable, Map<string, Pin>>;

/** Writes every name of a board on the board, as an export does: what is generated stays the same from then on. */
export const pinNames = (board: Board): BoardChange[] => changes(board, pinsOf(board), (own, name) => own !== name);

/** A board with the names of an earlier export wherever it has none of its own. One that is no name, or taken, is none. */
export const withPins = (board: Board, pins: Pins): Board =>
  applyChanges(
    board,
    changes(board, pins, (own, _, inForce) => own === undefined || own !== inForce),
  );

type Due = (own: string | undefined, name: string, inForce: string | undefined) => boolean;

function changes(board: Board, pins: Pins, due: Due): BoardChange[] {
  const now = pinsOf(board);
  return TABLES.flatMap((table) =>
    Object.entries(pins[table] ?? {}).flatMap(([id, pin]): BoardChange[] => {
      const row: (Pin & { readonly id: string }) | undefined = board[table].get(id);
      const fields = Object.fromEntries(
        (['codeName', 'source', 'detailType'] as const).flatMap((field) => {
          const name = pin[field];
          return name !== undefined && due(row?.[field], name, now[table]?.[id]?.[field]) ? [[field, name]] : [];
        }),
      );
      if (row === undefined) return isSingleTable(table) ? [add(table, id, fields as never)] : [];
      return Object.keys(fields).length === 0 ? [] : [patch(table, id, fields as never)];
    }),
  );
}
