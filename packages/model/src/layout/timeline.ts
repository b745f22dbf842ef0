import type { Board } from '../board.ts';
import { NOTATION } from '../notation.ts';
import { compareKeys } from '../order-key.ts';
import { compareInTime, compareLanes, timeColumns } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';
import type { Frame } from '../tables.ts';
import { type Attachment, attachments } from './attach.ts';
import { around, inRows, movedBy } from './boxes.ts';
import { Cells } from './cells.ts';
import { CELL, COLUMN_PITCH, LANE_GAP, PHASE_GAP, ROW_PITCH, snapped, TRAY_GAP } from './measures.ts';

/** A lane of the timeline: a horizontal band that holds its events with their causes and consequences. */
export interface Lane {
  /** As it is written on the events; the main lane may be empty. */
  readonly name: string;
  readonly box: Frame;
  /** The upper edge of its first row of events. */
  readonly eventTop: number;
}

/** A moment of time: its key, and where it stands across the board. */
export interface TimeMark {
  readonly key: string;
  readonly x: number;
  readonly w: number;
}

/** Where everything on the timeline lies. */
export interface TimelineLayout {
  /** By row id: elements and the headings of phases. */
  readonly places: ReadonlyMap<string, Frame>;
  readonly lanes: readonly Lane[];
  readonly columns: readonly TimeMark[];
}

const known = new WeakMap<Board, TimelineLayout>();

/**
 * Lays the timeline out. Events stand where their column and lane say: time goes from left to right, alternatives one
 * under the other, each lane is a band. What has `posTimeline` lies there. What touches an event and has no place of its
 * own stands in the event's column, causes above and consequences below, and so follows the event when time changes; the
 * rest lies in rows under the timeline. The origin is the corner of the first event of the main lane.
 */
export function timelineLayout(board: Board): TimelineLayout {
  const found = known.get(board);
  if (found !== undefined) return found;
  const made = layOut(board);
  known.set(board, made);
  return made;
}

/** Where every element lies on the timeline, and the heading of every phase, by row id. */
export const timelinePlaces = (board: Board): ReadonlyMap<string, Frame> => timelineLayout(board).places;

interface Band {
  readonly name: string;
  readonly cells: Cells;
  readonly members: { readonly row: ElementRow; readonly column: number; readonly cell: number }[];
}

interface Spot {
  readonly band: Band;
  readonly column: number;
  /** The events that are stacked there. */
  readonly stack: { readonly rows: number };
}

function layOut(board: Board): TimelineLayout {
  const columns = timeColumns(board);
  const { bands, spots } = placeEvents(board);
  placeAttached(board, attachments(board), spots);
  const places = new Map<string, Frame>();
  const lanes = stackBands(bands, columns.length, places);
  const marks = columns.map(({ key }, index) => ({ key, x: index * COLUMN_PITCH, w: CELL.w }));
  for (const row of board.elements.values())
    if (row.posTimeline !== undefined && !places.has(row.id))
      places.set(row.id, { ...row.posTimeline, ...NOTATION[row.kind].size });
  placePhases(board, marks, around(lanes.map(({ box }) => box))?.y ?? 0, places);
  placeLoose(board, places, lanes);
  return { places, lanes, columns: marks };
}

function placeEvents(board: Board): { readonly bands: readonly Band[]; readonly spots: ReadonlyMap<string, Spot> } {
  const byName = new Map<string, Band>();
  const spots = new Map<string, Spot>();
  for (const [column, { events }] of timeColumns(board).entries()) {
    const stacks = new Map<Band, { rows: number }>();
    for (const row of events) {
      const band = bandOf(row.lane, byName);
      const stack = stacks.get(band) ?? { rows: 0 };
      stacks.set(band, stack);
      spots.set(row.id, { band, column, stack });
      band.cells.take(column, stack.rows);
      band.members.push({ row, column, cell: stack.rows });
      stack.rows++;
    }
  }
  return { bands: [...new Set(byName.values())].sort((a, b) => compareLanes(a.name, b.name)), spots };
}

/** The band of a lane; every spelling of the main lane is one lane. */
function bandOf(lane: string, byName: Map<string, Band>): Band {
  const found = byName.get(lane);
  if (found !== undefined) return found;
  const name = compareLanes(lane, '') === 0 ? '' : lane;
  const band = byName.get(name) ?? { name, cells: new Cells(), members: [] };
  byName.set(name, band);
  byName.set(lane, band);
  return band;
}

