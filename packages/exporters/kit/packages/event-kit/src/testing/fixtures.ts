import { toDetail, type CommandContract, type DataOf, type Envelope, type EventContract } from '@kit/contracts';
import type { Context, DynamoDBStreamEvent, EventBridgeEvent, KinesisStreamEvent, SQSEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { commandOf, type CommandMessage } from '../command-handler.ts';
import type { EventOf } from '../bus-event.ts';
import type { CommandOf } from '../domain.ts';
import type { HttpRequest } from '../http.ts';

/** An envelope as EventBridge delivers it. */
export function busEvent({ source, detailType }: EventContract, envelope: Envelope): EventBridgeEvent<string, object> {
  return {
    version: '0',
    id: envelope.metadata.eventId,
    source,
    'detail-type': detailType,
    account: '111122223333',
    region: 'eu-west-1',
    time: envelope.metadata.time,
    resources: [],
    detail: toDetail(envelope),
  };
}

/** A command as the API or the scheduler puts it in the service's queue. */
export function commandMessage(
  { key }: CommandContract,
  data: unknown,
  { id = `request-${key}`, correlationId = id }: { readonly id?: string; readonly correlationId?: string } = {},
): CommandMessage {
  return { kind: 'command', name: key, id, correlationId, data };
}

/** A command as `decide` sees it, given by somebody at a fixed moment. */
export const commandGiven = <C extends CommandContract>(contract: C, data: DataOf<C>): CommandOf<C> =>
  commandOf(contract, data, {
    cause: { id: 'test', correlationId: 'test' },
    time: '2026-01-01T12:00:00.000Z',
    caller: 'somebody',
  });

/** An event as a read model is given it, with metadata of its own. */
export const eventGiven = <C extends EventContract>(
  { key, name, version, producer }: C,
  data: DataOf<C>,
): EventOf<C> => {
  const metadata = {
    eventId: `test-${key}`,
    version,
    time: '2026-01-01T12:00:00.000Z',
    producer,
    correlationId: 'test',
  };
  return { key, name, metadata, data } as EventOf<C>;
};

/** A request as API Gateway hands it to a function that answers it. */
export const httpRequest = (
  resource: string,
  {
    body,
    id,
    query,
    headers = {},
  }: {
    readonly body?: unknown;
    readonly id?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): HttpRequest => ({
  resource,
  headers,
  ...(query === undefined ? {} : { queryStringParameters: query }),
  ...(id === undefined ? {} : { pathParameters: { id } }),
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  requestContext: { requestId: 'request-1', requestTimeEpoch: 1_767_268_800_000, identity: { caller: 'caller-1' } },
});

/** Messages as a queue delivers them: objects become JSON, a string is the body as it is. */
export function sqsEvent(bodies: readonly unknown[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      receiptHandle: `receipt-${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1767268800000',
        SenderId: 'test',
        ApproximateFirstReceiveTimestamp: '1767268800000',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:test',
      awsRegion: 'eu-west-1',
    })),
  };
}

/** Records as a Kinesis stream delivers them: objects become JSON, a string is the record as it is. */
export function kinesisEvent(records: readonly unknown[]): KinesisStreamEvent {
  return {
    Records: records.map((record, index) => ({
      awsRegion: 'eu-west-1',
      eventID: `shardId-000000000000:${index}`,
      eventName: 'aws:kinesis:record',
      eventSource: 'aws:kinesis',
      eventSourceARN: 'arn:aws:kinesis:eu-west-1:111122223333:stream/test',
      eventVersion: '1.0',
      invokeIdentityArn: 'arn:aws:iam::111122223333:role/test',
      kinesis: {
        approximateArrivalTimestamp: 1_767_268_800,
        data: Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)).toString('base64'),
        kinesisSchemaVersion: '1.0',
        partitionKey: 'test',
        sequenceNumber: `${index}`,
      },
    })),
  };
}

/** New rows as a table's stream shows them. */
export function streamEvent(rows: readonly Readonly<Record<string, unknown>>[]): DynamoDBStreamEvent {
  return {
    Records: rows.map((row, index) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage: marshall(row) as never, SequenceNumber: `${index}` },
    })),
  };
}

export const lambdaContext = {
  awsRequestId: 'test',
  functionName: 'test',
  getRemainingTimeInMillis: () => 30_000,
} as Context;
