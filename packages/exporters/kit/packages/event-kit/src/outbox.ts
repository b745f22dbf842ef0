import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, Context as LambdaContext } from 'aws-lambda';
import { MAX_ROW_BYTES, documents, environment } from './aws.ts';
import type { OutgoingEvent } from './envelope.ts';
import { logger, observed } from './observability.ts';
import { publish } from './publish.ts';

/** Longer than the queue keeps its messages that says what was given up, and as long as consumers know an event again. */
const KEEP_DAYS = 35;
/** Of its time, what the resending leaves for the event that it is at. */
const LEAVE_MILLISECONDS = 10_000;

export type OutboxRow = {
  readonly pk: string;
  readonly sk: string;
  readonly entity: 'OUTBOX';
  readonly event: OutgoingEvent;
  /** A person said that this row shall not hold back the rows behind it any longer. */
  readonly setAside?: boolean;
  readonly expiresAt: number;
};

/**
 * Row to write in the same transaction as the state; the table's stream then carries the event to the bus. An event
 * that no row holds is refused, although the bus would take it.
 */
export function outboxRow(pk: string, place: string, event: OutgoingEvent): OutboxRow {
  const bytes = Buffer.byteLength(JSON.stringify(event.envelope), 'utf8');
  if (bytes > MAX_ROW_BYTES)
    throw new RangeError(`${event.key} has ${bytes} bytes, the outbox takes ${MAX_ROW_BYTES}: say where it is instead`);
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
export function outboxRelay(): (event: DynamoDBStreamEvent, context: LambdaContext) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }, context) => {
    logger.addContext(context);
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

type Place = Pick<OutboxRow, 'pk' | 'sk'>;

/** Either publish the rows of a period (ISO times) again, from a place on, or set one row aside. */
export type ResendRequest =
  { readonly from: string; readonly to: string; readonly next?: Place | undefined } | { readonly setAside: Place };

export interface Resent {
  readonly published: number;
  readonly setAside: number;
  /** Where it stopped because its time was over: ask again with the same period and this. */
  readonly next?: Place;
}

/**
 * For a person to invoke. Rows of the period go out again with the same event id, on which consumers deduplicate; those
 * of one aggregate in the order in which they were written. It goes through the table page by page, as far as its time
 * allows, and the first row that fails ends it: its error says where to go on.
 */
export function outboxResend(): (request: ResendRequest, context: LambdaContext) => Promise<Resent> {
  return async (request, context) => {
    logger.addContext(context);
    if ('setAside' in request) {
      await setAside(request.setAside);
      return { published: 0, setAside: 1 };
    }
    const [from, to] = [isoTime(request.from), isoTime(request.to)];
    let published = 0;
    // Without a place to go on at, nothing told would mean that all is done: the first step is made in any case.
    const isOver = (place: Place | undefined): boolean =>
      place !== undefined && context.getRemainingTimeInMillis() < LEAVE_MILLISECONDS;
    for (let next = request.next, isFirst = true; isFirst || next !== undefined; isFirst = false) {
      // Pages without a row of the period take time, too.
      if (isOver(next)) return { published, setAside: 0, ...goOn(next) };
      const page = await pageOf(from, to, next);
      for (const row of page.rows) {
        if (isOver(next)) return { published, setAside: 0, ...goOn(next) };
        await publishRow(row).catch((error: unknown) => {
          throw new Error(`${published} published, then ${String(error)}. ${JSON.stringify(goOn(next))}`);
        });
        published += 1;
        next = { pk: row.pk, sk: row.sk };
      }
      next = page.next;
    }
    return { published, setAside: 0 };
  };
}

const goOn = (next: Place | undefined): { readonly next?: Place } => (next === undefined ? {} : { next });

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

/** Rows of the outbox behind a place, as many as one request reads. Those of one aggregate lie in their order. */
async function pageOf(
  from: string,
  to: string,
  next: Place | undefined,
): Promise<{ readonly rows: readonly OutboxRow[]; readonly next: Place | undefined }> {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new ScanCommand({
      TableName: environment('TABLE_NAME'),
      ConsistentRead: true,
      ExclusiveStartKey: next,
      FilterExpression: 'entity = :outbox AND #event.envelope.metadata.#time BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#event': 'event', '#time': 'time' },
      ExpressionAttributeValues: { ':outbox': 'OUTBOX', ':from': from, ':to': to },
    }),
  );
  return { rows: Items as OutboxRow[], next: LastEvaluatedKey as Place | undefined };
}
