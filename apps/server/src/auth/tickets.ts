import { newSecret } from './tokens.ts';

/** How long a ticket is good for, in milliseconds. */
export const TICKET_MS = 60_000;

/** More than this many unused tickets at once are not kept: the oldest go first. */
const TICKETS_MAX = 10_000;

/** Gives out tickets and takes them back. Times in milliseconds since 1970. */
export interface TicketBox<T> {
  issue(value: T, now: number): Promise<string>;
  redeem(ticket: string, now: number): Promise<T | undefined>;
}

/** Things that are given out once, for a short time. Lives in memory only: a restart forgets them. */
export class Tickets<T> implements TicketBox<T> {
  private readonly open = new Map<string, { readonly value: T; readonly until: number }>();

  async issue(value: T, now: number): Promise<string> {
    for (const [ticket, { until }] of this.open) {
      if (until > now && this.open.size < TICKETS_MAX) break;
      this.open.delete(ticket);
    }
    const ticket = newSecret();
    this.open.set(ticket, { value, until: now + TICKET_MS });
    return ticket;
  }

  async redeem(ticket: string, now: number): Promise<T | undefined> {
    const found = this.open.get(ticket);
    this.open.delete(ticket);
    return found !== undefined && found.until > now ? found.value : undefined;
  }
}
