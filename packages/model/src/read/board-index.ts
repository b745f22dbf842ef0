import type { AnyRow, Board } from '../board.ts';
import { compareKeys } from '../order-key.ts';
import type { ElementRow, EventVersionRow, FieldRow, FlowRow, PlacementRow, SubscriptionRow } from '../rows.ts';
import type { ElementKind } from '../tables.ts';

/** Look-ups that many readers of one board share. Lists are in a fixed order, so that what is read from them is too. */
export interface BoardIndex {
  readonly byKind: ReadonlyMap<ElementKind, readonly ElementRow[]>;
  readonly flowsFrom: ReadonlyMap<string, readonly FlowRow[]>;
  readonly flowsTo: ReadonlyMap<string, readonly FlowRow[]>;
  readonly fieldsByOwner: ReadonlyMap<string, readonly FieldRow[]>;
  readonly versionsByEvent: ReadonlyMap<string, readonly EventVersionRow[]>;
  readonly placementsByAggregate: ReadonlyMap<string, readonly PlacementRow[]>;
  readonly placementsByContext: ReadonlyMap<string, readonly PlacementRow[]>;
  readonly placementsByService: ReadonlyMap<string, readonly PlacementRow[]>;
  readonly subscriptionsByService: ReadonlyMap<string, readonly SubscriptionRow[]>;
  /** Events and commands of an aggregate. */
  readonly elementsByAggregate: ReadonlyMap<string, readonly ElementRow[]>;
}

const known = new WeakMap<Board, BoardIndex>();

/** The look-ups of a board, made once for each board. */
export function indexOf(board: Board): BoardIndex {
  const found = known.get(board);
  if (found !== undefined) return found;
  const index = build(board);
  known.set(board, index);
  return index;
}

const byId = (a: AnyRow, b: AnyRow): number => compareKeys(a.id, b.id);

function group<K, R extends { readonly id: string }>(
  rows: Iterable<R>,
  key: (row: R) => K | undefined,
  order: (a: R, b: R) => number = (a, b) => compareKeys(a.id, b.id),
): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of [...rows].sort(order)) {
    const at = key(row);
    if (at === undefined) continue;
    const list = groups.get(at);
    if (list === undefined) groups.set(at, [row]);
    else list.push(row);
  }
  return groups;
}

const byOrder = (a: FieldRow, b: FieldRow): number =>
  compareKeys(a.order ?? '', b.order ?? '') || compareKeys(a.id, b.id);

/** Remembers what was made of a table: while one table changes, the look-ups of all the others stay. */
function once<T extends object, V>(make: (table: T) => V): (table: T) => V {
  const made = new WeakMap<T, V>();
  return (table) => {
    const found = made.get(table);
    if (found !== undefined) return found;
    const value = make(table);
    made.set(table, value);
    return value;
  };
}

const byKind = once((rows: Board['elements']) => group(rows.values(), (row) => row.kind));
const elementsByAggregate = once((rows: Board['elements']) => group(rows.values(), (row) => row.aggregate));
const flowsFrom = once((rows: Board['flows']) => group(rows.values(), (row) => row.from));
const flowsTo = once((rows: Board['flows']) => group(rows.values(), (row) => row.to));
const fieldsByOwner = once((rows: Board['fields']) => group(rows.values(), (row) => row.owner, byOrder));
const placementsByAggregate = once((rows: Board['placements']) => group(rows.values(), (row) => row.aggregate));
const placementsByContext = once((rows: Board['placements']) => group(rows.values(), (row) => row.context));
const placementsByService = once((rows: Board['placements']) => group(rows.values(), (row) => row.service));
const subscriptionsByService = once((rows: Board['subscriptions']) => group(rows.values(), (row) => row.service));
const versionsByEvent = once((rows: Board['eventVersions']) =>
  group(
    rows.values(),
    (row) => row.event,
    (a, b) => a.version - b.version || byId(a as AnyRow, b as AnyRow),
  ),
);

const build = (board: Board): BoardIndex => ({
  byKind: byKind(board.elements),
  flowsFrom: flowsFrom(board.flows),
  flowsTo: flowsTo(board.flows),
  fieldsByOwner: fieldsByOwner(board.fields),
  versionsByEvent: versionsByEvent(board.eventVersions),
  placementsByAggregate: placementsByAggregate(board.placements),
  placementsByContext: placementsByContext(board.placements),
  placementsByService: placementsByService(board.placements),
  subscriptionsByService: subscriptionsByService(board.subscriptions),
  elementsByAggregate: elementsByAggregate(board.elements),
});
