import type { Point } from '@stormbridge/model';
import type { CanvasRoom } from './canvas-room.ts';
import { select, useCanvas } from './canvas-store.ts';
import { EdgePan } from './edge-pan.ts';
import { boxBetween, toBoard } from './geometry.ts';
import type { Gesture } from './gesture.ts';
import { itemsIn } from './hit-test.ts';

/** Selecting with a rectangle: what it touches, beside what was selected before when Shift was held. */
export class MarqueeGesture implements Gesture {
  private readonly room: CanvasRoom;
  private readonly start: Point;
  private readonly before: ReadonlySet<string>;
  private readonly pan: EdgePan;
  private at: Point | undefined;

  constructor(room: CanvasRoom, at: Point, before: ReadonlySet<string>) {
    this.room = room;
    this.start = toBoard(room.flow.camera(), at);
    this.before = before;
    this.pan = new EdgePan(room.flow, () => this.follow());
  }

  move(at: Point): void {
    this.at = at;
    this.pan.held(at);
    this.follow();
  }

  end(): void {
    this.stop();
  }

  cancel(): void {
    if (this.at !== undefined) select(this.before);
    this.stop();
  }

  private follow(): void {
    if (this.at === undefined) return;
    const marquee = boxBetween(this.start, toBoard(this.room.flow.camera(), this.at));
    useCanvas.setState({ marquee, busy: true });
    const touched = itemsIn(this.room.scene, marquee).map((item) => item.id);
    select([...this.before, ...touched]);
  }

  private stop(): void {
    this.pan.end();
    useCanvas.setState({ marquee: undefined, busy: false });
  }
}
