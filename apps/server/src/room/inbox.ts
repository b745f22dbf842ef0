import type { Member } from './member.ts';

/** An update that came in. */
export interface Inbound {
  readonly member: Member;
  readonly step: 'step2' | 'update';
  readonly bytes: Uint8Array;
  /** Which of the updates of its connection it is, from 1. */
  readonly frame: number;
}

/** Says what is dealt with in a tick. */
export interface Turn {
  takes(inbound: Inbound): boolean;
}

/** All that has come in. */
export const WHOLE: Turn = { takes: () => true };

/** What came in and is not dealt with yet. What one user sends is dealt with in its order. */
export class Inbox {
  private waiting: Inbound[] = [];
  private bytes = 0;
  /** Bytes of one user that may wait. */
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get length(): number {
    return this.waiting.length;
  }

  /** `false` when it is more of its user than may wait. */
  push(inbound: Inbound): boolean {
    this.waiting.push(inbound);
    this.bytes += inbound.bytes.length;
    return this.bytes <= this.most || this.bytesOf(inbound.member.principal.user) <= this.most;
  }

  /** What is dealt with now, in the order in which it came; whose first piece has to wait waits with all others. */
  *due(turn: Turn): Generator<Inbound> {
    const all = this.clear();
    const waiting = new Set<string>();
    for (const inbound of all) {
      const { isOpen, principal } = inbound.member;
      if (!isOpen) continue;
      if (!waiting.has(principal.user) && turn.takes(inbound)) yield inbound;
      else {
        waiting.add(principal.user);
        this.waiting.push(inbound);
        this.bytes += inbound.bytes.length;
      }
    }
  }

  /** Takes everything out. */
  clear(): readonly Inbound[] {
    this.bytes = 0;
    return this.waiting.splice(0);
  }

  private bytesOf(user: string): number {
    let bytes = 0;
    for (const one of this.waiting) if (one.member.principal.user === user) bytes += one.bytes.length;
    return bytes;
  }
}
