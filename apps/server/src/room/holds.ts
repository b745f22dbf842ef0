import type { Limits } from '../limits/limits.ts';
import type { Room } from './room.ts';

interface Hold {
  /** Bytes that could not be stored. */
  readonly bytes: number;
  readonly timer: NodeJS.Timeout;
}

interface Parts {
  readonly limits: Limits;
  /** Whether so many bytes can be stored. */
  readonly probe: (room: Room, bytes: number) => Promise<boolean>;
  readonly onRelease: (room: Room) => void;
}

/**
 * Rooms that could not store and take nothing until the store has shown that it can again. It is tried at growing
 * intervals, which start anew only when something was really stored.
 */
export class Holds {
  private readonly parts: Parts;
  private readonly held = new Map<Room, Hold>();
  private readonly failures = new WeakMap<Room, number>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get size(): number {
    return this.held.size;
  }

  /** Something of this room was stored. */
  stored(room: Room): void {
    this.failures.delete(room);
  }

  /** Holds a room of which so many bytes could not be stored, until they can. */
  hold(room: Room, bytes: number): void {
    const { probeMs, probeMostMs } = this.parts.limits;
    const failures = this.failures.get(room) ?? 0;
    this.failures.set(room, failures + 1);
    this.forget(room);
    const wait = Math.min(probeMostMs, probeMs * 2 ** failures);
    this.held.set(room, { bytes, timer: setTimeout(() => void this.try(room, bytes), wait) });
  }

  forget(room: Room): void {
    clearTimeout(this.held.get(room)?.timer);
    this.held.delete(room);
  }

  close(): void {
    for (const room of [...this.held.keys()]) this.forget(room);
  }

  private async try(room: Room, bytes: number): Promise<void> {
    const can = await this.parts.probe(room, bytes);
    if (!this.held.has(room)) return;
    if (!can) return this.hold(room, bytes);
    this.forget(room);
    this.parts.onRelease(room);
  }
}
