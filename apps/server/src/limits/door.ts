import type { CloseReason } from '@stormbridge/sync';
import type { Limits } from './limits.ts';
import { Shares } from './shares.ts';
import { TokenBuckets } from './token-bucket.ts';

/**
 * Who may come in, how often, and how much of the server they get. People who are signed in are counted by who they are and never by their address: an
 * office of fifty behind one address gets in, also all at once after a restart.
 */
export class Door {
  private readonly limits: Limits;
  private readonly strangers: TokenBuckets;
  private readonly newcomers: TokenBuckets;
  private readonly founders: TokenBuckets;
  private readonly joins: TokenBuckets;
  private readonly clients: TokenBuckets;
  private readonly inside = new Map<string, number>();
  readonly shares: Shares;

  constructor(limits: Limits) {
    this.limits = limits;
    this.shares = new Shares(limits);
    const { strangersPerMinute, workshopsPerMinute, joinsPerMinute, clientsPerHour } = limits;
    const { linkJoinsPerMinute, linkJoinsAtOnce } = limits;
    this.strangers = new TokenBuckets({ perSecond: strangersPerMinute / 60, burst: strangersPerMinute });
    this.newcomers = new TokenBuckets({ perSecond: linkJoinsPerMinute / 60, burst: linkJoinsAtOnce });
    this.founders = new TokenBuckets({ perSecond: workshopsPerMinute / 60, burst: workshopsPerMinute });
    this.joins = new TokenBuckets({ perSecond: joinsPerMinute / 60, burst: joinsPerMinute });
    this.clients = new TokenBuckets({ perSecond: clientsPerHour / 3600, burst: clientsPerHour });
  }

  /** Counts somebody who could not say who they are. `false` when too many came from there. */
  knock(address: string, now: number): boolean {
    return this.strangers.take(address, now);
  }

  /** Counts somebody new who came by a right link. `false` when too many came by it from there. */
  arrive(link: string, address: string, now: number): boolean {
    return this.newcomers.take(`${link} ${address}`, now);
  }

  /** Counts a new workshop. `false` when too many were made from there. */
  found(address: string, now: number): boolean {
    return this.founders.take(address, now);
  }

  /** Lets a user in, who has to `leave` again; or says why not. */
  enter(user: string, now: number): CloseReason | undefined {
    const sockets = this.inside.get(user) ?? 0;
    if (sockets >= this.limits.socketsPerUser) return 'tooMany';
    if (!this.joins.take(user, now)) return 'tooOften';
    this.inside.set(user, sockets + 1);
    return undefined;
  }

  leave(user: string): void {
    const sockets = (this.inside.get(user) ?? 0) - 1;
    if (sockets > 0) this.inside.set(user, sockets);
    else this.inside.delete(user);
  }

  /** Counts client ids under which a user writes for the first time. `false` when those are too many. */
  newClients(user: string, count: number, now: number): boolean {
    return this.clients.take(user, now, count);
  }
}
