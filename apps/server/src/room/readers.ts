interface Reader {
  resolve(state: Uint8Array): void;
  reject(error: Error): void;
}

/** Those who wait for the whole document, until all of it is durable. */
export class Readers {
  private readonly waiting: Reader[] = [];

  get size(): number {
    return this.waiting.length;
  }

  wait(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  give(state: () => Uint8Array): void {
    if (this.waiting.length === 0) return;
    const bytes = state();
    for (const reader of this.waiting.splice(0)) reader.resolve(bytes);
  }

  /** Tells them that they will not get it from here. */
  giveUp(): void {
    for (const reader of this.waiting.splice(0)) reader.reject(new Error('The document could not be stored'));
  }
}
