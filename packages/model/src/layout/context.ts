import type { Board } from '../board.ts';
import { NOTATION } from '../notation.ts';
import { compareKeys } from '../order-key.ts';
import { indexOf } from '../read/board-index.ts';
import type { ContextRow, ElementRow, PlacementRow } from '../rows.ts';
import type { Frame, Point } from '../tables.ts';
import { around, arranged, grown, movedBy, pushedDown, type Size } from './boxes.ts';
import { byFirst, type Cluster, clusterOf, putCluster } from './cluster.ts';
import { CLUSTER_GAP, CONTEXT_INSET, SERVICE_GAP, SERVICE_INSET } from './measures.ts';

/** The hot spots that nobody has laid anywhere, by what they are about. */
export type Spots = ReadonlyMap<string, readonly ElementRow[]>;

/** What is in one context, laid out from a corner that is not known yet. */
export interface Content extends Size {
  readonly first: ElementRow | undefined;
  /** Puts everything at a corner and gives the areas and stickies that the context's frame must hold. */
  readonly place: (at: Point, places: Map<string, Frame>) => readonly Frame[];
}

/** An aggregate in a context: where it is reserved a place, and what belongs to it. */
interface Slot {
  readonly row: PlacementRow;
  readonly cluster: Cluster;
  readonly at: Frame;
}

/** A service with what it runs, a single aggregate without a service, or a hot spot of the context. */
interface Block extends Size {
  readonly id: string;
  readonly service: boolean;
  readonly slots: readonly Slot[];
  readonly first: ElementRow | undefined;
}

/** How much wider than high the inside of a context and of a service should come out. */
const RATIO = 1.4;

/** Lays out the inside of a context: its services with the aggregates that they run, then aggregates without a service. */
export function contentOf(board: Board, { id, frame }: ContextRow, spots: Spots): Content {
  const placements = indexOf(board).placementsByContext.get(id) ?? [];
  const clusters = placements.map((row) => ({
    row,
    cluster: clusterOf(board, row.aggregate, row.id, spotsOn(board, row, spots)),
  }));
  clusters.sort((a, b) => byFirst(a.cluster.first, b.cluster.first) || compareKeys(a.row.id, b.row.id));
  const run = [...board.services.values()].filter((service) => service.context === id);
  const blocks = [
    ...run.map((service) =>
      serviceBlock(
        service.id,
        clusters.filter(({ row }) => row.service === service.id),
        spots,
      ),
    ),
    ...clusters.filter(({ row }) => row.service === undefined).map(({ row, cluster }) => bare(row, cluster)),
  ].sort((a, b) => byFirst(a.first, b.first) || Number(b.service) - Number(a.service) || compareKeys(a.id, b.id));
  for (const spot of spots.get(id) ?? [])
    blocks.push({ id: spot.id, service: false, slots: [], first: undefined, ...NOTATION.hotSpot.size });
  const corners = arranged(blocks, SERVICE_GAP, RATIO, (frame?.w ?? 0) - 2 * CONTEXT_INSET.side);
  const { w, h } = around(corners) ?? { w: 0, h: 0 };
  const place: Content['place'] = (at, places) => placeBlocks(blocks, corners, at, spots, places);
  return { w, h, first: clusters[0]?.cluster.first, place };
}

/** Hot spots about an aggregate lie in the first of its copies. */
function spotsOn(board: Board, { id, aggregate }: PlacementRow, spots: Spots): readonly ElementRow[] {
  const [home] = indexOf(board).placementsByAggregate.get(aggregate) ?? [];
  return home?.id === id ? (spots.get(aggregate) ?? []) : [];
}

const bare = (row: PlacementRow, cluster: Cluster): Block => {
  const at = { x: 0, y: 0, w: cluster.w, h: cluster.h };
  return { id: row.id, service: false, slots: [{ row, cluster, at }], first: cluster.first, w: at.w, h: at.h };
};

function serviceBlock(
  id: string,
  clusters: readonly { readonly row: PlacementRow; readonly cluster: Cluster }[],
  spots: Spots,
): Block {
  const { side, top } = SERVICE_INSET;
  const sizes: Size[] = [
    ...clusters.map(({ cluster }) => cluster),
    ...(spots.get(id) ?? []).map(() => NOTATION.hotSpot.size),
  ];
  const corners = arranged(sizes, CLUSTER_GAP, RATIO).map((box) => movedBy(box, side, top));
  const inner = around(corners);
  const { w, h } = NOTATION.service.size;
  const slots = clusters.map((one, index) => ({ ...one, at: corners[index] as Frame }));
  return {
    id,
    service: true,
    slots,
    first: clusters[0]?.cluster.first,
    w: Math.max(inner === undefined ? 0 : inner.w + 2 * side, w),
    h: Math.max(inner === undefined ? 0 : inner.h + top + side, h),
  };
}

function placeBlocks(
  blocks: readonly Block[],
  corners: readonly Frame[],
  at: Point,
  spots: Spots,
  places: Map<string, Frame>,
): readonly Frame[] {
  // What somebody has laid stays; what has only a reserved place gives way to it.
  const laid = blocks.flatMap(({ slots }) =>
    slots.flatMap(({ row, cluster }) => (row.pos === undefined ? [] : [{ ...row.pos, w: cluster.w, h: cluster.h }])),
  );
  const areas: Frame[] = [];
  for (const [index, block] of blocks.entries()) {
    const corner = movedBy(corners[index] as Frame, at.x, at.y);
    const inside = block.slots.map(({ row, cluster, at: reserved }) => {
      const free = () => pushedDown(movedBy(reserved, corner.x, corner.y), laid, CLUSTER_GAP);
      const box = row.pos === undefined ? free() : { ...row.pos, w: cluster.w, h: cluster.h };
      putCluster(cluster, box, places);
      if (row.pos === undefined) laid.push(box);
      return box;
    });
    const own = block.service ? (spots.get(block.id) ?? []) : [];
    areas.push(...inside);
    if (block.service) areas.push(placeService(block, corner, inside, own, places));
    else if (block.slots.length === 0) {
      places.set(block.id, corner);
      areas.push(corner);
    }
  }
  return areas;
}

/** The area of a service holds what it runs, wherever that was laid; an empty one keeps its reserved place. */
function placeService(
  block: Block,
  corner: Frame,
  inside: readonly Frame[],
  spots: readonly ElementRow[],
  places: Map<string, Frame>,
): Frame {
  const { side, top } = SERVICE_INSET;
  const box = around(inside);
  const area =
    box === undefined ? corner : { x: box.x - side, y: box.y - top, w: box.w + 2 * side, h: box.h + top + side };
  const taken = [...inside];
  let shown = { ...area, w: Math.max(area.w, NOTATION.service.size.w), h: Math.max(area.h, NOTATION.service.size.h) };
  for (const spot of spots) {
    const free = pushedDown({ x: area.x + side, y: area.y + top, ...NOTATION.hotSpot.size }, taken, CLUSTER_GAP);
    places.set(spot.id, free);
    taken.push(free);
    shown = around([shown, grown(free, side)]) ?? shown;
  }
  places.set(block.id, shown);
  return shown;
}
