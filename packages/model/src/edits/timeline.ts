import { applyChanges, type Board } from '../board.ts';
import { type BoardChange, patch } from '../changes.ts';
import { around, overlaps } from '../layout/boxes.ts';
import { snapped, TRAY_GAP } from '../layout/measures.ts';
import { timelineLayout } from '../layout/timeline.ts';
import { NOTATION } from '../notation.ts';
import { keyBetween } from '../order-key.ts';
import { eventsInTime, timeColumns } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';
import type { Point } from '../tables.ts';

/** Where in time: on a column that is there (an alternative), or between two (a column of its own). */
export type TimePlace =
  | { readonly column: string; readonly lane?: string }
  | { readonly after: string | undefined; readonly before: string | undefined; readonly lane?: string };

/**
 * Puts events at a place in time. On a column they all become alternatives there; between two columns they keep their
 * own order, and those that shared a column share one again.
 */
export function placeInTime(
  board: Board,
  ids: readonly string[],
  place: TimePlace,
  random: () => number,
): BoardChange[] {
  const moved = new Set(ids);
  const events = eventsInTime(board).filter((event) => moved.has(event.id));
  const lane = place.lane === undefined ? {} : { lane: place.lane };
  if ('column' in place) return events.map(({ id }) => patch('elements', id, { column: place.column, ...lane }));
  const keys = new Map<string, string>();
  let low = place.after;
  return events.map((event) => {
    const shared = event.column ?? event.id;
    const key = keys.get(shared) ?? keyBetween(low, place.before, random);
    keys.set(shared, key);
    low = key;
    return patch('elements', event.id, { column: key, ...lane });
  });
}

/** The place right after an event: between its column and the next one. */
export function placeAfter(board: Board, event: ElementRow): TimePlace {
  const columns = timeColumns(board);
  const at = columns.findIndex((column) => column.key === event.column);
  return {
    after: event.column ?? columns.at(-1)?.key,
    before: at < 0 ? undefined : columns[at + 1]?.key,
    lane: event.lane,
  };
}

/** Takes events off the timeline; they lie freely at the place given. */
export const takeOutOfTime = (ids: readonly string[], at: (id: string) => Point): BoardChange[] =>
  ids.map((id) => patch('elements', id, { column: null, posTimeline: at(id) }));

/** Events whose left edges differ by less than this, in px, were laid over one another as alternatives. */
const ALTERNATIVE_WITHIN = 64;

/**
 * Reads time from where people have laid the events: from left to right, behind those that already have their place;
 * what lies one above the other becomes alternatives of one moment. What else lies where the timeline is then goes under it.
 */
export function sequenceByPosition(board: Board, random: () => number): BoardChange[] {
  const free = eventsInTime(board)
    .filter((event) => event.column === undefined)
    .sort((a, b) => left(a) - left(b) || top(a) - top(b));
  let low = timeColumns(board).at(-1)?.key;
  let start = Number.NEGATIVE_INFINITY;
  let key = '';
  const placed = free.map((event) => {
    if (left(event) - start >= ALTERNATIVE_WITHIN || event.posTimeline === undefined) {
      key = keyBetween(low, undefined, random);
      low = key;
      start = left(event);
    }
    return patch('elements', event.id, { column: key });
  });
  return [...placed, ...underTimeline(applyChanges(board, placed))];
}

/** Makes room for the timeline: what lies freely on it, and beside and under that, goes down together. */
function underTimeline(board: Board): BoardChange[] {
  const area = around(timelineLayout(board).lanes.map(({ box }) => box));
  if (area === undefined) return [];
  const free = [...board.elements.values()].flatMap(({ id, kind, column, posTimeline }) =>
    posTimeline === undefined || column !== undefined ? [] : [{ id, ...posTimeline, ...NOTATION[kind].size }],
  );
  if (!free.some((one) => overlaps(one, area))) return [];
  const lower = free.filter(({ y, h }) => y + h > area.y);
  const down = snapped(area.y + area.h + TRAY_GAP - Math.min(...lower.map(({ y }) => y)));
  return lower.map(({ id, x, y }) => patch('elements', id, { posTimeline: { x, y: y + down } }));
}

const left = (event: ElementRow): number => event.posTimeline?.x ?? Number.MAX_SAFE_INTEGER;
const top = (event: ElementRow): number => event.posTimeline?.y ?? 0;
