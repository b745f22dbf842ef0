/** How long the last answer is good for, in milliseconds. */
const TRIED_MS = 2000;

/** Whether something can be stored. */
export class StoreCheck {
  private readonly probe: (bytes: number) => Promise<void>;
  private last: { readonly at: number; readonly can: Promise<boolean> } | undefined;

  constructor(probe: (bytes: number) => Promise<void>) {
    this.probe = probe;
  }

  /** Whether anything can be. Tried at most once in two seconds, as anybody may ask. */
  can(): Promise<boolean> {
    const now = performance.now();
    if (this.last === undefined || now - this.last.at > TRIED_MS) this.last = { at: now, can: this.takes(1) };
    return this.last.can;
  }

  /** Whether so many bytes can be, now. */
  takes(bytes: number): Promise<boolean> {
    return this.probe(bytes).then(
      () => true,
      () => false,
    );
  }
}
