import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { documents, environment } from './aws.ts';
import { logger } from './observability.ts';

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

type Row = Readonly<Record<string, unknown>>;

/** Longer than the archive keeps events, so that a replay finds the wait to which an event belonged. */
const REMEMBER_SECONDS = 35 * 86_400;
const CURRENT = 'JOIN';

/**
 * The rows in which joins remember what has arrived, in the service's own table: for each key the current wait, and one
 * for each event of a wait whose time is over. So an event that comes again, redriven or replayed, finds its own wait
 * and begins no other.
 */
export class Arrivals {
  private readonly names: readonly string[];
  private readonly seconds: number;

  /** `names` of the events that are waited for, and for how many seconds. */
  constructor(names: readonly string[], seconds: number) {
    this.names = names;
    this.seconds = seconds;
  }

  isComplete({ arrivals }: Wait): boolean {
    return arrivals.size === this.names.length;
  }

  /**
   * Notes that an event is there, the first of its kind only. A wait that has timed out is handed to `expired`, and a
   * new one begins, unless the event belongs to the one that is over.
   */
  async add(id: string, name: string, arrival: Arrival, expired: (wait: Wait) => Promise<void>): Promise<Wait> {
    const ended = await this.find(id, endedWith(arrival.eventId));
    if (ended !== undefined) return { ...this.read(ended), ended: true };
    const { row, isOver } = await this.note(id, name, arrival);
    const wait = this.read(row);
    const isOwn = eventsOf(row).includes(arrival.eventId);
    if (!isOver || (isOwn && this.isComplete(wait))) return wait;
    logger.warn('the others did not come in time', { join: id });
    await expired(wait);
    if (isOwn) return { ...wait, ended: true };
    await this.putAside(id, row);
    return this.add(id, name, arrival, expired);
  }

  /** The wait that this event began; nothing when another one has begun since. */
  async startedBy(id: string, eventId: string): Promise<Wait | undefined> {
    const row = await this.find(id, CURRENT);
    return row?.['startedBy'] === eventId ? this.read(row) : undefined;
  }

  /** Adds the event to the current wait, or gives that one as it is when its time is over. */
  private async note(
    id: string,
    name: string,
    arrival: Arrival,
  ): Promise<{ readonly row: Row; readonly isOver: boolean }> {
    const now = nowInSeconds();
    const until = now + this.seconds;
    const update = new UpdateCommand({
      ...rowOf(id, CURRENT),
      UpdateExpression:
        'SET #event = if_not_exists(#event, :arrival), startedBy = if_not_exists(startedBy, :id), waitsUntil = if_not_exists(waitsUntil, :until), expiresAt = if_not_exists(expiresAt, :forgotten) ADD events :ids',
      ConditionExpression: 'attribute_not_exists(pk) OR waitsUntil > :now',
      ExpressionAttributeNames: { '#event': name },
      ExpressionAttributeValues: {
        ':arrival': arrival,
        ':id': arrival.eventId,
        ':ids': new Set([arrival.eventId]),
        ':until': until,
        ':forgotten': until + REMEMBER_SECONDS,
        ':now': now,
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes = {} } = await documents.send(update);
      return { row: Attributes, isOver: false };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { row: unmarshall(error.Item ?? {}), isOver: true };
    }
  }

  /** First the copies, then the row: whenever this ends in between, it is begun again and changes nothing. */
  private async putAside(id: string, row: Row): Promise<void> {
    for (const eventId of eventsOf(row))
      await documents.send(
        new PutCommand({ TableName: environment('TABLE_NAME'), Item: { ...row, sk: endedWith(eventId) } }),
      );
    await documents.send(
      new DeleteCommand({
        ...rowOf(id, CURRENT),
        ConditionExpression: 'attribute_not_exists(pk) OR startedBy = :id',
        ExpressionAttributeValues: { ':id': row['startedBy'] },
      }),
    );
  }

  private async find(id: string, place: string): Promise<Row | undefined> {
    const { Item } = await documents.send(new GetCommand({ ...rowOf(id, place), ConsistentRead: true }));
    return Item;
  }

  private read(row: Row): Wait {
    const arrivals = this.names.flatMap((name) =>
      row[name] === undefined ? [] : [[name, row[name] as Arrival] as const],
    );
    return { startedBy: String(row['startedBy']), arrivals: new Map(arrivals), ended: false };
  }
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1000);
/** Ids of all events of a wait, those among them that were not the first of their kind. */
const eventsOf = (row: Row): string[] => [...(row['events'] as ReadonlySet<string>)];
const endedWith = (eventId: string): string => `ENDED#${eventId}`;

const rowOf = (
  id: string,
  sk: string,
): { readonly TableName: string; readonly Key: { readonly pk: string; readonly sk: string } } => ({
  TableName: environment('TABLE_NAME'),
  Key: { pk: `JOIN#${id}`, sk },
});
