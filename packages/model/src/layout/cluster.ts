import type { Board } from '../board.ts';
import { NOTATION } from '../notation.ts';
import { indexOf } from '../read/board-index.ts';
import { leadsTo } from '../read/flow.ts';
import { compareInTime } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';
import type { Frame, Point } from '../tables.ts';
import { around, movedBy, type Size } from './boxes.ts';
import { CELL, MEMBER_GAP } from './measures.ts';

/** An aggregate with what belongs to it, laid out from its own corner: the aggregate left, its stickies beside it. */
export interface Cluster extends Size {
  /** By row id, relative to the corner. Under `id` lies the aggregate's own sticky. */
  readonly parts: ReadonlyMap<string, Frame>;
  /** The first of its events in time, for the order of clusters. */
  readonly first: ElementRow | undefined;
}

/** What is asked for, and what may happen then, one under the other. A command may lead to nothing, an event may have no command. */
interface Group {
  readonly command?: ElementRow | undefined;
  readonly events: readonly ElementRow[];
}

const STEP = { x: CELL.w + MEMBER_GAP, y: CELL.h + MEMBER_GAP };

/**
 * Lays out one aggregate: as the placement `id`, or unplaced under its own id. Its commands stand left of the events that
 * they lead to, in the order of time, in as many columns as keep the whole about as wide as high; hot spots stand under
 * the aggregate's own sticky.
 */
export function clusterOf(board: Board, aggregate: string, id: string, spots: readonly ElementRow[] = []): Cluster {
  const owned = indexOf(board).elementsByAggregate.get(aggregate) ?? [];
  const members = id === aggregate ? owned : owned.filter((row) => row.placement === id);
  const parts = new Map<string, Frame>([[id, { x: 0, y: 0, ...OWN }]]);
  for (const [index, spot] of spots.entries())
    parts.set(spot.id, { x: 0, y: OWN.h + MEMBER_GAP + index * STEP.y, ...NOTATION.hotSpot.size });
  placeGroups(groupsOf(board, members), parts);
  const { w, h } = around(parts.values()) ?? OWN;
  const first = members.filter((row) => row.kind === 'event').sort(compareInTime)[0];
  return { w, h, parts, first };
}

const OWN = NOTATION.aggregate.size;

function placeGroups(groups: readonly Group[], parts: Map<string, Frame>): void {
  const lines = groups.reduce((sum, group) => sum + linesOf(group), 0);
  const wide = groups.some(({ command }) => command !== undefined) ? 2 : 1;
  const most = Math.max(Math.ceil(Math.sqrt(lines * wide)), Math.min(lines, 3), 1);
  // The columns are filled evenly, so that the last does not hold a single sticky.
  const perColumn = Math.ceil(lines / Math.ceil(lines / most));
  // A single line stands level with the middle of the aggregate's sticky.
  const top = lines === 1 ? (OWN.h - CELL.h) / 2 : 0;
  let [x, line] = [OWN.w + MEMBER_GAP, 0];
  for (const group of groups) {
    // Alternatives stay together: a group is not broken over two columns.
    if (line > 0 && line + linesOf(group) > perColumn) [x, line] = [x + wide * STEP.x, 0];
    const y = top + line * STEP.y;
    if (group.command !== undefined) parts.set(group.command.id, { x, y, ...CELL });
    for (const [index, event] of group.events.entries())
      parts.set(event.id, { x: x + (wide - 1) * STEP.x, y: y + index * STEP.y, ...CELL });
    line += linesOf(group);
  }
}

const linesOf = ({ events }: Group): number => Math.max(events.length, 1);

function groupsOf(board: Board, members: readonly ElementRow[]): Group[] {
  const events = members.filter((row) => row.kind === 'event').sort(compareInTime);
  const taken = new Set<string>();
  const caused = members.flatMap((command): Group[] => {
    if (command.kind !== 'command') return [];
    const leads = new Set(leadsTo(board, command.id, 'event').map(({ id }) => id));
    const own = events.filter(({ id }) => leads.has(id) && !taken.has(id));
    for (const { id } of own) taken.add(id);
    return [{ command, events: own }];
  });
  const lonely = events.filter(({ id }) => !taken.has(id)).map((event) => ({ events: [event] }));
  return [...caused, ...lonely].sort((a, b) => byFirst(a.events[0], b.events[0]));
}

/** A hot spot alone, laid out as an aggregate is. */
export function spotCluster({ id, kind }: ElementRow): Cluster {
  const { w, h } = NOTATION[kind].size;
  return { w, h, parts: new Map([[id, { x: 0, y: 0, w, h }]]), first: undefined };
}

/** Puts a cluster's parts at a corner. */
export function putCluster({ parts }: Cluster, at: Point, places: Map<string, Frame>): void {
  for (const [id, box] of parts) places.set(id, movedBy(box, at.x, at.y));
}

/** What happens earlier comes first; what nothing happens in comes last. */
export function byFirst(a: ElementRow | undefined, b: ElementRow | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareInTime(a, b);
}
