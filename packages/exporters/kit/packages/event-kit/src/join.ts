import type { DataOf, EventContract } from '@kit/contracts';
import { Arrivals, type Arrival, type Wait } from './arrivals.ts';
import type { EventOf } from './bus-event.ts';
import type { Context } from './cause.ts';
import { logger } from './observability.ts';
import { once } from './once.ts';

/** The data of all the events that a join waited for, by the name of the event. */
export type Joined<C extends EventContract> = Readonly<{
  [Name in C['name']]: DataOf<Extract<C, { readonly name: Name }>>;
}>;
/** The data of those that came in time. */
export type Arrived<C extends EventContract> = Partial<Joined<C>>;

export interface JoinProps<C extends EventContract> {
  /** Unique in the service. */
  readonly name: string;
  readonly waitsFor: readonly C[];
  /** What the events have in common. */
  readonly key: (event: EventOf<C>) => string;
  /** How long the first event waits for the others, in ISO 8601: `P7D`, `PT30M`. After that the wait begins anew. */
  readonly timeout: string;
  /** What happens when they did not all come in time; once for each wait. */
  readonly missing: (arrived: Arrived<C>, context: Context) => Promise<void>;
}

/** All events of a join, and a context that is the same whichever of them was delivered last. */
export interface JoinedSet<C extends EventContract> {
  /** These very events: when a wait begins anew, another set with the same key is another piece of work. */
  readonly id: string;
  readonly joined: Joined<C>;
  readonly context: Context;
}

/** What is known when an event has arrived. */
export interface Arriving<C extends EventContract> {
  /** Whether this event began the wait. */
  readonly first: boolean;
  /** The whole set, once it is complete. */
  readonly set?: JoinedSet<C>;
}

/** Events that belong together, in any order; what has arrived is remembered in the service's own table. */
export class Join<C extends EventContract> {
  private readonly props: JoinProps<C>;
  private readonly arrivals: Arrivals;

  constructor(props: JoinProps<C>) {
    this.props = props;
    const names = new Set(props.waitsFor.map((contract) => contract.name));
    this.arrivals = new Arrivals([...names], secondsOf(props.timeout));
  }

  /** Notes that an event is there. The first of its kind counts, so a repeated delivery changes nothing. */
  async arrive(event: EventOf<C>, { cause }: Context): Promise<Arriving<C>> {
    const id = this.idOf(event);
    const { eventId, time } = event.metadata;
    const arrival = { eventId, correlationId: cause.correlationId, time, data: event.data };
    const wait = await this.arrivals.add(id, event.name, arrival, (expired) => this.giveUp(id, expired));
    const first = wait.startedBy === eventId && !wait.ended;
    if (this.arrivals.isComplete(wait)) return { first, set: setOf(id, wait) };
    logger.info(wait.ended ? 'came again after its time' : 'waiting for more events', {
      join: id,
      arrived: [...wait.arrivals.keys()],
    });
    return { first };
  }

  /** The time of the wait that this event began is over. */
  async expire(event: EventOf<C>): Promise<void> {
    const id = this.idOf(event);
    const wait = await this.arrivals.startedBy(id, event.metadata.eventId);
    if (wait !== undefined) await this.giveUp(id, wait);
  }

  private async giveUp(id: string, wait: Wait): Promise<void> {
    const first = [...wait.arrivals.values()].find(({ eventId }) => eventId === wait.startedBy);
    if (first === undefined || this.arrivals.isComplete(wait)) return;
    await once(`MISSING#${id} ${wait.startedBy}`, () => this.props.missing(dataOf(wait), contextOf(first)));
  }

  private idOf(event: EventOf<C>): string {
    return `${this.props.name}#${this.props.key(event)}`;
  }
}

/**
 * Waits for one event of each kind with the same key, and then acts once. The action gets the data of all events, and
 * a context that is the same whichever event came last, so that what it causes is known again when it is repeated.
 *
 * Nothing wakes up when the time is over: `missing` is asked when the next event with that key comes, within 35 days
 * after it, and never when none comes. A join by workflow asks at the time itself.
 */
export function join<C extends EventContract>(props: JoinProps<C>) {
  const events = new Join(props);
  return async (
    event: EventOf<C>,
    context: Context,
    act: (joined: Joined<C>, context: Context) => Promise<void>,
  ): Promise<void> => {
    const { set } = await events.arrive(event, context);
    if (set !== undefined) await once(`JOIN#${set.id}`, () => act(set.joined, set.context));
  };
}

function setOf<C extends EventContract>(key: string, wait: Wait): JoinedSet<C> {
  const arrivals = [...wait.arrivals.values()];
  const last = arrivals.reduce((a, b) => (place(a) > place(b) ? a : b));
  const id = `${key} ${arrivals.map(({ eventId }) => eventId).join(' ')}`;
  return { id, joined: dataOf(wait) as Joined<C>, context: contextOf(last) };
}

/** The last of the facts, whatever the order of their deliveries. */
const place = ({ time, eventId }: Arrival): string => `${new Date(time).toISOString()} ${eventId}`;

const dataOf = ({ arrivals }: Wait): object =>
  Object.fromEntries([...arrivals].map(([name, { data }]) => [name, data]));

const contextOf = ({ eventId, correlationId, time }: Arrival): Context => ({
  cause: { id: eventId, correlationId },
  time,
});

/** Seconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds. */
function secondsOf(duration: string): number {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  const lengths = [604_800, 86_400, 3_600, 60, 1];
  const total = parts.reduce((sum, part, at) => sum + part * (lengths[at] ?? 0), 0);
  if (total === 0) throw new TypeError(`"${duration}" is not a duration like P7D or PT30M`);
  return total;
}
