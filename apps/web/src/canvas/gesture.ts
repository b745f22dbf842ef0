import type { Point } from '@stormbridge/model';

/** Something that a pointer does from pressing to letting go. Points are in screen px from the canvas's corner. */
export interface Gesture {
  move(at: Point, event: PointerEvent): void;
  /** The pointer was let go. */
  end(at: Point, event: PointerEvent): void;
  /** It was broken off: everything is as before. */
  cancel(): void;
}
