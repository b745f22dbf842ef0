import { type Kind, NOTATION } from '@stormbridge/model';
import { GLYPHS } from '../ui/glyphs.ts';
import { type BoardTheme, fontOf } from './board-theme.ts';
import type { Box } from './geometry.ts';
import { CAPTION, captionOf, type Detail, labelBlock, paddingOf, weightOf } from './note-metrics.ts';
import type { SceneItem } from './scene.ts';
import { silhouette } from './silhouettes.ts';
import type { TextCache } from './text-layout.ts';

/** Makes an SVG path into a path of the canvas, once for each path. */
export class Paths {
  private readonly known = new Map<string, Path2D>();

  get(d: string): Path2D {
    const found = this.known.get(d);
    if (found !== undefined) return found;
    const made = new Path2D(d);
    this.known.set(d, made);
    return made;
  }
}

export interface NotePaint {
  readonly context: CanvasRenderingContext2D;
  readonly theme: BoardTheme;
  readonly texts: TextCache;
  readonly paths: Paths;
  readonly detail: Detail;
  readonly linked: (contexts: number) => string;
}

/** Something to paint: a note and where it is shown just now. */
export interface Shown {
  readonly item: SceneItem;
  readonly box: Box;
}

/** Paints notes as plain blocks, all of a kind with one fill and one stroke: for boards seen from afar. */
export function paintBlocks({ context, theme }: NotePaint, notes: readonly Shown[], zoom: number): void {
  const byKind = new Map<Kind, Box[]>();
  for (const { item, box } of notes) {
    const list = byKind.get(item.kind);
    if (list === undefined) byKind.set(item.kind, [box]);
    else list.push(box);
  }
  for (const [kind, boxes] of byKind) {
    context.fillStyle = theme.fill[kind];
    context.beginPath();
    for (const { x, y, w, h } of boxes) context.rect(x, y, w, h);
    context.fill();
    if (zoom < 0.1) continue;
    context.strokeStyle = theme.edge[kind];
    context.lineWidth = Math.max(1 / zoom, 1.5) * 0.6;
    context.stroke();
  }
}

/** Paints one note with its silhouette and as much text as the detail allows. */
export function paintNote(paint: NotePaint, { item, box }: Shown): void {
  const { context, theme, paths, detail } = paint;
  const notation = NOTATION[item.kind];
  const shape = silhouette(notation.shape, box.w, box.h, item.pivotal);
  context.save();
  context.translate(box.x, box.y);
  if (shape.turn !== 0) turn(context, box, shape.turn);
  if (detail !== 'sign') paintShadow(context, paths.get(shape.outline), theme);
  for (const { d, as, width, dash } of shape.strokes) {
    const path = paths.get(d);
    if (as === 'edge') {
      context.strokeStyle = theme.edge[item.kind];
      context.lineWidth = width ?? 1.5;
      context.setLineDash(dash === undefined ? [] : [...dash]);
      context.stroke(path);
    } else {
      context.fillStyle =
        as === 'fill' ? theme.fill[item.kind] : as === 'edgeFill' ? theme.edge[item.kind] : '#ffffff80';
      context.fill(path);
    }
  }
  context.setLineDash([]);
  if (detail === 'sign') paintGlyph(paint, item.kind, box.w / 2 - 14, box.h / 2 - 14, 28);
  else paintText(paint, item, box);
  context.restore();
}

function turn(context: CanvasRenderingContext2D, box: Box, degrees: number): void {
  context.translate(box.w / 2, box.h / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-box.w / 2, -box.h / 2);
}

/** A flat shadow: blurred ones cost more than the whole rest of a note. */
function paintShadow(context: CanvasRenderingContext2D, outline: Path2D, theme: BoardTheme): void {
  context.fillStyle = theme.dark ? '#00000038' : '#15203012';
  for (const drop of [1.5, 3.5]) {
    context.translate(0, drop);
    context.fill(outline);
    context.translate(0, -drop);
  }
}

function paintGlyph({ context, theme, paths }: NotePaint, kind: Kind, x: number, y: number, size: number): void {
  const scale = size / 16;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.strokeStyle = theme.noteInk;
  context.lineWidth = 1.8;
  context.globalAlpha = 0.9;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(paths.get(GLYPHS[NOTATION[kind].glyph] ?? ''));
  context.restore();
}

function paintText(paint: NotePaint, item: SceneItem, box: Box): void {
  const { context, theme, texts, detail } = paint;
  context.fillStyle = theme.noteInk;
  context.textBaseline = 'alphabetic';
  paintCaption(paint, item, box);
  const block = labelBlock(item, texts);
  if (block.lines.length === 0) return;
  const pad = paddingOf(item.kind, item.pivotal);
  const middle = pad.left + (box.w - pad.left - pad.right) / 2;
  const height = block.lines.length * block.lineHeight;
  const top = pad.top + (box.h - pad.top - pad.bottom - height) / 2;
  context.font = fontOf(block.size, weightOf(item.kind, item.pivotal));
  context.textAlign = 'center';
  const baseline = baselineOf(block.size, block.lineHeight);
  for (const [index, line] of block.lines.entries())
    context.fillText(line, middle, top + index * block.lineHeight + baseline);
  if (detail === 'full' && item.kind === 'aggregate') paintFootnote(paint, item, box);
}

/** Where the baseline of Inter lies in a line, so that canvas and page agree. */
const baselineOf = (size: number, lineHeight: number): number => lineHeight / 2 + size * 0.364;

function paintCaption(paint: NotePaint, item: SceneItem, box: Box): void {
  const { context, detail } = paint;
  const pill = NOTATION[item.kind].shape === 'pill';
  const left = captionLeft(item);
  const top = captionTop(item);
  if (pill) {
    paintGlyph(paint, item.kind, box.w / 2 - 7, top, 14);
    return;
  }
  paintGlyph(paint, item.kind, left, top, CAPTION.glyph);
  if (detail !== 'full') return;
  context.font = fontOf(CAPTION.size, CAPTION.weight);
  context.letterSpacing = `${CAPTION.spacing}px`;
  context.textAlign = 'left';
  context.globalAlpha = 0.9;
  context.fillText(captionOf(item), left + CAPTION.glyph + 4, top + 8.6);
  context.globalAlpha = 1;
  context.letterSpacing = '0px';
}

/** Left edge of the kind word; the bars of a pivotal event and cut corners push it inwards. */
export const captionLeft = (item: SceneItem): number =>
  item.pivotal ? 11 : NOTATION[item.kind].shape === 'clock' ? 13 : CAPTION.left;

/** Top edge of the kind word. */
export const captionTop = (item: SceneItem): number => {
  const { shape } = NOTATION[item.kind];
  return shape === 'ruled' ? 9 : shape === 'doubleEdge' ? 7 : CAPTION.top;
};

/** Under the name of an aggregate: that it has copies in other contexts. */
function paintFootnote({ context, linked }: NotePaint, item: SceneItem, box: Box): void {
  if (item.copies < 2) return;
  context.font = fontOf(9.5, 600);
  context.textAlign = 'center';
  context.fillText(linked(item.copies), box.w / 2, box.h - 12);
}
