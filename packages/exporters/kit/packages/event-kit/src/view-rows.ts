import { GetCommand, QueryCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { EventMetadata } from '@kit/contracts';
import { documents, environment } from './aws.ts';
import { idOf } from './cause.ts';
import { transact } from './transaction.ts';

const VIEW = 'VIEW';
const EVENT = 'EVENT#';

interface Told {
  readonly key: string;
  readonly metadata: EventMetadata;
}

/** An event beside the view that it led to: one row, whatever time it says when it is sent again. */
export interface EventRow<E> {
  readonly sk: string;
  readonly event: E;
}

/** What is stored of one id in order to show it. */
export interface ViewRow<View> {
  readonly view: View;
  /** Of the rules by which the view was made. */
  readonly version: number;
  /** Counts the writes, so that no writer overwrites another. */
  readonly revision: number;
  /** When its first event happened, and the place of its last one. */
  readonly since: string;
  readonly last: string;
  /** The list in which it stands. */
  readonly listed?: string;
  /** In seconds, as DynamoDB wants it; it deletes the row some time within days after it. */
  readonly expiresAt?: number;
}

export type Listed<View> = ViewRow<View> & { readonly pk: string };

/** The key of an event's row: ids of others may be too long for a key, and versions of one fact share their id. */
export const rowKeyOf = ({ key, metadata }: Told): string => `${EVENT}${idOf(metadata.eventId)}#${key}`;

/** The place of an event in the order of time: times have one form so that they compare as texts. */
export const placeOf = ({ key, metadata }: Told): string =>
  `${EVENT}${new Date(metadata.time).toISOString()}#${idOf(metadata.eventId)}#${key}`;

/** Each event once, at the first of the times that it was told with, in their order. */
export function inOrder<E extends Told>(events: readonly E[]): E[] {
  const sorted = [...events].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const known = new Set<string>();
  return sorted.filter((event) => {
    const isFirst = !known.has(rowKeyOf(event));
    known.add(rowKeyOf(event));
    return isFirst;
  });
}

export async function viewAt<View>(pk: string, ConsistentRead: boolean): Promise<ViewRow<View> | undefined> {
  const TableName = environment('READ_MODEL_TABLE');
  const { Item } = await documents.send(new GetCommand({ TableName, Key: { pk, sk: VIEW }, ConsistentRead }));
  return Item as ViewRow<View> | undefined;
}

export async function eventAt<E>(pk: string, sk: string): Promise<E | undefined> {
  const TableName = environment('READ_MODEL_TABLE');
  const { Item } = await documents.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
  return (Item as EventRow<E> | undefined)?.event;
}

export async function eventsAt<E>(pk: string): Promise<E[]> {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: environment('READ_MODEL_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':pk': pk, ':event': EVENT },
      ConsistentRead: true,
    },
  );
  const events: E[] = [];
  for await (const { Items = [] } of pages) events.push(...(Items as EventRow<E>[]).map(({ event }) => event));
  return events;
}

/** At most `limit` views of a list, by their keys, behind the key `after`; and whether there may be more. */
export async function viewsIn<View>(
  listed: string,
  limit: number,
  after?: string,
): Promise<{ readonly rows: readonly Listed<View>[]; readonly last?: string }> {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new QueryCommand({
      TableName: environment('READ_MODEL_TABLE'),
      IndexName: 'Lists',
      KeyConditionExpression: 'listed = :listed',
      ExpressionAttributeValues: { ':listed': listed },
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { listed, pk: after, sk: VIEW } }),
    }),
  );
  const rows = Items as Listed<View>[];
  return LastEvaluatedKey === undefined ? { rows } : { rows, last: String(LastEvaluatedKey['pk']) };
}

/**
 * The view, and the event that is new to it, in one transaction; false when another writer was faster. The view's
 * revision guards the event, too.
 */
export async function writeView(pk: string, row: ViewRow<unknown>, added?: EventRow<unknown>): Promise<boolean> {
  const TableName = environment('READ_MODEL_TABLE');
  const { expiresAt } = row;
  const view = {
    TableName,
    Item: { pk, sk: VIEW, ...row },
    ConditionExpression: 'attribute_not_exists(pk) OR revision = :before',
    ExpressionAttributeValues: { ':before': row.revision - 1 },
  };
  const event = { TableName, Item: { pk, ...added, expiresAt } };
  return transact([{ Put: view }, ...(added === undefined ? [] : [{ Put: event }])]);
}
