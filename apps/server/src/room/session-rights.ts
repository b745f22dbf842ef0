import { firstSession, type SessionState } from '@stormbridge/sync';
import type { Sessions } from '../admission/judge.ts';

/**
 * What the session of one workshop allows on its board. A page hears of a change a moment after it was made, so for a
 * while the rights of before also count. Times in ms of one clock that never goes back.
 */
export class SessionRights {
  private readonly graceMs: number;
  private session: SessionState | undefined;
  private former: readonly { readonly session: SessionState; readonly until: number }[] = [];
  /** When the rights changed last. */
  changedAt = Number.NEGATIVE_INFINITY;

  constructor(graceMs: number) {
    this.graceMs = graceMs;
  }

  /** Takes the session as it is now. Says whether the rights are others. Before the first one nobody has had any. */
  follow(session: SessionState, now: number): boolean {
    const before = this.session;
    this.session = session;
    if (before === undefined || sameRights(before, session)) return false;
    this.former = [...this.former.filter(({ until }) => until > now), { session: before, until: now + this.graceMs }];
    this.changedAt = now;
    return true;
  }

  /** The stage that the team is in; `undefined` before the first session. */
  get stage(): number | undefined {
    return this.session?.stage;
  }

  get locked(): boolean {
    return this.session?.locked === true;
  }

  sessions(now: number): Sessions {
    return [
      this.session ?? firstSession,
      ...this.former.filter(({ until }) => until > now).map(({ session }) => session),
    ];
  }
}

const sameRights = (a: SessionState, b: SessionState): boolean =>
  a.stage === b.stage &&
  a.silent === b.silent &&
  a.rights === b.rights &&
  a.locked === b.locked &&
  a.ownOnly === b.ownOnly;
