import type { Shares } from '../limits/shares.ts';
import type { Inbound, Turn } from './inbox.ts';

/** Bytes from which on a piece may take longer than others should notice; what is below is quick. */
const LARGE = 4096;

/**
 * What is dealt with in one tick: nothing of who owes the thread something, and of large pieces only so many as fit in. One
 * of these always does.
 */
export class TickTurn implements Turn {
  private readonly shares: Shares;
  private readonly end: number;
  private hasLarge = false;

  /** @param largeMs how long large pieces are begun, in ms from now */
  constructor(shares: Shares, largeMs: number) {
    this.shares = shares;
    this.end = performance.now() + largeMs;
  }

  takes({ member, bytes }: Inbound): boolean {
    if (bytes.length < LARGE) return !this.shares.owes(member.principal.user, performance.now());
    const now = performance.now();
    if (this.shares.owes(member.principal.user, now) || (this.hasLarge && now > this.end)) return false;
    this.hasLarge = true;
    return true;
  }
}
