import type { Point } from '@stormbridge/model';
import type { FlowPort } from './flow-port.ts';

/** How near to the edge of the window, in px, a held pointer pulls the camera, and its greatest speed in px a frame. */
const EDGE = 36;
const SPEED = 16;
/** How long a pointer has to stay there before the camera moves, in ms: most of them only pass. */
const DWELL = 260;

/** How far the camera moves in one frame for a pointer near the edge. */
export function edgePull(at: Point, size: { readonly w: number; readonly h: number }): Point {
  const pull = (value: number, length: number): number => {
    if (value < EDGE) return Math.min((EDGE - value) / EDGE, 1) * SPEED;
    return value > length - EDGE ? -Math.min((value - (length - EDGE)) / EDGE, 1) * SPEED : 0;
  };
  return { x: pull(at.x, size.w), y: pull(at.y, size.h) };
}

/** Moves the camera while a held pointer is near the edge of the window. */
export class EdgePan {
  private readonly flow: FlowPort;
  private readonly onPan: () => void;
  private at: Point | undefined;
  private since: number | undefined;
  private frame = 0;

  /** `onPan` is called after each move, because the pointer is over another place of the board then. */
  constructor(flow: FlowPort, onPan: () => void) {
    this.flow = flow;
    this.onPan = onPan;
  }

  /** Tells where the pointer is now. */
  held(at: Point): void {
    this.at = at;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.step());
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.at = undefined;
    this.since = undefined;
  }

  private step(): void {
    this.frame = 0;
    if (this.at === undefined) return;
    const by = edgePull(this.at, this.flow.size());
    if (by.x === 0 && by.y === 0) {
      this.since = undefined;
      return;
    }
    this.since ??= performance.now();
    if (performance.now() - this.since >= DWELL) {
      const camera = this.flow.camera();
      this.flow.show({ ...camera, x: camera.x + by.x, y: camera.y + by.y });
      this.onPan();
    }
    this.frame = requestAnimationFrame(() => this.step());
  }
}
