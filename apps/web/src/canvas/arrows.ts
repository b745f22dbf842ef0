import type { Point } from '@stormbridge/model';
import { type Box, centre } from './geometry.ts';

/** An arrow as it is drawn: a cubic curve (straight where its control points lie on the line) and its head. */
export interface Route {
  readonly from: Point;
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
  /** Direction of the arrow where it arrives, as a unit vector. */
  readonly heading: Point;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

const GAP_FROM = 2;
const GAP_TO = 4;

const OUT: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** Which side an arrow leaves from: the one that faces the other note most plainly. */
function sideTowards(from: Box, to: Box): Side {
  const [a, b] = [centre(from), centre(to)];
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const clearX = Math.abs(dx) - (from.w + to.w) / 2;
  const clearY = Math.abs(dy) - (from.h + to.h) / 2;
  if (clearX >= clearY) return dx >= 0 ? 'right' : 'left';
  return dy >= 0 ? 'bottom' : 'top';
}

function anchor(box: Box, side: Side, gap: number): Point {
  const middle = centre(box);
  const out = OUT[side];
  return { x: middle.x + out.x * (box.w / 2 + gap), y: middle.y + out.y * (box.h / 2 + gap) };
}

/** The way of an arrow from one note to another. */
export function routeOf(from: Box, to: Box): Route {
  const leave = sideTowards(from, to);
  const opposite: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };
  const arrive = opposite[leave];
  return curve(anchor(from, leave, GAP_FROM), OUT[leave], anchor(to, arrive, GAP_TO), OUT[arrive]);
}

/** The way of an arrow that is still being drawn, from a note to the pointer. */
export function routeTo(from: Box, at: Point): Route {
  return routeOf(from, { x: at.x, y: at.y, w: 0, h: 0 });
}

function curve(from: Point, leave: Point, to: Point, arrive: Point): Route {
  const along = leave.x !== 0 ? Math.abs(to.x - from.x) : Math.abs(to.y - from.y);
  const across = leave.x !== 0 ? Math.abs(to.y - from.y) : Math.abs(to.x - from.x);
  const reach = across < 4 ? along / 3 : Math.max(Math.min(along * 0.55, 160), 18);
  return {
    from,
    c1: { x: from.x + leave.x * reach, y: from.y + leave.y * reach },
    c2: { x: to.x + arrive.x * reach, y: to.y + arrive.y * reach },
    to,
    heading: { x: -arrive.x, y: -arrive.y },
  };
}

/** The two ends of an arrow's head, beside its tip. */
export function headOf({ to, heading }: Route, size = 7): readonly [Point, Point] {
  const back = { x: to.x - heading.x * size, y: to.y - heading.y * size };
  const wide = size * 0.57;
  return [
    { x: back.x - heading.y * wide, y: back.y + heading.x * wide },
    { x: back.x + heading.y * wide, y: back.y - heading.x * wide },
  ];
}

/** A point on the curve; `t` runs from 0 to 1. */
export function pointOn({ from, c1, c2, to }: Route, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * from.x + b * c1.x + c * c2.x + d * to.x,
    y: a * from.y + b * c1.y + c * c2.y + d * to.y,
  };
}

/** How far a point lies from an arrow, in board px. */
export function distanceTo(route: Route, at: Point, steps = 20): number {
  let least = Number.POSITIVE_INFINITY;
  let before = pointOn(route, 0);
  for (let step = 1; step <= steps; step++) {
    const next = pointOn(route, step / steps);
    least = Math.min(least, distanceToLine(before, next, at));
    before = next;
  }
  return least;
}

function distanceToLine(a: Point, b: Point, at: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(Math.max(((at.x - a.x) * dx + (at.y - a.y) * dy) / length, 0), 1);
  return Math.hypot(at.x - a.x - t * dx, at.y - a.y - t * dy);
}
