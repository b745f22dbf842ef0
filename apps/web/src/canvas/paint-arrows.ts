import { headOf, pointOn, type Route } from './arrows.ts';
import { type BoardTheme, fontOf } from './board-theme.ts';
import type { SceneArrow } from './scene.ts';

export interface ShownArrow {
  readonly route: Route;
  readonly sort: SceneArrow['sort'];
  readonly count: number;
  readonly look: ArrowLook;
}

/** How much an arrow stands out: a long one stays in the background until one of its ends is looked at. */
export type ArrowLook = 'plain' | 'far' | 'near' | 'selected';

/** An arrow longer than this, in board px, crosses what has nothing to do with it. */
const LONG = 420;

export const isLong = ({ from, to }: Route): boolean => Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > LONG;

/** Paints arrows, each look with one path and one stroke. Heads are left out where they would be specks. */
export function paintArrows(
  context: CanvasRenderingContext2D,
  theme: BoardTheme,
  arrows: readonly ShownArrow[],
  zoom: number,
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const width = Math.max(1.5, 0.7 / zoom);
  const flows = arrows.filter((arrow) => arrow.sort === 'flow');
  const look = (wanted: ArrowLook): ShownArrow[] => flows.filter((arrow) => arrow.look === wanted);
  const attached = arrows.filter((arrow) => arrow.sort === 'attachment');
  context.globalAlpha = 0.26;
  strokeAll(context, look('far'), theme.arrow, width, zoom >= 0.15);
  context.globalAlpha = 1;
  strokeAll(context, look('plain'), theme.arrow, width, zoom >= 0.15);
  context.setLineDash([3, 4]);
  strokeAll(context, attached, theme.edge.hotSpot, width, false);
  context.setLineDash([]);
  strokeAll(context, look('near'), theme.accent, width + 0.5, true);
  strokeAll(context, look('selected'), theme.accent, width + 1.5, true);
}

/** Paints which contexts react to which, over the frames, with the number of events between them. */
export function paintDependencies(
  context: CanvasRenderingContext2D,
  theme: BoardTheme,
  arrows: readonly ShownArrow[],
  zoom: number,
): void {
  const size = Math.max(11, 9 / zoom);
  for (const { route, count, look } of arrows.filter((arrow) => arrow.sort === 'dependency')) {
    const colour = look === 'near' ? theme.accent : theme.edge.context;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(2.5, 1.2 / zoom);
    context.lineCap = 'round';
    context.beginPath();
    traceArrow(context, route, true);
    context.stroke();
    const middle = pointOn(route, 0.5);
    context.font = fontOf(size, 650);
    const text = String(count);
    const w = Math.max(context.measureText(text).width + size, size * 1.9);
    context.fillStyle = theme.panel;
    context.beginPath();
    context.roundRect(middle.x - w / 2, middle.y - size * 0.9, w, size * 1.8, size);
    context.fill();
    context.lineWidth = Math.max(1.5, 0.8 / zoom);
    context.stroke();
    context.fillStyle = theme.ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, middle.x, middle.y + size * 0.06);
  }
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
function traceArrow(context: CanvasRenderingContext2D, route: Route, head: boolean): void {
  const { from, c1, c2, to } = route;
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
  if (!head) return;
  const [a, b] = headOf(route);
  context.moveTo(a.x, a.y);
  context.lineTo(to.x, to.y);
  context.lineTo(b.x, b.y);
}
