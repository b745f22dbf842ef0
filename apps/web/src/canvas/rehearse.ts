import { type Board, emptyBoard } from '@stormbridge/model';
import { boardTheme, fontOf } from './board-theme.ts';
import { paintBoard } from './paint-board.ts';
import { Paths } from './paint-notes.ts';
import { nextScene } from './places.ts';
import type { Scene } from './scene.ts';
import { canvasMeasure, TextCache } from './text-layout.ts';

const NONE: ReadonlySet<string> = new Set();
const WINDOW = { w: 1200, h: 800 };

/** Lays a board out as a canvas does that was empty until then. */
export function rehearseScene(board: Board): Scene {
  const before = { board: emptyBoard, scene: nextScene(emptyBoard, 'timeline', undefined) };
  return nextScene(board, 'timeline', before);
}

/** Paints a scene where nobody sees it. */
export function rehearsePainting(scene: Scene): void {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return;
  const texts = new TextCache(canvasMeasure(context, fontOf));
  const camera = { x: 40, y: 300, zoom: 0.8 };
  const theme = boardTheme(false, () => '');
  const looks = { offsets: new Map(), live: NONE, selectedArrows: NONE, near: NONE, linked: String };
  paintBoard(context, { scene, camera, size: WINDOW, density: 1, theme, ...looks }, texts, new Paths());
}
