/** How long the last answer is good for, in milliseconds. */
const TRIED_MS = 2000;

/** Whether something can be stored. Tried at most once in two seconds, as anybody may ask. */
export class StoreCheck {
  private readonly probe: () => Promise<void>;
  private last: { readonly at: number; readonly can: Promise<boolean> } | undefined;

  constructor(probe: () => Promise<void>) {
    this.probe = probe;
  }

  can(): Promise<boolean> {
    const now = performance.now();
    if (this.last === undefined || now - this.last.at > TRIED_MS) {
      const can = this.probe().then(
        () => true,
        () => false,
      );
      this.last = { at: now, can };
    }
    return this.last.can;
  }
}