/** First everything that gets the very cell it wants, then the rest as near as possible. */
function placeAttached(board: Board, all: readonly Attachment[], spots: ReadonlyMap<string, Spot>): void {
  const late: Attachment[] = [];
  for (const one of all) {
    const spot = spots.get(one.event);
    const row = board.elements.get(one.id);
    if (spot === undefined || row === undefined) continue;
    const cell = wanted(one, spot);
    if (spot.band.cells.isFree(spot.column, cell)) {
      spot.band.cells.take(spot.column, cell);
      spot.band.members.push({ row, column: spot.column, cell });
    } else late.push(one);
  }
  for (const one of late) {
    const spot = spots.get(one.event);
    const row = board.elements.get(one.id);
    if (spot === undefined || row === undefined) continue;
    const { cells } = spot.band;
    const from = wanted(one, spot);
    const at = one.side === 'above' ? cells.takeAbove(spot.column, from) : cells.takeBelow(spot.column, from);
    spot.band.members.push({ row, column: at.column, cell: at.row });
  }
}

const wanted = ({ side, level }: Attachment, { stack }: Spot): number =>
  side === 'above' ? -level : stack.rows - 1 + level;

/** Puts the lanes one under the other; the events of the first stand at the origin. */
function stackBands(bands: readonly Band[], columns: number, places: Map<string, Frame>): Lane[] {
  let top = -(bands[0]?.cells.rows.above ?? 0) * ROW_PITCH;
  return bands.map(({ name, cells, members }) => {
    const { above, below } = cells.rows;
    const eventTop = top + above * ROW_PITCH;
    for (const { row, column, cell } of members)
      places.set(row.id, inCell(row, column * COLUMN_PITCH, eventTop + cell * ROW_PITCH));
    const h = (above + below) * ROW_PITCH - (ROW_PITCH - CELL.h);
    const box = { x: 0, y: top, w: columns * COLUMN_PITCH - (COLUMN_PITCH - CELL.w), h };
    top += h + LANE_GAP;
    return { name, box, eventTop };
  });
}

/** A sticky in the middle of a cell whose corner is given. */
function inCell({ kind }: ElementRow, x: number, y: number): Frame {
  const { w, h } = NOTATION[kind].size;
  return { x: x + snapped((CELL.w - w) / 2), y: y + snapped((CELL.h - h) / 2), w, h };
}

/** The heading of a phase stands over the columns from its own to the next phase's. */
function placePhases(board: Board, marks: readonly TimeMark[], top: number, places: Map<string, Frame>): void {
  const end = marks.length * COLUMN_PITCH;
  const { w, h } = NOTATION.phase.size;
  const starts = [...board.phases.values()]
    .sort(
      (a, b) =>
        orderOf(a.column) - orderOf(b.column) || compareKeys(a.column ?? '', b.column ?? '') || compareKeys(a.id, b.id),
    )
    .map(({ id, column }) => ({
      id,
      x: column === undefined ? end : (marks.find(({ key }) => key >= column)?.x ?? end),
    }));
  let last = Number.NEGATIVE_INFINITY;
  const placed = starts.map(({ id, x }) => {
    // Phases that begin at one place would lie on each other: each takes its own room.
    last = Math.max(x, last);
    const at = { id, x: last };
    last += COLUMN_PITCH;
    return at;
  });
  for (const [index, { id, x }] of placed.entries()) {
    const next = placed[index + 1]?.x ?? Math.max(end, x + w + COLUMN_PITCH - CELL.w);
    places.set(id, { x, y: top - PHASE_GAP - h, w: next - x - (COLUMN_PITCH - CELL.w), h });
  }
}

const orderOf = (column: string | undefined): number => (column === undefined ? 1 : 0);

/** What belongs nowhere yet lies in rows under everything else: events first, then kind by kind. */
function placeLoose(board: Board, places: Map<string, Frame>, lanes: readonly Lane[]): void {
  const loose = [...board.elements.values()].filter(({ id }) => !places.has(id));
  if (loose.length === 0) return;
  const kinds = Object.keys(NOTATION);
  loose.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compareInTime(a, b));
  const gap = COLUMN_PITCH - CELL.w;
  const columns = Math.max(Math.ceil(Math.sqrt(loose.length * 1.6)), 8);
  const area = around(lanes.map(({ box }) => box));
  const pinned = around([...places.values()]);
  const top = pinned === undefined ? 0 : snapped(pinned.y + pinned.h + TRAY_GAP);
  const boxes = inRows(
    loose.map(() => CELL),
    columns * COLUMN_PITCH,
    gap,
  );
  for (const [index, row] of loose.entries()) {
    const { x, y } = movedBy(boxes[index] as Frame, area?.x ?? 0, top);
    places.set(row.id, inCell(row, x, y));
  }
}
