import type { Frame } from '../tables.ts';

/** Width and height, in px. */
export interface Size {
  readonly w: number;
  readonly h: number;
}

export const overlaps = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** A box that is larger by so much on every side. */
export const grown = (box: Frame, by: number): Frame => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});

export const movedBy = (box: Frame, x: number, y: number): Frame => ({ ...box, x: box.x + x, y: box.y + y });

/** The smallest box around all of them, or `undefined` when there are none. */
export function around(boxes: Iterable<Frame>): Frame | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return left > right ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

/** The box moved down until it keeps the distance to all that is in its way. */
export function pushedDown(box: Frame, others: readonly Frame[], gap: number): Frame {
  let free = box;
  for (;;) {
    const around = grown(free, gap);
    const hit = others.find((other) => overlaps(around, other));
    if (hit === undefined) return free;
    free = { ...free, y: hit.y + hit.h + gap };
  }
}

/**
 * Boxes one beside and under another, in their order as far as that looks well: in rows, or in columns that are filled
 * evenly, whichever comes out nearest to `ratio` times as wide as high. `width` is the least that a row may use.
 */
export function arranged(sizes: readonly Size[], gap: number, ratio: number, width = 0): readonly Frame[] {
  let best = inRows(sizes, Number.POSITIVE_INFINITY, gap);
  let least = extent(best, ratio);
  const consider = (boxes: readonly Frame[]): void => {
    const size = extent(boxes, ratio);
    // Only what is plainly smaller is worth giving up the rows for.
    if (size > least * 0.97) return;
    [best, least] = [boxes, size];
  };
  const full = around(best)?.w ?? 0;
  for (let rows = 2; rows <= MOST && rows <= sizes.length; rows++)
    consider(inRows(sizes, Math.max(full / rows + gap, width), gap));
  for (let columns = 1; columns <= MOST && columns < sizes.length; columns++) consider(inColumns(sizes, columns, gap));
  return best;
}

/** Most rows or columns that are tried. */
const MOST = 12;

/** How much of a screen of that ratio boxes take, weighed with how much room they leave empty. */
function extent(boxes: readonly Frame[], ratio: number): number {
  const whole = around(boxes);
  return whole === undefined ? 0 : Math.max(whole.w / ratio, whole.h) * Math.sqrt(whole.w * whole.h);
}

/** Boxes in rows from left to right, in their order, no wider than `width` unless one alone is. */
export function inRows(sizes: readonly Size[], width: number, gap: number): readonly Frame[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return sizes.map(({ w, h }) => {
    if (x > 0 && x + w > width) {
      y += rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    const box = { x, y, w, h };
    x += w + gap;
    rowHeight = Math.max(rowHeight, h);
    return box;
  });
}

/** Boxes in columns: each goes where least stands so far. */
function inColumns(sizes: readonly Size[], columns: number, gap: number): readonly Frame[] {
  const heights = Array.from({ length: columns }, () => 0);
  const widths = Array.from({ length: columns }, () => 0);
  const put = sizes.map(({ w, h }) => {
    const column = heights.indexOf(Math.min(...heights));
    const y = heights[column] ?? 0;
    heights[column] = y + h + gap;
    widths[column] = Math.max(widths[column] ?? 0, w);
    return { column, y, w, h };
  });
  const lefts = widths.map((_, column) => widths.slice(0, column).reduce((sum, w) => sum + w + gap, 0));
  return put.map(({ column, y, w, h }) => ({ x: lefts[column] ?? 0, y, w, h }));
}
