import type { Frame, Point } from '@stormbridge/model';

/** A rectangle on the board, in board px (px at zoom 1). */
export type Box = Frame;

/** Where the window stands over the board: a board point p is seen at `p * zoom + (x, y)` screen px. */
export interface Camera extends Point {
  readonly zoom: number;
}

/** Width and height of the window, in CSS px. */
export interface Size {
  readonly w: number;
  readonly h: number;
}

export const toBoard = (camera: Camera, at: Point): Point => ({
  x: (at.x - camera.x) / camera.zoom,
  y: (at.y - camera.y) / camera.zoom,
});

export const toScreen = (camera: Camera, at: Point): Point => ({
  x: at.x * camera.zoom + camera.x,
  y: at.y * camera.zoom + camera.y,
});

/** The part of the board that the window shows, grown by a margin in screen px. */
export function seenBox(camera: Camera, size: Size, margin = 0): Box {
  const at = toBoard(camera, { x: -margin, y: -margin });
  return { ...at, w: (size.w + 2 * margin) / camera.zoom, h: (size.h + 2 * margin) / camera.zoom };
}

export const contains = (box: Box, at: Point): boolean =>
  at.x >= box.x && at.x <= box.x + box.w && at.y >= box.y && at.y <= box.y + box.h;

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** The box that two corners span, whichever way round they are. */
export const boxBetween = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});

export const grown = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});

export const moved = (box: Box, by: Point): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

export const centre = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/** The smallest box around all, or `undefined` when there are none. */
export function unionOf(boxes: Iterable<Box>): Box | undefined {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.w);
    bottom = Math.max(bottom, box.y + box.h);
  }
  return left > right ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 2.5;

const clampZoom = (zoom: number): number => Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM);

/** Room that panels cover at the edges of the window, in screen px. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The camera that shows a whole box in the middle of what panels leave free, never closer than `closest`. */
export function cameraFor(box: Box, size: Size, insets: Insets, closest = 1): Camera {
  const free = {
    w: Math.max(size.w - insets.left - insets.right, 80),
    h: Math.max(size.h - insets.top - insets.bottom, 80),
  };
  const zoom = Math.min(clampZoom(Math.min(free.w / Math.max(box.w, 1), free.h / Math.max(box.h, 1))), closest);
  const middle = centre(box);
  return {
    x: insets.left + free.w / 2 - middle.x * zoom,
    y: insets.top + free.h / 2 - middle.y * zoom,
    zoom,
  };
}

/** The camera after a zoom that keeps one screen point over the same board point. */
export function zoomedAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = clampZoom(zoom);
  const fixed = toBoard(camera, at);
  return { x: at.x - fixed.x * next, y: at.y - fixed.y * next, zoom: next };
}

/** How far the camera must move, in screen px, so that a box is wholly seen; nothing when it is. */
export function panToShow(camera: Camera, size: Size, insets: Insets, box: Box): Point {
  const a = toScreen(camera, box);
  const [w, h] = [box.w * camera.zoom, box.h * camera.zoom];
  const inside = (low: number, length: number, from: number, to: number): number => {
    if (length > to - from || low < from) return from - low;
    return low + length > to ? to - (low + length) : 0;
  };
  return {
    x: inside(a.x, w, insets.left, size.w - insets.right),
    y: inside(a.y, h, insets.top, size.h - insets.bottom),
  };
}
