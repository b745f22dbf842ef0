import { fontOf } from './board-theme.ts';
import type { Size } from './geometry.ts';
import { type BoardFrame, paintBoard } from './paint-board.ts';
import { Paths } from './paint-notes.ts';
import { type OverlayFrame, paintOverlay } from './paint-overlay.ts';
import { canvasMeasure, TextCache } from './text-layout.ts';

/** What the painter asks for when it is about to paint. Nothing while the board is not ready. */
export interface FrameSource {
  board(): Omit<BoardFrame, 'density' | 'live'> | undefined;
  overlay(): Omit<OverlayFrame, 'density'> | undefined;
}

/** More device px than this for each CSS px cost much and show little. */
const MAX_DENSITY = 2;

/**
 * The two canvases of the board and when they are painted: at most once in each frame, and only what has changed. It
 * also knows which notes the page shows itself, because those are not painted.
 */
export class Painter {
  readonly texts: TextCache;
  readonly paths = new Paths();
  private readonly live = new Set<string>();
  private board: CanvasRenderingContext2D | undefined;
  private overlay: CanvasRenderingContext2D | undefined;
  private source: FrameSource | undefined;
  private dirty = { board: false, overlay: false };
  private frame = 0;
  private density = 1;

  constructor() {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('This browser has no 2D canvas');
    this.texts = new TextCache(canvasMeasure(context, fontOf));
  }

  /** Begins to paint on two canvases; gives the function that ends it. */
  attach(board: HTMLCanvasElement, overlay: HTMLCanvasElement, source: FrameSource): () => void {
    this.board = board.getContext('2d', { alpha: false }) ?? undefined;
    this.overlay = overlay.getContext('2d') ?? undefined;
    this.source = source;
    this.invalidate();
    return () => {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      this.board = undefined;
      this.overlay = undefined;
      this.source = undefined;
    };
  }

  /** Sets the size of both canvases, in CSS px, and paints at once: a resized canvas is empty. */
  resize({ w, h }: Size): void {
    this.density = Math.min(window.devicePixelRatio || 1, MAX_DENSITY);
    for (const context of [this.board, this.overlay]) {
      if (context === undefined) continue;
      context.canvas.width = Math.max(Math.round(w * this.density), 1);
      context.canvas.height = Math.max(Math.round(h * this.density), 1);
    }
    this.dirty = { board: true, overlay: true };
    this.paint();
  }

  /** Says that something has changed; it is painted with the next frame. */
  invalidate(what: 'board' | 'overlay' | 'both' = 'both'): void {
    if (what !== 'overlay') this.dirty.board = true;
    if (what !== 'board') this.dirty.overlay = true;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  /** The page shows a note itself from now on. */
  mounted(id: string): void {
    this.live.add(id);
    this.invalidate('board');
  }

  /** The page has stopped showing a note: it is painted before the browser shows the page without it. */
  unmounted(id: string): void {
    this.live.delete(id);
    this.dirty.board = true;
    queueMicrotask(() => this.paint());
  }

  /** Fonts have arrived: widths are different now. */
  fontsChanged(): void {
    this.texts.clear();
    this.invalidate('board');
  }

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { density } = this;
    if (this.dirty.board && this.board !== undefined) {
      this.dirty.board = false;
      const frame = this.source?.board();
      if (frame !== undefined) paintBoard(this.board, { ...frame, density, live: this.live }, this.texts, this.paths);
    }
    if (this.dirty.overlay && this.overlay !== undefined) {
      this.dirty.overlay = false;
      const frame = this.source?.overlay();
      if (frame !== undefined) paintOverlay(this.overlay, { ...frame, density });
    }
  }
}
