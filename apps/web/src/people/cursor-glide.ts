import type { Point } from '@stormbridge/model';
import type { RemotePerson } from './remote-person.ts';

/** The part of the way to where a pointer is that is left after one frame of 1/60 s. */
const LEFT_AFTER_FRAME = 0.62;
/** A pointer that is nearer than this to where it should be, in board px, is there. */
const THERE = 0.4;

/**
 * Lets others' pointers glide from one known place to the next: they are told at most 25 times a second, which would
 * look like stuttering.
 */
export class CursorGlide {
  private shown = new Map<number, Point>();
  private last = 0;
  /** Whether a pointer is still under way. */
  moving = false;

  /** The people with their pointers where they are shown at `now` (ms). `still`: pointers jump. */
  step(people: readonly RemotePerson[], now: number, still: boolean): readonly RemotePerson[] {
    const frames = Math.min(Math.max((now - this.last) / (1000 / 60), 0), 60);
    const left = still ? 0 : LEFT_AFTER_FRAME ** frames;
    this.last = now;
    this.moving = false;
    const next = new Map<number, Point>();
    const glided = people.map((person) => {
      if (person.cursor === undefined) return person;
      const cursor = this.between(this.shown.get(person.client), person.cursor, left);
      next.set(person.client, cursor);
      return { ...person, cursor };
    });
    this.shown = next;
    return glided;
  }

  private between(from: Point | undefined, to: Point, left: number): Point {
    if (from === undefined || Math.hypot(to.x - from.x, to.y - from.y) < THERE) return to;
    this.moving = true;
    return { x: to.x + (from.x - to.x) * left, y: to.y + (from.y - to.y) * left };
  }
}
