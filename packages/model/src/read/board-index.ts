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

function build(board: Board): BoardIndex {
  const { elements, flows, fields, eventVersions, placements, subscriptions } = board;
  return {
    byKind: group(elements.values(), (row) => row.kind),
    flowsFrom: group(flows.values(), (row) => row.from),
    flowsTo: group(flows.values(), (row) => row.to),
    fieldsByOwner: group(fields.values(), (row) => row.owner, byOrder),
    versionsByEvent: group(
      eventVersions.values(),
      (row) => row.event,
      (a, b) => a.version - b.version || byId(a as AnyRow, b as AnyRow),
    ),
    placementsByAggregate: group(placements.values(), (row) => row.aggregate),
    placementsByContext: group(placements.values(), (row) => row.context),
    placementsByService: group(placements.values(), (row) => row.service),
    subscriptionsByService: group(subscriptions.values(), (row) => row.service),
    elementsByAggregate: group(elements.values(), (row) => row.aggregate),
  };
}
