import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { documents, environment } from './aws.ts';
import type { OutgoingEvent } from './envelope.ts';
import { logger, observed } from './observability.ts';
import { publish } from './publish.ts';

const KEEP_DAYS = 7;

export type OutboxRow = {
  readonly pk: string;
  readonly sk: string;
  readonly entity: 'OUTBOX';
  readonly event: OutgoingEvent;
  /** A person said that this row shall not hold back the rows behind it any longer. */
  readonly setAside?: boolean;
  readonly expiresAt: number;
};

/** Row to write in the same transaction as the state; the table's stream then carries the event to the bus. */
export function outboxRow(pk: string, place: string, event: OutgoingEvent): OutboxRow {
  const expiresAt = Math.floor(Date.now() / 1000) + KEEP_DAYS * 86_400;
  return { pk, sk: `OUTBOX#${place}`, entity: 'OUTBOX', event, expiresAt };
}

async function publishRow({ event }: OutboxRow): Promise<void> {
  const { eventId, correlationId } = event.envelope.metadata;
  await observed({ id: eventId, correlationId }, async () => {
    await publish([event]);
    logger.info('event published', { event: event.key });
  });
}

async function relay(row: OutboxRow): Promise<void> {
  try {
    await publishRow(row);
  } catch (error) {
    if (!(await wasSetAside(row))) throw error;
    const { correlationId } = row.event.envelope.metadata;
    logger.warn('event not published, a person set it aside', { correlationId, pk: row.pk, sk: row.sk });
  }
}

/** The stream shows the row as it was written. What was decided about it since then is in the table. */
async function wasSetAside({ pk, sk }: OutboxRow): Promise<boolean> {
  const { Item } = await documents.send(
    new GetCommand({ TableName: environment('TABLE_NAME'), Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item?.['setAside'] === true;
}

function outboxRowOf({ eventName, dynamodb }: DynamoDBRecord): OutboxRow | undefined {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return undefined;
  const row = unmarshall(dynamodb.NewImage as Record<string, AttributeValue>);
  return row['entity'] === 'OUTBOX' ? (row as OutboxRow) : undefined;
}

/**
 * Behind the table's stream. It stops at the first row that it cannot publish and reports that row: Lambda delivers it
 * and all rows behind it again, so that no event overtakes an earlier one of its shard. That is why Powertools' batch
 * processor, which carries on after a failure, is not used.
 */
export function outboxRelay(): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }) => {
    for (const record of Records) {
      const row = outboxRowOf(record);
      if (row === undefined) continue;
      try {
        await relay(row);
      } catch (error) {
        const { pk, sk, event } = row;
        const { correlationId } = event.envelope.metadata;
        logger.error('event not published, it and what is behind it come again', { correlationId, pk, sk, error });
        // An empty identifier means the whole batch, the right answer when there is no sequence number.
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/** Either publish the rows of a period (ISO times) again, or set one row aside. */
export type ResendRequest =
  { readonly from: string; readonly to: string } | { readonly setAside: { readonly pk: string; readonly sk: string } };

/**
 * For a person to invoke. Rows of the period that were published before go out again with the same event id, on which
 * consumers deduplicate; the oldest goes first, and the first that fails ends it.
 */
export function outboxResend(): (request: ResendRequest) => Promise<{ published: number; setAside: number }> {
  return async (request) => {
    if ('setAside' in request) {
      await setAside(request.setAside);
      return { published: 0, setAside: 1 };
    }
    const rows = await rowsOf(isoTime(request.from), isoTime(request.to));
    for (const row of rows) await publishRow(row);
    return { published: rows.length, setAside: 0 };
  };
}

async function setAside({ pk, sk }: { readonly pk: string; readonly sk: string }): Promise<void> {
  await documents.send(
    new UpdateCommand({
      TableName: environment('TABLE_NAME'),
      Key: { pk, sk },
      UpdateExpression: 'SET setAside = :yes',
      ConditionExpression: 'entity = :outbox',
      ExpressionAttributeValues: { ':yes': true, ':outbox': 'OUTBOX' },
    }),
  );
}

function isoTime(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new TypeError(`"${text}" is not an ISO time`);
  return new Date(text).toISOString();
}

async function rowsOf(from: string, to: string): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  const pages = paginateScan(
    { client: documents },
    {
      TableName: environment('TABLE_NAME'),
      ConsistentRead: true,
      FilterExpression: 'entity = :outbox AND #event.envelope.metadata.#time BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#event': 'event', '#time': 'time' },
      ExpressionAttributeValues: { ':outbox': 'OUTBOX', ':from': from, ':to': to },
    },
  );
  for await (const { Items = [] } of pages) rows.push(...(Items as OutboxRow[]));
  const age = ({ pk, sk, event }: OutboxRow): string => `${event.envelope.metadata.time} ${pk} ${sk}`;
  return rows.sort((a, b) => (age(a) < age(b) ? -1 : 1));
}
