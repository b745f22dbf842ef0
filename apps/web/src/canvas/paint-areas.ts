import { NOTATION } from '@stormbridge/model';
import { GLYPHS } from '../ui/glyphs.ts';
import { fontOf } from './board-theme.ts';
import { type Box, type Camera, type Size, seenBox } from './geometry.ts';
import { captionOf } from './note-metrics.ts';
import type { NotePaint, Shown } from './paint-notes.ts';
import type { Cluster, Offsets, SceneLane } from './scene.ts';
import { roundedBox } from './silhouettes.ts';

/** Distance between the dots of the paper, in board px. */
const DOT_GAP = 22;

/** Paints the dots of the paper. They thin out with distance, so that there are never more than some thousands. */
export function paintDots(context: CanvasRenderingContext2D, colour: string, camera: Camera, size: Size): void {
  let gap = DOT_GAP;
  while (gap * camera.zoom < 15) gap *= 2;
  const seen = seenBox(camera, size);
  const side = 1.6 / camera.zoom;
  context.fillStyle = colour;
  context.beginPath();
  for (let x = Math.floor(seen.x / gap) * gap; x < seen.x + seen.w + gap; x += gap)
    for (let y = Math.floor(seen.y / gap) * gap; y < seen.y + seen.h + gap; y += gap)
      context.rect(x - side / 2, y - side / 2, side, side);
  context.fill();
}

/** Paints one area with its heading. Names stay readable from afar. */
export function paintArea(paint: NotePaint, { item, box }: Shown, zoom: number): void {
  if (item.kind === 'phase') paintPhase(paint, item.label, box, zoom);
  else paintFrame(paint, { item, box }, zoom);
}

function paintPhase({ context, theme }: NotePaint, label: string, box: Box, zoom: number): void {
  const size = Math.max(12, 11 / zoom);
  context.fillStyle = theme.mutedInk;
  context.font = fontOf(size, 600);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(fitted(context, label === '' ? NOTATION.phase.label : label, box.w), box.x, box.y + box.h - 10);
  context.fillStyle = theme.line;
  context.fillRect(box.x, box.y + box.h, box.w, Math.max(1, 1 / zoom));
}

function paintFrame(paint: NotePaint, { item, box }: Shown, zoom: number): void {
  const { context, theme } = paint;
  const service = item.kind === 'service';
  const radius = service ? 10 : 16;
  const path = paint.paths.get(roundedBox(box.w, box.h, [radius, radius, radius, radius]));
  context.save();
  context.translate(box.x, box.y);
  context.fillStyle = theme.fill[item.kind];
  context.globalAlpha = service ? 0.75 : 0.6;
  context.fill(path);
  context.globalAlpha = 1;
  context.strokeStyle = theme.edge[item.kind];
  context.lineWidth = Math.max(service ? 1.5 : 1.8, 0.8 / zoom);
  if (!service) context.setLineDash([10, 5]);
  context.stroke(path);
  context.setLineDash([]);
  paintHeading(paint, { item, box }, zoom);
  context.restore();
}

function paintHeading({ context, theme, paths, detail }: NotePaint, { item, box }: Shown, zoom: number): void {
  const service = item.kind === 'service';
  const size = Math.max(service ? 12.5 : 15, (service ? 9 : 12) / zoom);
  const name = item.label.trim() === '' ? NOTATION[item.kind].label : item.label;
  const full = detail === 'full';
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.font = fontOf(size, 650);
  const shown = fitted(context, name, box.w - 44);
  context.fillText(shown, 34, 8 + size + (service ? 0 : 4));
  const width = context.measureText(shown).width;
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.6;
  context.translate(12, service ? 6 : 11);
  context.stroke(paths.get(GLYPHS[NOTATION[item.kind].glyph] ?? ''));
  context.translate(-12, service ? -6 : -11);
  if (!full || width > box.w - 190) return;
  context.fillStyle = theme.mutedInk;
  context.font = fontOf(8.5, 700);
  context.letterSpacing = '0.6px';
  context.fillText(captionOf(item), 34 + width + 10, 8 + size + (service ? -0.5 : 3.5));
  context.letterSpacing = '0px';
}

/** As much of a text as fits in a width, with an ellipsis where it was cut. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low)}…`;
}

/** Paints the lines that a pivotal event draws through the whole board. */
export function paintPivots(
  context: CanvasRenderingContext2D,
  colour: string,
  lines: readonly number[],
  seen: Box,
  zoom: number,
): void {
  if (lines.length === 0) return;
  context.strokeStyle = colour;
  context.globalAlpha = 0.55;
  context.lineWidth = Math.max(2, 1 / zoom);
  context.setLineDash([8, 7]);
  context.beginPath();
  for (const x of lines) {
    context.moveTo(x, seen.y);
    context.lineTo(x, seen.y + seen.h);
  }
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Paints the names of lanes above them, with a thin line where one ends and the next begins. */
export function paintLanes(paint: NotePaint, lanes: readonly SceneLane[], zoom: number): void {
  const { context, theme } = paint;
  const size = Math.max(11, 10 / zoom);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const [index, { name, box }] of lanes.entries()) {
    if (index > 0) {
      context.fillStyle = theme.line;
      context.fillRect(box.x, box.y - 44, box.w, Math.max(1, 1 / zoom));
    }
    if (name === '') continue;
    context.fillStyle = theme.mutedInk;
    context.font = fontOf(size, 600);
    context.fillText(fitted(context, name, box.w), box.x, box.y - 20);
  }
}

/** Paints a quiet line round each aggregate that has something of its own. */
export function paintClusters(paint: NotePaint, clusters: readonly Cluster[], offsets: Offsets, zoom: number): void {
  const { context, theme, paths } = paint;
  context.strokeStyle = theme.edge.aggregate;
  context.fillStyle = theme.fill.aggregate;
  context.lineWidth = Math.max(1, 0.6 / zoom);
  for (const { item, members, box } of clusters) {
    if (members.length === 0) continue;
    const by = offsets.get(item.id);
    context.save();
    context.translate(box.x + (by?.x ?? 0), box.y + (by?.y ?? 0));
    const path = paths.get(roundedBox(box.w, box.h, [10, 10, 10, 10]));
    context.globalAlpha = theme.dark ? 0.05 : 0.35;
    context.fill(path);
    context.globalAlpha = 0.45;
    context.stroke(path);
    context.restore();
  }
}
