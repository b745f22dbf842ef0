import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { documents, environment } from './aws.ts';
import { logger } from './observability.ts';
import { secondsOf, type OpenWait, type OpenWaits } from './open-waits.ts';
import { transact, type Write } from './transaction.ts';

/** What is remembered of one event that a join waits for. */
export interface Arrival {
  readonly eventId: string;
  readonly correlationId: string;
  readonly time: string;
  readonly data: unknown;
}
type Occurrence = Omit<Arrival, 'data'>;

/** The newest event of each kind that came so far, by name, and which event began the wait. */
export interface Wait {
  readonly startedBy: Occurrence;
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** Its time is over, and what follows from that was done. */
  readonly ended: boolean;
}

export interface ArrivalsProps {
  /** Of the events that are waited for. */
  readonly names: readonly string[];
  /** How long the first one waits for the others. */
  readonly seconds: number;
  readonly clock: () => Date;
  /** Where open waits are listed by their ends; without it something else knows when a time is over. */
  readonly open?: OpenWaits;
}

type Row = Readonly<Record<string, unknown>> & {
  readonly startedBy: string;
  readonly begin?: Occurrence;
  /** Ids of all events of the wait, those among them that are not the newest of their kind. */
  readonly events: ReadonlySet<string>;
  /** Where the oldest event of each kind stands in the order of the facts. */
  readonly since?: Readonly<Record<string, string>>;
  /** The set before this one, by the names of its events. */
  readonly last?: Readonly<Record<string, Occurrence>>;
  readonly waitsUntil: number;
  readonly expiresAt: number;
  /** Counts the changes of the row: whoever changes it says which one it has read. */
  readonly revision: number;
  /** Set before it is asked what is missing: from then on no event completes the wait. */
  readonly givenUp?: true;
};

/** Longer than the archive keeps events, so that a replay finds the wait to which an event belonged. */
const REMEMBER_SECONDS = 35 * 86_400;
const MAX_TRIES = 10;
const CURRENT = 'JOIN';

/**
 * The rows in which joins remember what has arrived, in the service's own table: for each key the current wait, and one
 * for each event of a wait that was followed by another. So an event that comes again, redriven or replayed, finds its
 * own wait and begins no other.
 */
export class Arrivals {
  private readonly props: ArrivalsProps;

  constructor(props: ArrivalsProps) {
    this.props = props;
  }

  isComplete({ arrivals }: Wait): boolean {
    return arrivals.size === this.props.names.length;
  }

  /**
   * Notes that an event is there; of each kind the newest counts. After a complete set a new wait begins. A wait that
   * has timed out is handed to `expired`, and a new one begins, unless the event belongs to the one that is over.
   */
  async add(id: string, name: string, arrival: Arrival, expired: (wait: Wait) => Promise<void>): Promise<Wait> {
    const { row, isAside } = await this.note(id, name, arrival);
    const wait = this.read(row);
    if (isAside) return { ...wait, ended: true };
    const isOwn = row.events.has(arrival.eventId);
    if (isOwn && (!this.isOver(row) || this.isComplete(wait))) return wait;
    logger.warn('the others did not come in time', { join: id });
    await expired(wait);
    if (isOwn) return { ...wait, ended: true };
    await this.putAside(id);
    return this.add(id, name, arrival, expired);
  }

