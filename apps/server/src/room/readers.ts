import type { Stored } from '../storage/log.ts';

interface Reader {
  resolve(state: Stored): void;
  reject(error: Error): void;
}

/** Those who wait for the whole document, until all of it is durable. */
export class Readers {
  private readonly waiting: Reader[] = [];

  get size(): number {
    return this.waiting.length;
  }

  wait(): Promise<Stored> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  give(state: () => Stored): void {
    if (this.waiting.length === 0) return;
    const stored = state();
    for (const reader of this.waiting.splice(0)) reader.resolve(stored);
  }

  /** Tells them that they will not get it from here. */
  giveUp(): void {
    for (const reader of this.waiting.splice(0)) reader.reject(new Error('The document could not be stored'));
  }
}
