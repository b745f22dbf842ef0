import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
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
}

type Row = Readonly<Record<string, unknown>>;

/** The rows in which joins remember what has arrived, in the service's own table: one for each key. */
export class Arrivals {
  private readonly names: readonly string[];
  private readonly seconds: number;

  /** `names` of the events that are waited for, and for how many seconds. */
  constructor(names: readonly string[], seconds: number) {
    this.names = names;
    this.seconds = seconds;
  }

  /**
   * Notes that an event is there, the first of its kind only. A wait that has timed out is handed to `expired`, and a
   * new one begins.
   */
  async add(id: string, name: string, arrival: Arrival, expired: (wait: Wait) => Promise<void>): Promise<Wait> {
    const now = nowInSeconds();
    const note = new UpdateCommand({
      ...rowOf(id),
      UpdateExpression:
        'SET #event = if_not_exists(#event, :arrival), startedBy = if_not_exists(startedBy, :id), expiresAt = if_not_exists(expiresAt, :until)',
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt > :now',
      ExpressionAttributeNames: { '#event': name },
      ExpressionAttributeValues: {
        ':arrival': arrival,
        ':id': arrival.eventId,
        ':until': now + this.seconds,
        ':now': now,
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes = {} } = await documents.send(note);
      return this.read(Attributes);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      logger.warn('the others did not come in time, the wait begins anew', { join: id });
      await expired(this.read(unmarshall(error.Item ?? {})));
    }
    await this.forget(id, now);
    return this.add(id, name, arrival, expired);
  }

  /** The wait that this event began; nothing when another one has begun since. */
  async startedBy(id: string, eventId: string): Promise<Wait | undefined> {
    try {
      const { Attributes = {} } = await documents.send(
        new UpdateCommand({
          ...rowOf(id),
          UpdateExpression: 'SET endedAt = if_not_exists(endedAt, :now)',
          ConditionExpression: 'startedBy = :id',
          ExpressionAttributeValues: { ':id': eventId, ':now': nowInSeconds() },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return this.read(Attributes);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  private async forget(id: string, now: number): Promise<void> {
    await documents.send(
      new DeleteCommand({
        ...rowOf(id),
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': now },
      }),
    );
  }

  private read(row: Row): Wait {
    const arrivals = this.names.flatMap((name) =>
      row[name] === undefined ? [] : [[name, row[name] as Arrival] as const],
    );
    return { startedBy: String(row['startedBy']), arrivals: new Map(arrivals) };
  }
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

const rowOf = (
  id: string,
): { readonly TableName: string; readonly Key: { readonly pk: string; readonly sk: string } } => ({
  TableName: environment('TABLE_NAME'),
  Key: { pk: `JOIN#${id}`, sk: 'JOIN' },
});
