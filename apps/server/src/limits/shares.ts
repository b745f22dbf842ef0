import type { Limits } from './limits.ts';
import { TokenBuckets } from './token-bucket.ts';

/** What takes less than this many ms is bounded by the number of messages already. */
const LITTLE = 0.25;

/** No piece takes longer by itself; where it did, the machine stood still, and its sender is not to blame. In ms. */
const MOST = 500;

/**
 * How much of the one thread goes to each user. What somebody sends is done as long as they owe nothing, and what it took
 * is charged to them afterwards, as nobody can say beforehand how long a piece takes. Whoever owes has to wait.
 */
export class Shares {
  private readonly spent: TokenBuckets;

  constructor({ shareMsPerSecond, shareMsAtOnce }: Limits) {
    this.spent = new TokenBuckets({ perSecond: shareMsPerSecond, burst: shareMsAtOnce });
  }

  /** @param now in milliseconds */
  owes(user: string, now: number): boolean {
    return this.spent.owes(user, now);
  }

  /** Charges work of so many ms to a user, at `now` in ms. */
  charge(user: string, took: number, now: number): void {
    if (took >= LITTLE) this.spent.spend(user, now, Math.min(took, MOST));
  }
}

/** What was done for several users at one go, of which not all can be told apart. */
export class Bill {
  private readonly items = new Map<string, number>();
  private readonly began = performance.now();
  private told = 0;

  /** Does what somebody sent. */
  add(user: string, work: () => void): void {
    const began = performance.now();
    work();
    const took = performance.now() - began;
    this.told += took;
    if (took >= LITTLE) this.items.set(user, (this.items.get(user) ?? 0) + took);
  }

  /** Charges all that it took until now, what is common to all in proportion. */
  settle(shares: Shares): void {
    if (this.items.size === 0) return;
    const now = performance.now();
    for (const [user, took] of this.items) shares.charge(user, (took / this.told) * (now - this.began), now);
  }
}
