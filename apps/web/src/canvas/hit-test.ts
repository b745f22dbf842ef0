import type { Point } from '@stormbridge/model';
import { distanceTo } from './arrows.ts';
import { type Box, contains, overlaps } from './geometry.ts';
import { isArea, type Scene, type SceneArrow, type SceneItem } from './scene.ts';

/** What lies under a point of the board: the topmost note first, else an area's heading or body. */
export function itemAt(scene: Scene, at: Point, except?: ReadonlySet<string>): SceneItem | undefined {
  for (let index = scene.items.length - 1; index >= 0; index--) {
    const item = scene.items[index] as SceneItem;
    if (contains(item.box, at) && !except?.has(item.id)) return item;
  }
  return undefined;
}

/** Height of the heading by which an area is grabbed, in board px. */
export const HEADING = 40;

/**
 * What a pointer grabs: a note anywhere, an area only by its heading, so that a marquee may begin inside a context and
 * a double click there makes a note.
 */
export function grabbedAt(scene: Scene, at: Point): SceneItem | undefined {
  const item = itemAt(scene, at);
  if (item === undefined || !isArea(item.kind)) return item;
  for (let index = scene.items.length - 1; index >= 0; index--) {
    const area = scene.items[index] as SceneItem;
    if (isArea(area.kind) && contains({ ...area.box, h: Math.min(area.box.h, HEADING) }, at)) return area;
  }
  return undefined;
}

/** The innermost area of a kind around a point. */
export const areaAt = (scene: Scene, at: Point, kind: 'context' | 'service' | 'aggregate'): SceneItem | undefined =>
  scene.items.findLast((item) => item.kind === kind && contains(item.box, at));

/** The notes that a marquee touches. Areas count only when it covers them wholly. */
export function itemsIn(scene: Scene, box: Box): SceneItem[] {
  return scene.items.filter((item) => (isArea(item.kind) ? covers(box, item.box) : overlaps(box, item.box)));
}

const covers = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.w >= inner.x + inner.w &&
  outer.y + outer.h >= inner.y + inner.h;

/** How near to an arrow a click has to be, in px of the screen. */
export const ARROW_REACH = 7;

/** The drawn arrow nearest to a point, within a distance in board px. */
export function arrowAt(scene: Scene, at: Point, within: number): SceneArrow | undefined {
  let best: SceneArrow | undefined;
  let least = within;
  for (const arrow of scene.arrows) {
    if (arrow.sort !== 'flow') continue;
    const { from, to } = arrow.route;
    const reach = within + 160;
    if (at.x < Math.min(from.x, to.x) - reach || at.x > Math.max(from.x, to.x) + reach) continue;
    if (at.y < Math.min(from.y, to.y) - reach || at.y > Math.max(from.y, to.y) + reach) continue;
    const distance = distanceTo(arrow.route, at);
    if (distance <= least) {
      best = arrow;
      least = distance;
    }
  }
  return best;
}
