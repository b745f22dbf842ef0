/** How much of something may come: `perSecond` in the long run, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Counts one thing against a rate. Full at first; what is refused costs nothing. Pure: the clock is given. */
export class TokenBucket {
  private readonly rate: Rate;
  private level: number;
  private at: number;

  /** @param now in milliseconds, of any clock */
  constructor(rate: Rate, now: number) {
    this.rate = rate;
    this.level = rate.burst;
    this.at = now;
  }

  /** Whether `count` may come at this moment; if so, it is counted. */
  take(now: number, count = 1): boolean {
    this.fill(now);
    if (this.level < count) return false;
    this.level -= count;
    return true;
  }

  /** Counts what has come already, be it more than may come. */
  spend(now: number, count: number): void {
    this.fill(now);
    this.level -= count;
  }

  /** Whether more has come than may. */
  owes(now: number): boolean {
    this.fill(now);
    return this.level < 0;
  }

  /** Whether it says no more than a new one would. */
  isFull(now: number): boolean {
    this.fill(now);
    return this.level >= this.rate.burst;
  }

  private fill(now: number): void {
    // A clock that was set back gives nothing and takes nothing.
    const passed = Math.max(0, now - this.at);
    this.at = now;
    this.level = Math.min(this.rate.burst, this.level + (passed / 1000) * this.rate.perSecond);
  }
}

/** Names that are remembered at once; more push the oldest out, which is lenient to them and bounds the memory. */
const NAMES_MAX = 20_000;

/** A bucket for each name. Names whose bucket is full again are forgotten. */
export class TokenBuckets {
  private readonly rate: Rate;
  private readonly buckets = new Map<string, TokenBucket>();
  private readonly namesMax: number;

  constructor(rate: Rate, namesMax = NAMES_MAX) {
    this.rate = rate;
    this.namesMax = namesMax;
  }

  take(name: string, now: number, count = 1): boolean {
    return this.of(name, now).take(now, count);
  }

  spend(name: string, now: number, count: number): void {
    this.of(name, now).spend(now, count);
  }

  owes(name: string, now: number): boolean {
    return this.buckets.get(name)?.owes(now) ?? false;
  }

  get size(): number {
    return this.buckets.size;
  }

  private of(name: string, now: number): TokenBucket {
    const bucket = this.buckets.get(name) ?? new TokenBucket(this.rate, now);
    // The latest is always last, so the first ones are those that were quiet for longest.
    this.buckets.delete(name);
    this.buckets.set(name, bucket);
    this.forget(now);
    return bucket;
  }

  private forget(now: number): void {
    for (const [name, bucket] of this.buckets) {
      if (this.buckets.size <= this.namesMax && !bucket.isFull(now)) break;
      if (this.buckets.size === 1) break;
      this.buckets.delete(name);
    }
  }
}
