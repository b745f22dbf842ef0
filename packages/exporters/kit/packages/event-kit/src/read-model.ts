import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { idsOf, type DataOf, type EventContract } from '@kit/contracts';
import { documents, environment } from './aws.ts';
import type { EventOf } from './bus-event.ts';
import { logger } from './observability.ts';

/** What the newest event of each version says, by its key: `view['OrderPlaced.v1']?.total`. */
export type View<C extends EventContract> = Readonly<
  Partial<{ [Key in C['key']]: DataOf<Extract<C, { readonly key: Key }>> }>
>;

/**
 * What a service remembers of events in order to show it. Of each version of an event the newest is kept, by the time of the
 * fact: the same event twice, or events in any order, give the same view.
 */
export class ReadModel<C extends EventContract> {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async record(id: string, { key, metadata, data }: EventOf<C>): Promise<void> {
    const { eventId } = metadata;
    // A timer tells its time without milliseconds; as texts only times of one form compare.
    const time = new Date(metadata.time).toISOString();
    try {
      await documents.send(
        new PutCommand({
          TableName: environment('READ_MODEL_TABLE'),
          Item: { pk: `${this.name}#${id}`, sk: key, time, eventId, data },
          ConditionExpression: 'attribute_not_exists(pk) OR #time < :time OR (#time = :time AND eventId < :eventId)',
          ExpressionAttributeNames: { '#time': 'time' },
          ExpressionAttributeValues: { ':time': time, ':eventId': eventId },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      logger.info('this or a newer event is known, nothing to do', { event: key });
    }
  }

  /** What is known about one id; empty when nothing is. */
  async view(id: string): Promise<View<C>> {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: environment('READ_MODEL_TABLE'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `${this.name}#${id}` },
      },
    );
    const entries: [string, unknown][] = [];
    for await (const { Items = [] } of pages)
      entries.push(...Items.map((item): [string, unknown] => [String(item['sk']), item['data']]));
    return Object.fromEntries(entries) as View<C>;
  }
}

/**
 * A record of events as they came, one row for each, by day. The same event again is the same row; versions of one fact
 * share its id and have a row each.
 */
export class EventLog {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async record(source: string, detailType: string, time: string, eventId: string, detail: unknown): Promise<void> {
    const { version = 0 } = idsOf(detail);
    const moment = new Date(time).toISOString();
    await documents.send(
      new PutCommand({
        TableName: environment('READ_MODEL_TABLE'),
        Item: {
          pk: `${this.name}#${moment.slice(0, 10)}`,
          sk: `${moment}#${eventId}#v${String(version)}`,
          source,
          detailType,
          detail,
        },
      }),
    );
  }
}
