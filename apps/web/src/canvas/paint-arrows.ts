import { headOf, type Route } from './arrows.ts';
import type { BoardTheme } from './board-theme.ts';

export interface ShownArrow {
  readonly route: Route;
  readonly attachment: boolean;
  readonly selected: boolean;
}

/** Paints arrows, each style with one path and one stroke. Heads are left out where they would be specks. */
export function paintArrows(
  context: CanvasRenderingContext2D,
  theme: BoardTheme,
  arrows: readonly ShownArrow[],
  zoom: number,
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const plain = arrows.filter((arrow) => !arrow.attachment && !arrow.selected);
  const attached = arrows.filter((arrow) => arrow.attachment && !arrow.selected);
  const chosen = arrows.filter((arrow) => arrow.selected);
  const width = Math.max(1.5, 0.7 / zoom);
  strokeAll(context, plain, theme.arrow, width, zoom >= 0.15);
  context.setLineDash([3, 4]);
  strokeAll(context, attached, theme.edge.hotSpot, width, false);
  context.setLineDash([]);
  strokeAll(context, chosen, theme.accent, width + 1.5, true);
}

function strokeAll(
  context: CanvasRenderingContext2D,
  arrows: readonly ShownArrow[],
  colour: string,
  width: number,
  heads: boolean,
): void {
  if (arrows.length === 0) return;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const { route } of arrows) traceArrow(context, route, heads);
  context.stroke();
}

/** Adds an arrow to the path of a canvas. */
export function traceArrow(context: CanvasRenderingContext2D, route: Route, head: boolean): void {
  const { from, c1, c2, to } = route;
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
  if (!head) return;
  const [a, b] = headOf(route);
  context.moveTo(a.x, a.y);
  context.lineTo(to.x, to.y);
  context.lineTo(b.x, b.y);
}
