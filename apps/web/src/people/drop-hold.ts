import type { Point } from '@stormbridge/model';
import type { Box } from '../canvas/geometry.ts';
import type { Offsets, Scene } from '../canvas/scene.ts';
import type { RemotePerson } from './remote-person.ts';

/** How long a thing that somebody has dropped stays where it was dropped without news of it, in ms. */
const HOLD = 700;

/**
 * How far things are from where they lie because others drag them. A drop is told at once, the change of the board a
 * little later: until then the thing is held where it was dropped, or it would jump back and forth.
 */
export class DropHold {
  private readonly held = new Map<string, { by: Point; box: Box; until: number | undefined }>();

  /** The offsets at `now` (ms). */
  offsets(people: readonly RemotePerson[], scene: Scene, now: number): Offsets {
    const offsets = new Map<string, Point>();
    for (const { motion } of people)
      for (const id of motion?.ids ?? []) if (motion !== undefined) offsets.set(id, motion.by);
    for (const [id, by] of offsets) {
      const box = scene.byId.get(id)?.box;
      if (box !== undefined) this.held.set(id, { by, box, until: undefined });
    }
    for (const [id, hold] of this.held) {
      if (offsets.has(id)) continue;
      hold.until ??= now + HOLD;
      const box = scene.byId.get(id)?.box;
      if (box === undefined || now >= hold.until || box.x !== hold.box.x || box.y !== hold.box.y) this.held.delete(id);
      else offsets.set(id, hold.by);
    }
    return offsets;
  }

  /** When the offsets have to be asked for again though nobody moves, in ms; nothing when they need not. */
  get due(): number | undefined {
    const ends = [...this.held.values()].flatMap(({ until }) => until ?? []);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }
}
