import { type Board, type Point, type TimePlace, timeColumns } from '@stormbridge/model';
import { type Box, centre, unionOf } from './geometry.ts';
import type { DropGuide } from './paint-overlay.ts';
import type { Scene, SceneLane } from './scene.ts';

/** A moment as it is seen: its key and the box around its events. */
export interface SeenColumn {
  readonly key: string;
  readonly box: Box;
}

/** The moments of the timeline from left to right, where they are seen. */
function seenColumns(board: Board, scene: Scene): SeenColumn[] {
  return timeColumns(board).flatMap(({ key, events }) => {
    const box = unionOf(events.flatMap((event) => scene.byId.get(event.id)?.box ?? []));
    return box === undefined ? [] : [{ key, box }];
  });
}

/** How near to a column's middle a drop has to be to land on it, as a part of its width. */
const ON_COLUMN = 0.42;
/** Distance of a new column from the last one, in board px. */
const BEYOND = 22;

export interface SeenTimePlace {
  readonly place: TimePlace;
  readonly guide: DropGuide;
}

/**
 * The place in time under a point: on a column it becomes an alternative there, between two columns it makes a new one.
 * Its lane is the one whose band the point is in.
 */
export function timePlaceAt(board: Board, scene: Scene, at: Point): SeenTimePlace {
  const columns = seenColumns(board, scene);
  const lane = laneAt(scene, at.y);
  const named = lane === undefined ? {} : { lane };
  const on = columns.find(({ box }) => Math.abs(at.x - centre(box).x) <= box.w * ON_COLUMN);
  if (on !== undefined) return { place: { column: on.key, ...named }, guide: { shape: 'box', box: on.box } };
  const next = columns.findIndex(({ box }) => centre(box).x > at.x);
  const after = next < 0 ? columns.at(-1) : columns[next - 1];
  const before = next < 0 ? undefined : columns[next];
  return {
    place: { after: after?.key, before: before?.key, ...named },
    guide: { shape: 'line', x: between(after?.box, before?.box, at.x) },
  };
}

function between(left: Box | undefined, right: Box | undefined, otherwise: number): number {
  if (left !== undefined && right !== undefined) return (left.x + left.w + right.x) / 2;
  if (left !== undefined) return left.x + left.w + BEYOND;
  return right === undefined ? otherwise : right.x - BEYOND;
}

/** The lane whose band of the timeline is nearest to a height; nothing where there is only one lane. */
export function laneAt(scene: Scene, y: number): string | undefined {
  const distance = ({ box }: SceneLane): number => Math.max(box.y - y, y - box.y - box.h, 0);
  const [first, ...rest] = scene.lanes;
  if (first === undefined) return undefined;
  return rest.reduce((best, lane) => (distance(lane) < distance(best) ? lane : best), first).name;
}

/** The column that begins nearest to an x: what a phase begins with when its heading is dropped there. */
export function columnNear(board: Board, scene: Scene, x: number): string | undefined {
  const [first, ...rest] = seenColumns(board, scene);
  if (first === undefined) return undefined;
  const distance = ({ box }: SeenColumn): number => Math.abs(box.x - x);
  return rest.reduce((best, column) => (distance(column) < distance(best) ? column : best), first).key;
}

/** The column whose place holds an x, for what begins there: a phase. */
export function columnAt(board: Board, scene: Scene, x: number): string | undefined {
  const columns = seenColumns(board, scene);
  const next = columns.find(({ box }) => box.x + box.w >= x);
  return (next ?? columns.at(-1))?.key;
}
