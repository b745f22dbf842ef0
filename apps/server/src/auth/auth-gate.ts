import type { IncomingMessage } from 'node:http';
import { ROLES, type Role } from '@stormbridge/sync';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { cookieName, cookiesOf, SESSION_DAYS } from './cookies.ts';
import { type TicketBox, Tickets } from './tickets.ts';
import { hashOf, newId, newSecret, SECRET_PATTERN, type Secrets, sameHash, secretsOf } from './tokens.ts';
import { type Access, isRole, type Workshop, type WorkshopStore } from './workshop-store.ts';

/** Who is asking, and in which workshop. */
export interface Principal {
  readonly workshop: string;
  readonly role: Role;
  /** The same for all tabs of one browser, different for everybody else. */
  readonly user: string;
  /** When a cookie stops being good, in milliseconds since 1970; who came by the secret itself has no end. */
  readonly expiresAt?: number;
}

/** The answer to a right secret. */
export interface Joined {
  readonly workshop: Workshop;
  readonly principal: Principal;
  /** The value of the new session's cookie. */
  readonly cookie: string;
  /** The secrets of all links; only for who came by the facilitator's. */
  readonly secrets: Secrets | undefined;
}

/** Says who somebody is: by the secret of a link, by the cookie that was exchanged for it, or by a one-use ticket. */
export class AuthGate {
  private readonly store: WorkshopStore;
  private readonly tickets: TicketBox<Principal>;
  private readonly sessionsPerLink: number;

  constructor(
    store: WorkshopStore,
    tickets: TicketBox<Principal> = new Tickets<Principal>(),
    { sessionsPerLink } = DEFAULT_LIMITS,
  ) {
    this.store = store;
    this.tickets = tickets;
    this.sessionsPerLink = sessionsPerLink;
  }

  /**
   * Exchanges the secret of a link for a session, if `mayArrive` says so of the link. `undefined` when the secret is wrong
   * or there is no such workshop.
   */
  async join(
    workshopId: string,
    secret: string,
    now: number,
    mayArrive: (link: string) => boolean,
  ): Promise<Joined | 'tooOften' | undefined> {
    const found = await this.accessBy(workshopId, secret);
    const workshop = found && (await this.store.workshop(workshopId));
    if (found === undefined || workshop === undefined) return undefined;
    const { role } = found.one;
    if (!mayArrive(`${workshopId} ${role}`)) return 'tooOften';
    const cookie = newSecret();
    const expiresAt = now + SESSION_DAYS * 86_400_000;
    const principal = { workshop: workshopId, role, user: newId(), expiresAt };
    await this.store.addSession({ hash: hashOf(cookie), ...principal }, this.sessionsPerLink);
    await this.store.forgetExpired(now);
    return { workshop, principal, cookie, secrets: role === 'facilitator' ? secretsOf(secret, found.all) : undefined };
  }

  /**
   * Who sent a request about a workshop: by `Authorization: Bearer` and the secret of a link, or by cookie. A browser
   * may hold cookies of several roles: `role` chooses; without it the one with the most rights counts.
   */
  async principalOf(
    request: IncomingMessage,
    workshop: string,
    role: string | null,
    now: number,
  ): Promise<Principal | undefined> {
    const bearer = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const found = await this.accessBy(workshop, bearer);
      const user = `bearer-${Buffer.from(hashOf(bearer)).toString('hex', 0, 8)}`;
      return found && { workshop, role: found.one.role, user };
    }
    const cookies = cookiesOf(request);
    for (const one of isRole(role) ? [role] : ROLES) {
      const secret = cookies.get(cookieName(workshop, one));
      const session = secret === undefined ? undefined : await this.store.session(hashOf(secret), now);
      if (session?.workshop === workshop && session.role === one)
        return { workshop, role: session.role, user: session.user, expiresAt: session.expiresAt };
    }
    return undefined;
  }

  /** A ticket that stands for somebody once, for a minute: for clients that can send neither cookie nor header. */
  ticketFor(principal: Principal, now: number): Promise<string> {
    return this.tickets.issue(principal, now);
  }

  /** Who a ticket stands for; it is used up by asking. */
  redeem(ticket: string, now: number): Promise<Principal | undefined> {
    return this.tickets.redeem(ticket, now);
  }

  private async accessBy(workshop: string, secret: string) {
    if (!SECRET_PATTERN.test(secret)) return undefined;
    const hash = hashOf(secret);
    const all = await this.store.access(workshop);
    // All are compared, so that the time says nothing about which one was nearly right.
    const matches: readonly Access[] = all.filter((one) => sameHash(one.hash, hash));
    return matches[0] && { one: matches[0], all };
  }
}