  /**
   * Ends the wait that this event began, and gives what had come until then; nothing when its set is complete, or when
   * another one has begun since. Of an event that comes at the same moment and this, the one that writes first counts.
   */
  async giveUp(id: string, startedBy: string): Promise<Wait | undefined> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const row = await this.find(id, CURRENT);
      if (row?.startedBy !== startedBy || this.isComplete(this.read(row))) return undefined;
      if (row.givenUp === true || (await this.replace(id, row, { ...row, givenUp: true }))) return this.read(row);
    }
    throw overtaken(id);
  }

  /**
   * Adds the event to the current wait or to the next one. Gives the wait that it belonged to, or the current one as it
   * is when its time is over. A wait is put aside before the next is written, so it is looked for after the current one.
   */
  private async note(id: string, name: string, arrival: Arrival): Promise<{ row: Row; isAside: boolean }> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await this.find(id, CURRENT);
      if (before?.events.has(arrival.eventId) === true) return { row: before, isAside: false };
      const aside = await this.find(id, endedWith(arrival.eventId));
      if (aside !== undefined) return { row: aside, isAside: true };
      const isComplete = before !== undefined && this.isComplete(this.read(before));
      if (before !== undefined && !isComplete && this.isOver(before)) return { row: before, isAside: false };
      const isNext = before === undefined || (isComplete && !isOlder(arrival, before[name] as Arrival));
      if (isNext && before !== undefined) await this.copy(id, before);
      const row = isNext
        ? added(this.begun(arrival, before), name, arrival, arrival)
        : added(before, name, arrival, await this.notOlder(id, name, arrival, before));
      if (await this.replace(id, before, row, this.listed(id, before, row))) return { row, isAside: false };
    }
    throw overtaken(id);
  }

  private begun(arrival: Arrival, before: Row | undefined): Row {
    const waitsUntil = secondsOf(this.props.clock()) + this.props.seconds;
    const expiresAt = waitsUntil + REMEMBER_SECONDS;
    const begin = occurrenceOf(arrival);
    const row = { startedBy: begin.eventId, begin, events: new Set<string>(), waitsUntil, expiresAt, revision: 0 };
    if (before === undefined || this.isOver(before)) return row;
    const last = [...this.read(before).arrivals].map(([name, arrival]) => [name, occurrenceOf(arrival)] as const);
    return { ...Object.fromEntries(this.ahead(before)), ...row, last: Object.fromEntries(last) };
  }

  /** Instead of an event that comes late the one acted upon before: no action sees an older fact than the last one. */
  private async notOlder(id: string, name: string, arrival: Arrival, { last }: Row): Promise<Arrival> {
    const known = last?.[name];
    if (known === undefined || !isOlder(arrival, known)) return arrival;
    const row = await this.find(id, endedWith(known.eventId));
    return (row?.[name] as Arrival | undefined) ?? arrival;
  }

  /**
   * Events of a complete set that happened when, in the order of the facts, a set was complete already: when `a1 b2 a3
   * b4` come as `a1 a3 b2 b4`, that is `a3`. They are acted upon, and `b4` finds them.
   */
  private ahead(row: Row): readonly (readonly [string, Arrival])[] {
    const arrivals = [...this.read(row).arrivals];
    const oldest = arrivals.map(([name, arrival]) => row.since?.[name] ?? placeOf(arrival));
    return arrivals.filter(([, arrival]) => oldest.every((place) => place < placeOf(arrival)));
  }

  /** A wait is listed as long as it is open. */
  private listed(id: string, before: Row | undefined, after: Row): readonly Write[] {
    const { open } = this.props;
    if (open === undefined) return [];
    const [was, is] = [before, after].map((row) => row !== undefined && !this.isComplete(this.read(row)));
    if (was === is) return [];
    return [is ? open.begin(openWait(id, after)) : open.end(openWait(id, after))];
  }

  private isOver({ givenUp, waitsUntil }: Row): boolean {
    return givenUp === true || waitsUntil <= secondsOf(this.props.clock());
  }

  private replace(id: string, before: Row | undefined, row: Row, others: readonly Write[] = []): Promise<boolean> {
    const { TableName, Key } = rowOf(id, CURRENT);
    const Item = { ...row, ...Key, revision: (before?.revision ?? 0) + 1 };
    return transact([{ Put: { TableName, Item, ...unchanged(before) } }, ...others]);
  }

  /** First the copies, then the row: whenever this ends in between, it is begun again and changes nothing. */
  private async putAside(id: string): Promise<void> {
    const row = await this.find(id, CURRENT);
    if (row === undefined || !this.isOver(row)) return;
    await this.copy(id, row);
    const { open } = this.props;
    const others = open === undefined ? [] : [open.end(openWait(id, row))];
    await transact([{ Delete: { ...rowOf(id, CURRENT), ...unchanged(row) } }, ...others]);
  }

  private async copy(id: string, row: Row): Promise<void> {
    for (const eventId of row.events) {
      const { TableName, Key } = rowOf(id, endedWith(eventId));
      await documents.send(new PutCommand({ TableName, Item: { ...row, ...Key } }));
    }
  }

  private async find(id: string, place: string): Promise<Row | undefined> {
    const { Item } = await documents.send(new GetCommand({ ...rowOf(id, place), ConsistentRead: true }));
    return Item as Row | undefined;
  }

  private read(row: Row): Wait {
    const arrivals = this.props.names.flatMap((name) =>
      row[name] === undefined ? [] : [[name, row[name] as Arrival] as const],
    );
    return { startedBy: beginOf(row, arrivals), arrivals: new Map(arrivals), ended: false };
  }
}

const occurrenceOf = ({ eventId, correlationId, time }: Arrival): Occurrence => ({ eventId, correlationId, time });

/** The order of the facts, whatever that of their deliveries. */
export const placeOf = ({ time, eventId }: Occurrence): string => `${new Date(time).toISOString()} ${eventId}`;

/** By their times only: two of the same moment are two facts. */
const isOlder = (a: Occurrence, b: Occurrence): boolean => new Date(a.time) < new Date(b.time);

/** The row with one event more, and what counts instead of it where that is the newest of its kind. */
function added(row: Row, name: string, arrival: Arrival, counting: Arrival): Row {
  const other = row[name] as Arrival | undefined;
  const isNewest = other === undefined || placeOf(other) < placeOf(counting);
  const places = [placeOf(arrival), row.since?.[name] ?? placeOf(other ?? arrival)];
  const since = { ...row.since, [name]: places.reduce((a, b) => (a < b ? a : b)) };
  const events = new Set([...row.events, arrival.eventId]);
  return { ...row, [name]: isNewest ? counting : other, since, events };
}

function beginOf(row: Row, arrivals: readonly (readonly [string, Arrival])[]): Occurrence {
  // Rows of an earlier version have it among their events only.
  const begin = row.begin ?? arrivals.find(([, { eventId }]) => eventId === row.startedBy)?.[1];
  if (begin === undefined) throw new TypeError(`A wait has no event ${row.startedBy}, which began it`);
  return begin;
}

const overtaken = (id: string): Error => new Error(`${id} was changed by others ${MAX_TRIES} times in a row`);
const endedWith = (eventId: string): string => `ENDED#${eventId}`;
const openWait = (id: string, { startedBy, waitsUntil, expiresAt }: Row): OpenWait => ({
  id,
  startedBy,
  until: waitsUntil,
  expiresAt,
});

/** On condition that nobody has changed the row since it was read. */
const unchanged = (before: Row | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': before.revision } };

const rowOf = (id: string, sk: string) => ({ TableName: environment('TABLE_NAME'), Key: { pk: `JOIN#${id}`, sk } });
