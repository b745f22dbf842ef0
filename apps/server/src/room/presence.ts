import { type AwarenessEntry, decodePresence, encodeFrame, readAwareness, writeAwareness } from '@stormbridge/sync';
import type { Limits } from '../limits/limits.ts';
import type { Shares } from '../limits/shares.ts';
import type { Member } from './member.ts';

interface Shown {
  readonly clock: number;
  /** JSON text. */
  readonly state: string;
  readonly member: Member;
}

/**
 * Who is here and what they point at. Everybody shows only themselves: a client id belongs to the connection that showed
 * it first, and what comes in about anybody else is passed over (a stock client repeats what it hears). Changes are
 * collected and leave once a tick.
 */
export class Presence {
  private readonly shown = new Map<number, Shown>();
  private readonly changed = new Map<number, AwarenessEntry>();
  private readonly limits: Limits;
  private readonly shares: Shares;

  constructor(limits: Limits, shares: Shares) {
    this.limits = limits;
    this.shares = shares;
  }

  /** The person whose live client id this is. */
  userOf(client: number): string | undefined {
    return this.shown.get(client)?.member.principal.user;
  }

  /** The names under which a person shows themselves in their tabs. */
  namesOf(user: string): readonly string[] {
    const names = [...this.shown.values()].flatMap(({ member, state }) => {
      const name = member.principal.user === user ? decodePresence(JSON.parse(state))?.name : undefined;
      return name === undefined || name === '' ? [] : [name];
    });
    return [...new Set(names)];
  }

  /**
   * Takes what a connection says about itself. `false` when the bytes are malformed. What comes from somebody who has to
   * wait is left out: when it is their turn it says nothing any more.
   */
  receive(member: Member, bytes: Uint8Array): boolean {
    const { user } = member.principal;
    const began = performance.now();
    if (this.shares.owes(user, began)) return true;
    const isWell = this.read(member, bytes);
    const now = performance.now();
    this.shares.charge(user, now - began, now);
    return isWell;
  }

  private read(member: Member, bytes: Uint8Array): boolean {
    const entries = readAwareness(bytes);
    if (entries === undefined) return false;
    let counted = false;
    for (const entry of entries) {
      if (!this.isOwn(member, entry)) continue;
      if (!counted && !member.pace.presence(performance.now())) {
        member.close('tooFast');
        return true;
      }
      counted = true;
      this.take(member, entry);
    }
    return true;
  }

  /** Forgets a connection and tells the others that it is gone. */
  leave(member: Member): void {
    for (const client of member.presences) {
      const before = this.shown.get(client);
      if (before?.member !== member) continue;
      this.shown.delete(client);
      this.changed.set(client, { client, clock: before.clock, state: 'null' });
    }
    member.presences.clear();
  }

  /** Tells everybody what changed since the last time, and the newcomers everything; there are none of them afterwards. */
  tell(members: ReadonlySet<Member>, newcomers: Set<Member>): void {
    const news = this.takeNews();
    if (news !== undefined) for (const member of members) member.sendPresence(news);
    const everybody = newcomers.size > 0 ? this.everybody() : undefined;
    if (everybody !== undefined) for (const member of newcomers) member.sendPresence(everybody);
    newcomers.clear();
  }

  /** A frame with what changed since the last time; `undefined` when nothing did. */
  takeNews(): Uint8Array | undefined {
    if (this.changed.size === 0) return undefined;
    const bytes = writeAwareness([...this.changed.values()]);
    this.changed.clear();
    return encodeFrame({ type: 'awareness', bytes });
  }

  /** A frame with everybody who is here; `undefined` when nobody is. */
  everybody(): Uint8Array | undefined {
    if (this.shown.size === 0) return undefined;
    const entries = [...this.shown].map(([client, { clock, state }]) => ({ client, clock, state }));
    return encodeFrame({ type: 'awareness', bytes: writeAwareness(entries) });
  }

  private isOwn(member: Member, { client, state }: AwarenessEntry): boolean {
    if (this.shown.get(client)?.member === member) return true;
    if (state === 'null' || !isState(state, this.limits.presenceBytes)) return false;
    const other = this.shown.get(client)?.member;
    // The same browser may come back before its old connection has timed out.
    if (other !== undefined && other.principal.user !== member.principal.user) return false;
    if (other === undefined && member.presences.size >= this.limits.presencesPerSocket) return false;
    other?.presences.delete(client);
    member.presences.add(client);
    return true;
  }

  private take(member: Member, entry: AwarenessEntry): void {
    const { client, clock, state } = entry;
    const before = this.shown.get(client);
    if (before !== undefined && clock < before.clock) return;
    if (state === 'null') {
      this.shown.delete(client);
      member.presences.delete(client);
    } else if (isState(state, this.limits.presenceBytes)) this.shown.set(client, { clock, state, member });
    else return;
    this.changed.set(client, entry);
  }
}

function isState(state: string, bytes: number): boolean {
  if (state.length > bytes) return false;
  try {
    const value: unknown = JSON.parse(state);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
