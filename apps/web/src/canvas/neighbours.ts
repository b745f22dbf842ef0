import type { Point } from '@stormbridge/model';
import { type Box, centre } from './geometry.ts';
import { isArea, type Scene, type SceneItem } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const WAY: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The way that an arrow key points. */
export const wayOf = (direction: Direction): Point => WAY[direction];

/**
 * The note next to another in a direction: the nearest one, where a step sideways counts double. Nothing at the edge of
 * the board.
 */
export function neighbourOf(scene: Scene, from: SceneItem, direction: Direction): SceneItem | undefined {
  const start = centre(from.box);
  const way = WAY[direction];
  let best: SceneItem | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of scene.items) {
    if (item.id === from.id || (isArea(item.kind) && !isArea(from.kind))) continue;
    const there = centre(item.box);
    const ahead = (there.x - start.x) * way.x + (there.y - start.y) * way.y;
    const aside = Math.abs((there.x - start.x) * way.y) + Math.abs((there.y - start.y) * way.x);
    if (ahead < 4) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      best = item;
      least = cost;
    }
  }
  return best;
}

/** The order in which notes are read: from left to right by columns of about a note's width, then from top to bottom. */
export const readingOrder = (items: readonly SceneItem[]): SceneItem[] =>
  [...items].sort(
    (a, b) => Math.round(a.box.x / 96) - Math.round(b.box.x / 96) || a.box.y - b.box.y || a.box.x - b.box.x,
  );

/** Space that is kept between notes, in board px. */
export const NOTE_GAP = 24;

/**
 * A free place for a new note as near as possible to where it is wanted: that place itself, else on a grid around it, in
 * growing rings, right and below first.
 */
export function freePlace(boxes: readonly Box[], wanted: Box, rings = 40): Point {
  const free = (x: number, y: number): boolean =>
    boxes.every(
      (box) =>
        x + wanted.w + NOTE_GAP / 2 <= box.x ||
        box.x + box.w + NOTE_GAP / 2 <= x ||
        y + wanted.h + NOTE_GAP / 2 <= box.y ||
        box.y + box.h + NOTE_GAP / 2 <= y,
    );
  const [stepX, stepY] = [wanted.w + NOTE_GAP, wanted.h + NOTE_GAP];
  for (let ring = 0; ring <= rings; ring++) {
    for (const [column, row] of ringAround(ring)) {
      const [x, y] = [wanted.x + column * stepX, wanted.y + row * stepY];
      if (free(x, y)) return { x, y };
    }
  }
  return { x: wanted.x, y: wanted.y };
}

/** The cells of a grid at a distance from its middle, below and to the right first. */
function ringAround(ring: number): (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const cells: [number, number][] = [];
  for (let row = -ring; row <= ring; row++)
    for (let column = -ring; column <= ring; column++)
      if (Math.max(Math.abs(row), Math.abs(column)) === ring) cells.push([column, row]);
  const cost = ([column, row]: readonly [number, number]): number =>
    Math.abs(row) * 1.1 + Math.abs(column) + (column < 0 ? 0.5 : 0) + (row < 0 ? 0.6 : 0);
  return cells.sort((a, b) => cost(a) - cost(b));
}
