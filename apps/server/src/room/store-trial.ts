import type { UpdateLog } from '../storage/log.ts';

/** How long the last answer whether something can be stored is good for, in milliseconds. */
const TRIED_MS = 2000;

/** Finds out whether a store takes anything. */
export class StoreTrial {
  private readonly store: UpdateLog;
  private last: { readonly at: number; readonly can: Promise<boolean> } | undefined;

  constructor(store: UpdateLog) {
    this.store = store;
  }

  /** Whether so many bytes could be stored now. */
  takes(bytes: number): Promise<boolean> {
    return this.store.probe(bytes).then(
      () => true,
      () => false,
    );
  }

  /** Whether anything could be stored. Tried at most once in two seconds, as anybody may ask. */
  takesAnything(): Promise<boolean> {
    const now = performance.now();
    if (this.last === undefined || now - this.last.at > TRIED_MS) this.last = { at: now, can: this.takes(1) };
    return this.last.can;
  }
}
