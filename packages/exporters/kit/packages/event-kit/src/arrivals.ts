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

/** The events that came so far, by name, and which of them began the wait. */
export interface Wait {
  readonly startedBy: string;
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
  /** Ids of all events of the wait, those among them that were not the first of their kind. */
  readonly events: ReadonlySet<string>;
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
 * for each event of a wait whose time is over. So an event that comes again, redriven or replayed, finds its own wait
 * and begins no other.
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
   * Notes that an event is there, the first of its kind only. A wait that has timed out is handed to `expired`, and a
   * new one begins, unless the event belongs to the one that is over.
   */
  async add(id: string, name: string, arrival: Arrival, expired: (wait: Wait) => Promise<void>): Promise<Wait> {
    const ended = await this.find(id, endedWith(arrival.eventId));
    if (ended !== undefined) return { ...this.read(ended), ended: true };
    const row = await this.note(id, name, arrival);
    const wait = this.read(row);
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

  /** Adds the event to the current wait, or gives that one as it is when its time is over. */
  private async note(id: string, name: string, arrival: Arrival): Promise<Row> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await this.find(id, CURRENT);
      if (before !== undefined && (this.isOver(before) || before.events.has(arrival.eventId))) return before;
      const { events, ...rest } = before ?? this.begun(arrival);
      const row = { [name]: arrival, ...rest, events: new Set([...events, arrival.eventId]) };
      if (await this.replace(id, before, row, this.listed(id, before, row))) return row;
    }
    throw overtaken(id);
  }

  private begun({ eventId }: Arrival): Row {
    const waitsUntil = secondsOf(this.props.clock()) + this.props.seconds;
    const expiresAt = waitsUntil + REMEMBER_SECONDS;
    return { startedBy: eventId, events: new Set(), waitsUntil, expiresAt, revision: 0 };
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
    for (const eventId of row.events) {
      const { TableName, Key } = rowOf(id, endedWith(eventId));
      await documents.send(new PutCommand({ TableName, Item: { ...row, ...Key } }));
    }
    const { open } = this.props;
    const others = open === undefined ? [] : [open.end(openWait(id, row))];
    await transact([{ Delete: { ...rowOf(id, CURRENT), ...unchanged(row) } }, ...others]);
  }

  private async find(id: string, place: string): Promise<Row | undefined> {
    const { Item } = await documents.send(new GetCommand({ ...rowOf(id, place), ConsistentRead: true }));
    return Item as Row | undefined;
  }

  private read(row: Row): Wait {
    const arrivals = this.props.names.flatMap((name) =>
      row[name] === undefined ? [] : [[name, row[name] as Arrival] as const],
    );
    return { startedBy: row.startedBy, arrivals: new Map(arrivals), ended: false };
  }
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
