import type { Board } from '../board.ts';
import { NOTATION } from '../notation.ts';
import { compareKeys } from '../order-key.ts';
import { indexOf } from '../read/board-index.ts';
import { elementsOf } from '../read/flow.ts';
import { eventsInTime } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';
import type { Frame } from '../tables.ts';
import { around, arranged, movedBy, pushedDown } from './boxes.ts';
import { byFirst, clusterOf, putCluster } from './cluster.ts';
import { contentOf, type Spots } from './context.ts';
import { CELL, CLUSTER_GAP, CONTEXT_GAP, CONTEXT_INSET, CONTEXT_MIN, MEMBER_GAP, snappedUp } from './measures.ts';

/** How much wider than high the landscape should come out. */
const RATIO = 1.7;

const known = new WeakMap<Board, ReadonlyMap<string, Frame>>();

/**
 * Where everything of the landscape lies, by row id: contexts as frames, services as areas in them, a placed aggregate
 * under the id of its placement, an unplaced one under its own, and beside each its events and commands.
 *
 * What somebody has laid somewhere (`frame`, `pos`, `posLandscape`, all in px of the board) is there; a frame grows with
 * what is in it. All else has a place reserved that does not depend on what others have moved: events without an
 * aggregate above the origin, unplaced aggregates under it, contexts right of them. Other kinds appear only where
 * somebody has laid them, hot spots also beside the area that they are about.
 */
export function landscapePlaces(board: Board): ReadonlyMap<string, Frame> {
  const found = known.get(board);
  if (found !== undefined) return found;
  const places = new Map<string, Frame>();
  const spots = spotsByArea(board);
  const left = placeUnplaced(board, spots, places);
  placeContexts(board, spots, left, places);
  placeUnassigned(board, places);
  for (const row of board.elements.values())
    if (row.posLandscape !== undefined && !places.has(row.id))
      places.set(row.id, { ...row.posLandscape, ...NOTATION[row.kind].size });
  known.set(board, places);
  return places;
}

function spotsByArea(board: Board): Spots {
  const spots = new Map<string, ElementRow[]>();
  for (const spot of elementsOf(board, 'hotSpot')) {
    if (spot.on === undefined || spot.posLandscape !== undefined) continue;
    spots.set(spot.on, [...(spots.get(spot.on) ?? []), spot]);
  }
  return spots;
}

/** Aggregates in no context, in rows from the origin, then services in none. Gives where the contexts may begin. */
function placeUnplaced(board: Board, spots: Spots, places: Map<string, Frame>): number {
  const { placementsByAggregate } = indexOf(board);
  const isFree = (id: string): boolean => !placementsByAggregate.has(id);
  const lonely = [...board.services.values()].filter(({ context }) => context === undefined);
  if (lonely.length === 0 && ![...board.aggregates.keys()].some(isFree)) return 0;
  const all = [...board.aggregates.values()]
    .map((row) => ({ row, cluster: clusterOf(board, row.id, row.id, isFree(row.id) ? spots.get(row.id) : []) }))
    .sort((a, b) => byFirst(a.cluster.first, b.cluster.first) || compareKeys(a.row.id, b.row.id));
  const sizes = [...all.map(({ cluster }) => cluster), ...lonely.map(() => NOTATION.service.size)];
  const slots = arranged(sizes, CLUSTER_GAP, RATIO);
  const free = all.filter(({ row }) => isFree(row.id));
  const laid = free.flatMap(({ row, cluster: { w, h } }) => (row.posLandscape ? [{ ...row.posLandscape, w, h }] : []));
  for (const [index, { row, cluster }] of all.entries()) {
    if (!isFree(row.id)) continue;
    const box = pushedDown(slots[index] as Frame, laid, CLUSTER_GAP);
    if (row.posLandscape === undefined) laid.push(box);
    putCluster(cluster, row.posLandscape ?? box, places);
  }
  for (const [index, { id }] of lonely.sort((a, b) => compareKeys(a.id, b.id)).entries())
    places.set(id, pushedDown(slots[all.length + index] as Frame, laid, CLUSTER_GAP));
  return snappedUp((around(slots)?.w ?? 0) + CONTEXT_GAP);
}

function placeContexts(board: Board, spots: Spots, left: number, places: Map<string, Frame>): void {
  const all = [...board.contexts.values()].map((row) => ({ row, content: contentOf(board, row, spots) }));
  all.sort((a, b) => byFirst(a.content.first, b.content.first) || compareKeys(a.row.id, b.row.id));
  const { side, top } = CONTEXT_INSET;
  const sizes = all.map(({ row, content: { w, h } }) => ({
    w: row.frame?.w ?? Math.max(snappedUp(w + 2 * side), CONTEXT_MIN.w),
    h: row.frame?.h ?? Math.max(snappedUp(h + top + side), CONTEXT_MIN.h),
  }));
  const slots = arranged(sizes, CONTEXT_GAP, RATIO);
  const laid = all.flatMap(({ row }) => (row.frame === undefined ? [] : [row.frame]));
  for (const [index, { row, content }] of all.entries()) {
    const frame = row.frame ?? pushedDown(movedBy(slots[index] as Frame, left, 0), laid, CONTEXT_GAP);
    const areas = content.place({ x: frame.x + side, y: frame.y + top }, places);
    places.set(row.id, holding(frame, areas));
    if (row.frame === undefined) laid.push(frame);
  }
}

/** The frame, grown where something in it needs more room. */
function holding(frame: Frame, areas: readonly Frame[]): Frame {
  const content = around(areas);
  if (content === undefined) return frame;
  const { side, top } = CONTEXT_INSET;
  const needed = { x: content.x - side, y: content.y - top, w: content.w + 2 * side, h: content.h + top + side };
  return around([frame, needed]) ?? frame;
}

/**
 * Events without an aggregate lie above everything in a grid in which every event of the board has its cell: taking one
 * out leaves a gap, and nobody's target moves while several people sort at once.
 */
function placeUnassigned(board: Board, places: Map<string, Frame>): void {
  if (elementsOf(board, 'event').every((event) => places.has(event.id))) return;
  const events = eventsInTime(board);
  const columns = Math.max(Math.ceil(Math.sqrt(events.length * RATIO)), 6);
  const step = { x: CELL.w + MEMBER_GAP, y: CELL.h + MEMBER_GAP };
  const top = -CONTEXT_GAP - Math.ceil(events.length / columns) * step.y;
  for (const [index, event] of events.entries()) {
    if (places.has(event.id)) continue;
    const corner = { x: (index % columns) * step.x, y: top + Math.floor(index / columns) * step.y };
    places.set(event.id, { ...(event.posLandscape ?? corner), ...CELL });
  }
}
