import { TICKET_MS, type TicketBox } from '../auth/tickets.ts';
import { hashOf, newSecret } from '../auth/tokens.ts';
import type { Redis } from './redis.ts';

/** Tickets that are good at every node. Redis holds their hashes, and forgets them by itself. */
export class RedisTickets<T> implements TicketBox<T> {
  private readonly redis: Redis;

  constructor(redis: Redis) {
    this.redis = redis;
  }

  async issue(value: T): Promise<string> {
    const ticket = newSecret();
    await this.redis.do((client) => client.set(keyOf(ticket), JSON.stringify(value), { PX: TICKET_MS }));
    return ticket;
  }

  async redeem(ticket: string): Promise<T | undefined> {
    // Of two who come with one ticket at once, one gets it.
    const found = await this.redis.do((client) => client.getDel(keyOf(ticket)));
    return found === null ? undefined : (JSON.parse(String(found)) as T);
  }
}

const keyOf = (ticket: string): string => `stormbridge:ticket:${Buffer.from(hashOf(ticket)).toString('base64url')}`;
