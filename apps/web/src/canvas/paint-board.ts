import type { BoardTheme } from './board-theme.ts';
import { type Box, type Camera, grown, overlaps, type Size, seenBox } from './geometry.ts';
import { detailAt } from './note-metrics.ts';
import { paintArea, paintClusters, paintDots, paintLanes, paintPivots } from './paint-areas.ts';
import { isLong, paintArrows, paintDependencies, type ShownArrow } from './paint-arrows.ts';
import { type NotePaint, type Paths, paintBlocks, paintNote, type Shown } from './paint-notes.ts';
import { isArea, type Offsets, type Scene, shownBox, shownRoute } from './scene.ts';
import type { TextCache } from './text-layout.ts';

/** Everything that one picture of the board depends on. */
export interface BoardFrame {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size;
  /** Device px for each CSS px. */
  readonly density: number;
  readonly theme: BoardTheme;
  readonly offsets: Offsets;
  /** Notes that the page shows itself: not painted here. */
  readonly live: ReadonlySet<string>;
  readonly selectedArrows: ReadonlySet<string>;
  /** The words under an aggregate that has copies in other contexts. */
  readonly linked: (contexts: number) => string;
  /** Things that are looked at: the arrows at them stand out. */
  readonly near: ReadonlySet<string>;
}

/** How far pivotal events draw their line to the right of themselves, in board px. */
const PIVOT_GAP = 16;

/** Paints the board: paper, areas, pivot lines, arrows, notes. Only what the window shows is touched. */
export function paintBoard(context: CanvasRenderingContext2D, frame: BoardFrame, texts: TextCache, paths: Paths): void {
  const { scene, camera, size, density, theme, offsets, live } = frame;
  const { zoom } = camera;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, size.w * density, size.h * density);
  context.setTransform(density * zoom, 0, 0, density * zoom, density * camera.x, density * camera.y);
  paintDots(context, theme.dot, camera, size);
  const seen = seenBox(camera, size);
  // Turned and shadowed notes reach a little beyond their boxes.
  const wide = grown(seen, 16);
  const areas: Shown[] = [];
  const notes: Shown[] = [];
  const pivots: number[] = [];
  for (const item of scene.items) {
    const box = shownBox(item, offsets);
    if (item.pivotal && scene.view === 'timeline') pivots.push(box.x + box.w + PIVOT_GAP);
    if (!overlaps(box, wide)) continue;
    if (isArea(item.kind)) areas.push({ item, box });
    else if (!live.has(item.id)) notes.push({ item, box });
  }
  const detail = detailAt(zoom);
  const paint: NotePaint = { context, theme, texts, paths, detail, linked: frame.linked };
  for (const area of areas) paintArea(paint, area, zoom);
  paintLanes(paint, scene.lanes, zoom);
  paintClusters(
    paint,
    scene.clusters.filter(({ box }) => overlaps(box, wide)),
    offsets,
    zoom,
  );
  paintPivots(context, theme.pivot, pivots, seen, zoom);
  const arrows = seenArrows(frame, wide);
  paintDependencies(context, theme, arrows, zoom);
  paintArrows(context, theme, arrows, zoom);
  if (detail === 'colour') paintBlocks(paint, notes, zoom);
  else for (const note of notes) paintNote(paint, note);
}

function seenArrows({ scene, offsets, selectedArrows, near }: BoardFrame, seen: Box): ShownArrow[] {
  const shown: ShownArrow[] = [];
  for (const arrow of scene.arrows) {
    const route = shownRoute(scene, arrow, offsets);
    const { from, c1, c2, to } = route;
    const left = Math.min(from.x, c1.x, c2.x, to.x);
    const top = Math.min(from.y, c1.y, c2.y, to.y);
    const w = Math.max(from.x, c1.x, c2.x, to.x) - left;
    const h = Math.max(from.y, c1.y, c2.y, to.y) - top;
    if (!overlaps({ x: left, y: top, w: Math.max(w, 1), h: Math.max(h, 1) }, seen)) continue;
    const close = near.has(arrow.from) || near.has(arrow.to);
    const look = selectedArrows.has(arrow.id) ? 'selected' : close ? 'near' : isLong(route) ? 'far' : 'plain';
    shown.push({ route, sort: arrow.sort, count: arrow.count, look });
  }
  return shown;
}
