import { paintCursor, paintRemoteSelection } from '../people/paint-people.ts';
import type { RemotePerson } from '../people/remote-person.ts';
import { headOf, type Route } from './arrows.ts';
import type { BoardTheme } from './board-theme.ts';
import { type Box, type Camera, overlaps, type Size, seenBox, toScreen } from './geometry.ts';
import { isArea, type Offsets, type Scene, shownBox } from './scene.ts';

/** What a drop would do, shown while it can still be changed. */
export type DropGuide =
  /** A new moment: a line between two columns. */
  | { readonly shape: 'line'; readonly x: number }
  /** Onto something: a column, an aggregate, a context. */
  | { readonly shape: 'box'; readonly box: Box };

export interface OverlayFrame {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size;
  readonly density: number;
  readonly theme: BoardTheme;
  readonly offsets: Offsets;
  /** What only this person sees. */
  readonly hidden: ReadonlySet<string>;
  readonly selection: ReadonlySet<string>;
  readonly editing: string | undefined;
  readonly marquee: Box | undefined;
  readonly drawing: { readonly route: Route; readonly allowed: boolean } | undefined;
  readonly guide: DropGuide | undefined;
  readonly people: readonly RemotePerson[];
  readonly writes: (name: string) => string;
}

/** Paints what lies over the notes and belongs to nobody's board: selections, marquee, guides, other people. */
export function paintOverlay(context: CanvasRenderingContext2D, frame: OverlayFrame): void {
  const { size, density } = frame;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, size.w, size.h);
  paintGuide(context, frame);
  paintHidden(context, frame);
  paintCopies(context, frame);
  paintSelection(context, frame);
  paintEditing(context, frame);
  for (const person of frame.people) paintOthersSelection(context, frame, person);
  paintDrawing(context, frame);
  paintMarquee(context, frame);
  for (const person of frame.people)
    if (person.cursor !== undefined) paintCursor(context, toScreen(frame.camera, person.cursor), person);
}

function screenBox(camera: Camera, box: Box, by = 0): Box {
  const at = toScreen(camera, box);
  return { x: at.x - by, y: at.y - by, w: box.w * camera.zoom + 2 * by, h: box.h * camera.zoom + 2 * by };
}

function paintSelection(context: CanvasRenderingContext2D, frame: OverlayFrame): void {
  const { scene, camera, size, theme, selection, offsets, editing } = frame;
  const seen = seenBox(camera, size, 12);
  const boxes: Box[] = [];
  for (const id of selection) {
    const item = scene.byId.get(id);
    if (item === undefined || id === editing) continue;
    const box = shownBox(item, offsets);
    if (overlaps(box, seen)) boxes.push(screenBox(camera, box, 5));
  }
  if (boxes.length === 0) return;
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.beginPath();
  for (const { x, y, w, h } of boxes) context.roundRect(x, y, w, h, 3);
  context.stroke();
  if (boxes.length > 40) return;
  context.fillStyle = theme.panel;
  context.beginPath();
  for (const { x, y, w, h } of boxes)
    for (const [cx, cy] of [
      [x, y],
      [x + w, y],
      [x, y + h],
      [x + w, y + h],
    ] as const)
      context.rect(cx - 3.5, cy - 3.5, 7, 7);
  context.fill();
  context.stroke();
}

/** A dashed ring round each sticky that nobody else sees. */
function paintHidden(
  context: CanvasRenderingContext2D,
  { scene, camera, size, theme, offsets, hidden }: OverlayFrame,
): void {
  if (hidden.size === 0) return;
  const seen = seenBox(camera, size, 12);
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  context.beginPath();
  for (const id of hidden) {
    const item = scene.byId.get(id);
    const box = item && shownBox(item, offsets);
    if (box === undefined || !overlaps(box, seen)) continue;
    const { x, y, w, h } = screenBox(camera, box, 4);
    context.roundRect(x, y, w, h, 6);
  }
  context.stroke();
  context.setLineDash([]);
}

/** The copies, in other contexts, of an aggregate that is selected. */
function paintCopies(
  context: CanvasRenderingContext2D,
  { scene, camera, theme, offsets, selection }: OverlayFrame,
): void {
  const shared = new Set<string>();
  for (const id of selection) {
    const item = scene.byId.get(id);
    if (item !== undefined && item.copies > 1) shared.add(item.named.id);
  }
  if (shared.size === 0) return;
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.setLineDash([5, 4]);
  context.beginPath();
  for (const item of scene.items) {
    if (item.kind !== 'aggregate' || !shared.has(item.named.id) || selection.has(item.id)) continue;
    const { x, y, w, h } = screenBox(camera, shownBox(item, offsets), 5);
    context.roundRect(x, y, w, h, 3);
  }
  context.stroke();
  context.setLineDash([]);
}

/** A ring round the note in which one writes oneself. */
function paintEditing(
  context: CanvasRenderingContext2D,
  { scene, camera, theme, offsets, editing }: OverlayFrame,
): void {
  const item = editing === undefined ? undefined : scene.byId.get(editing);
  if (item === undefined || isArea(item.kind)) return;
  const { x, y, w, h } = screenBox(camera, shownBox(item, offsets), 4);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(x, y, w, h, 7);
  context.stroke();
}

function paintOthersSelection(context: CanvasRenderingContext2D, frame: OverlayFrame, person: RemotePerson): void {
  const { scene, camera, offsets, writes } = frame;
  const boxOf = (id: string): Box[] => {
    const item = scene.byId.get(id);
    return item === undefined ? [] : [shownBox(item, offsets)];
  };
  const writing = person.writing === undefined ? undefined : boxOf(person.writing)[0];
  const boxes = person.selection.filter((id) => id !== person.writing).flatMap(boxOf);
  paintRemoteSelection(
    context,
    camera,
    boxes,
    person,
    writing === undefined ? undefined : { box: writing, flag: writes(person.name) },
  );
}

function paintDrawing(context: CanvasRenderingContext2D, { drawing, camera, theme }: OverlayFrame): void {
  if (drawing === undefined) return;
  const [from, c1, c2, to] = [drawing.route.from, drawing.route.c1, drawing.route.c2, drawing.route.to].map((point) =>
    toScreen(camera, point),
  ) as [Box, Box, Box, Box];
  context.strokeStyle = drawing.allowed ? theme.accent : theme.danger;
  context.lineWidth = 2.5;
  context.lineCap = 'round';
  context.setLineDash(drawing.allowed ? [] : [5, 5]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  const [a, b] = headOf({ ...drawing.route, to }, 9);
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(to.x, to.y);
  context.lineTo(b.x, b.y);
  context.stroke();
}

function paintMarquee(context: CanvasRenderingContext2D, { marquee, camera, theme }: OverlayFrame): void {
  if (marquee === undefined) return;
  const { x, y, w, h } = screenBox(camera, marquee);
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.1;
  context.fillRect(x, y, w, h);
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  context.strokeRect(x, y, w, h);
}

function paintGuide(context: CanvasRenderingContext2D, { guide, camera, size, theme }: OverlayFrame): void {
  if (guide === undefined) return;
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = 2;
  if (guide.shape === 'line') {
    const x = Math.round(toScreen(camera, { x: guide.x, y: 0 }).x);
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, size.h);
    context.stroke();
    context.beginPath();
    context.roundRect(x - 5, size.h / 2 - 22, 10, 44, 5);
    context.fill();
    return;
  }
  const { x, y, w, h } = screenBox(camera, guide.box, 8);
  context.globalAlpha = 0.12;
  context.beginPath();
  context.roundRect(x, y, w, h, 10);
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
}
