import type { Board } from '../board.ts';
import { compareKeys } from '../order-key.ts';
import type { ElementRow } from '../rows.ts';
import { indexOf } from './board-index.ts';
import { elementsOf } from './flow.ts';

/** One time position with the events that are alternatives there, ordered by lane and id. */
export interface TimeColumn {
  readonly key: string;
  readonly events: readonly ElementRow[];
}

const columns = new WeakMap<object, readonly TimeColumn[]>();

/** The time positions of a board from left to right. */
export function timeColumns(board: Board): readonly TimeColumn[] {
  const index = indexOf(board);
  const found = columns.get(index);
  if (found !== undefined) return found;
  const groups = new Map<string, ElementRow[]>();
  for (const event of eventsInTime(board)) {
    if (event.column === undefined) continue;
    const group = groups.get(event.column);
    if (group === undefined) groups.set(event.column, [event]);
    else group.push(event);
  }
  const made = [...groups].map(([key, events]) => ({ key, events }));
  columns.set(index, made);
  return made;
}

/** All events in the order of time: by column, lane and id; those without a place in time come last. */
export const eventsInTime = (board: Board): ElementRow[] => [...elementsOf(board, 'event')].sort(compareInTime);

/** Whether one event comes before another. Negative, zero or positive, as `Array.sort` wants it. */
export const compareInTime = (a: ElementRow, b: ElementRow): number =>
  Number(a.column === undefined) - Number(b.column === undefined) ||
  compareKeys(a.column ?? '', b.column ?? '') ||
  compareLanes(a.lane, b.lane) ||
  compareKeys(a.id, b.id);

/** Lane order: the main lane (no name, or "main") first, then by name. */
export const compareLanes = (a: string, b: string): number =>
  Number(!isMainLane(a)) - Number(!isMainLane(b)) || (isMainLane(a) ? 0 : compareKeys(a, b));

const isMainLane = (lane: string): boolean => lane === '' || lane.toLowerCase() === 'main';
