import type { Board } from '../board.ts';
import { NOTATION } from '../notation.ts';
import { compareKeys } from '../order-key.ts';
import { indexOf } from '../read/board-index.ts';
import type { ContextRow, ElementRow, PlacementRow } from '../rows.ts';
import type { Frame, Point } from '../tables.ts';
import { around, arranged, movedBy, pushedDown, type Size } from './boxes.ts';
import { byFirst, type Cluster, clusterOf, putCluster, spotCluster } from './cluster.ts';
import { CLUSTER_GAP, CONTEXT_INSET, SERVICE_GAP, SERVICE_INSET } from './measures.ts';

/** The hot spots that nobody has laid anywhere, by what they are about. */
export type Spots = ReadonlyMap<string, readonly ElementRow[]>;

/** What is in one context, laid out from a corner that is not known yet. */
export interface Content extends Size {
  readonly first: ElementRow | undefined;
  /** Puts everything at a corner and gives the areas and stickies that the context's frame must hold. */
  readonly place: (at: Point, places: Map<string, Frame>) => readonly Frame[];
}

/** An aggregate with what belongs to it, or a hot spot: what is in it, and where somebody has laid it. */
interface Part {
  readonly cluster: Cluster;
  readonly pos?: Point | undefined;
}

/** A service with what it runs, or a single part without a service. */
interface Block extends Size {
  readonly id: string;
  readonly service: boolean;
  /** Each with the place that is reserved for it, from the corner of the block. */
  readonly parts: readonly (Part & { readonly at: Frame })[];
  readonly first: ElementRow | undefined;
}

/** How much wider than high the inside of a context and of a service should come out. */
const RATIO = 1.4;

/** Lays out the inside of a context: its services with what they run, aggregates without a service, hot spots. */
export function contentOf(board: Board, { id, frame }: ContextRow, spots: Spots): Content {
  const placed = (indexOf(board).placementsByContext.get(id) ?? [])
    .map((row) => ({ row, pos: row.pos, cluster: clusterOf(board, row.aggregate, row.id, spotsOn(board, row, spots)) }))
    .sort((a, b) => byFirst(a.cluster.first, b.cluster.first) || compareKeys(a.row.id, b.row.id));
  const marks = (of: string): Part[] => (spots.get(of) ?? []).map((spot) => ({ cluster: spotCluster(spot) }));
  const run = [...board.services.values()].filter((service) => service.context === id);
  const blocks = [
    ...run.map((service) =>
      serviceBlock(service.id, [...placed.filter(({ row }) => row.service === service.id), ...marks(service.id)]),
    ),
    ...placed.filter(({ row }) => row.service === undefined).map((part) => single(part.row.id, part)),
    ...marks(id).map((part, index) => single(`${id} ${index}`, part)),
  ].sort((a, b) => byFirst(a.first, b.first) || Number(b.service) - Number(a.service) || compareKeys(a.id, b.id));
  const corners = arranged(blocks, SERVICE_GAP, RATIO, (frame?.w ?? 0) - 2 * CONTEXT_INSET.side);
  const { w, h } = around(corners) ?? { w: 0, h: 0 };
  const place: Content['place'] = (at, places) => placeBlocks(blocks, corners, at, places);
  return { w, h, first: placed[0]?.cluster.first, place };
}

/** Hot spots about an aggregate lie in the first of its copies. */
function spotsOn(board: Board, { id, aggregate }: PlacementRow, spots: Spots): readonly ElementRow[] {
  const [home] = indexOf(board).placementsByAggregate.get(aggregate) ?? [];
  return home?.id === id ? (spots.get(aggregate) ?? []) : [];
}

function single(id: string, part: Part): Block {
  const { w, h, first } = part.cluster;
  return { id, service: false, parts: [{ ...part, at: { x: 0, y: 0, w, h } }], first, w, h };
}

function serviceBlock(id: string, parts: readonly Part[]): Block {
  const { side, top } = SERVICE_INSET;
  const sizes = parts.map(({ cluster }) => cluster);
  const corners = arranged(sizes, CLUSTER_GAP, RATIO).map((box) => movedBy(box, side, top));
  const { w, h } = areaAround(corners) ?? NOTATION.service.size;
  const slots = parts.map((part, index) => ({ ...part, at: corners[index] as Frame }));
  return { id, service: true, parts: slots, first: parts[0]?.cluster.first, w, h };
}

/** The area of a service round what it runs, or `undefined` round nothing. */
function areaAround(boxes: readonly Frame[]): Frame | undefined {
  const box = around(boxes);
  if (box === undefined) return undefined;
  const { side, top } = SERVICE_INSET;
  const least = NOTATION.service.size;
  const [w, h] = [Math.max(box.w + 2 * side, least.w), Math.max(box.h + top + side, least.h)];
  return { x: box.x - side, y: box.y - top, w, h };
}

/** Puts the blocks at their corners, counted from `at`, and gives what the context's frame must hold. */
function placeBlocks(
  blocks: readonly Block[],
  corners: readonly Frame[],
  at: Point,
  places: Map<string, Frame>,
): readonly Frame[] {
  // What somebody has laid stays; what has only a reserved place gives way to it.
  const laid = blocks.flatMap(({ parts }) =>
    parts.flatMap(({ pos, cluster: { w, h } }) => (pos === undefined ? [] : [{ ...pos, w, h }])),
  );
  return blocks.flatMap((block, index) => {
    const corner = movedBy(corners[index] as Frame, at.x, at.y);
    const inside = block.parts.map(({ pos, cluster, at: reserved }) => {
      const free = pushedDown(movedBy(reserved, corner.x, corner.y), laid, CLUSTER_GAP);
      const box = pos === undefined ? free : { ...pos, w: cluster.w, h: cluster.h };
      putCluster(cluster, box, places);
      if (pos === undefined) laid.push(box);
      return box;
    });
    if (!block.service) return inside;
    // The area holds what the service runs, wherever that was laid; an empty one keeps its reserved place.
    const area = areaAround(inside) ?? corner;
    places.set(block.id, area);
    return [area];
  });
}
