import { type Log, wordsOf } from '../ops/log.ts';
import type { Histogram } from '../ops/metrics.ts';
import type { Room } from './room.ts';

interface Parts {
  readonly tickMs: number;
  readonly log: Log;
  readonly ticks: Histogram;
  /** What is done in a tick, with the rooms that have something to do. */
  readonly tick: (rooms: readonly Room[]) => Promise<void>;
}

/** The one clock that ticks for all rooms, and only while there is something to do. */
export class Clock {
  private readonly parts: Parts;
  private readonly dirty = new Set<Room>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private lastTick = 0;
  private closed = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Says that there is something to do in a room. The next tick does it. */
  wake(room: Room): void {
    if (this.closed) return;
    this.dirty.add(room);
    this.schedule();
  }

  forget(room: Room): void {
    this.dirty.delete(room);
  }

  /**
   * Ticks, snapshots and whatever else looks at documents follow one another, even where storing takes longer than a
   * tick: while a document holds what is not stored yet, nobody else may look at it.
   */
  alone(work: () => Promise<void>): Promise<void> {
    this.running = this.running.then(work).catch((error: unknown) => {
      this.parts.log.error('tick failed', { why: wordsOf(error) });
    });
    return this.running;
  }

  /** Looks at something between two ticks, when all that is in memory is durable. */
  between<T>(look: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.alone(async () => {
        try {
          resolve(look());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Does what is to be done, and ticks no more of itself. */
  async finish(): Promise<void> {
    while (this.dirty.size > 0) await this.tick();
    clearTimeout(this.timer);
  }

  /** From now on nothing is done. */
  close(): void {
    this.closed = true;
  }

  private schedule(): void {
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.lastTick + this.parts.tickMs - performance.now());
    this.timer = setTimeout(() => void this.tick(), wait);
  }

  private tick(): Promise<void> {
    return this.alone(async () => {
      const began = performance.now();
      this.lastTick = began;
      const rooms = [...this.dirty];
      this.dirty.clear();
      await this.parts.tick(rooms);
      this.parts.ticks.observe((performance.now() - began) / 1000);
      clearTimeout(this.timer);
      this.timer = undefined;
      if (this.dirty.size > 0) this.schedule();
    });
  }
}
