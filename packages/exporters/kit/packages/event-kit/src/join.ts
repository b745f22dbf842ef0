import type { DataOf, EventContract } from '@kit/contracts';
import { Arrivals, placeOf, type Arrival, type Wait } from './arrivals.ts';
import type { EventOf } from './bus-event.ts';
import type { Context } from './cause.ts';
import { logger, observed } from './observability.ts';
import { once } from './once.ts';
import type { OpenWait, OpenWaits } from './open-waits.ts';
import { unlessRefused } from './refusal.ts';

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
  /**
   * How long the first event waits for the others, in ISO 8601: `P7D`, `PT30M`. After that, or once the set is complete,
   * the next event begins a new wait.
   */
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

export const systemClock = (): Date => new Date();

/** Events that belong together, in any order; what has arrived is remembered in the service's own table. */
export class Join<C extends EventContract> {
  private readonly props: JoinProps<C>;
  private readonly arrivals: Arrivals;

  /** `open` lists the waits for whoever asks which of them are over. */
  constructor(props: JoinProps<C>, clock: () => Date, open?: OpenWaits) {
    this.props = props;
    const names = [...new Set(props.waitsFor.map((contract) => contract.name))];
    const seconds = secondsIn(props.timeout);
    this.arrivals = new Arrivals({ names, seconds, clock, ...(open === undefined ? {} : { open }) });
  }

  /**
   * Notes that an event is there. Until the set is complete the newest of each kind counts, by the times of the facts;
   * then an event that is not older than its kind in the set begins the next one. A repeated delivery changes nothing.
   */
  async arrive(event: EventOf<C>, { cause }: Context): Promise<Arriving<C>> {
    const id = this.idOf(event);
    const { eventId, time } = event.metadata;
    const arrival = { eventId, correlationId: cause.correlationId, time, data: event.data };
    const wait = await this.arrivals.add(id, event.name, arrival, ({ startedBy }) =>
      this.giveUp(id, startedBy.eventId),
    );
    const first = wait.startedBy.eventId === eventId && !wait.ended;
    if (this.arrivals.isComplete(wait)) return { first, set: setOf(id, wait) };
    logger.info(wait.ended ? 'came again after its time' : 'waiting for more events', {
      join: id,
      arrived: [...wait.arrivals.keys()],
    });
    return { first };
  }

  /** The time of the wait that this event began is over. */
  expire(event: EventOf<C>): Promise<void> {
    return this.giveUp(this.idOf(event), event.metadata.eventId);
  }

  /** The same, when nothing but the wait itself is known: what is written down then belongs to its first event. */
  async end({ id, startedBy }: OpenWait): Promise<void> {
    const wait = await this.arrivals.giveUp(id, startedBy);
    if (wait === undefined) return;
    const { cause } = contextOf(wait.startedBy);
    await observed(cause, () => unlessRefused(() => this.askWhatIsMissing(id, wait)));
  }

  private async giveUp(id: string, startedBy: string): Promise<void> {
    const wait = await this.arrivals.giveUp(id, startedBy);
    if (wait !== undefined) await this.askWhatIsMissing(id, wait);
  }

  private async askWhatIsMissing(id: string, wait: Wait): Promise<void> {
    const { startedBy } = wait;
    await once(`MISSING#${id} ${startedBy.eventId}`, () => this.props.missing(dataOf(wait), contextOf(startedBy)));
  }

  private idOf(event: EventOf<C>): string {
    return `${this.props.name}#${this.props.key(event)}`;
  }
}

function setOf<C extends EventContract>(key: string, wait: Wait): JoinedSet<C> {
  const arrivals = [...wait.arrivals.values()];
  const last = arrivals.reduce((a, b) => (placeOf(a) > placeOf(b) ? a : b));
  const id = `${key} ${arrivals.map(({ eventId }) => eventId).join(' ')}`;
  return { id, joined: dataOf(wait) as Joined<C>, context: contextOf(last) };
}

const dataOf = ({ arrivals }: Wait): object =>
  Object.fromEntries([...arrivals].map(([name, { data }]) => [name, data]));

const contextOf = ({ eventId, correlationId, time }: Omit<Arrival, 'data'>): Context => ({
  cause: { id: eventId, correlationId },
  time,
});

/** Seconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds. */
function secondsIn(duration: string): number {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  const lengths = [604_800, 86_400, 3_600, 60, 1];
  const total = parts.reduce((sum, part, at) => sum + part * (lengths[at] ?? 0), 0);
  if (total === 0) throw new TypeError(`"${duration}" is not a duration like P7D or PT30M`);
  return total;
}
