import { toDetail, type CommandContract, type DataOf, type Envelope, type EventContract } from '@kit/contracts';
import type { Context, DynamoDBStreamEvent, EventBridgeEvent, SQSEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { commandOf, type CommandMessage } from '../command-handler.ts';
import type { CommandOf } from '../domain.ts';

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

/** A command as `decide` sees it, given at a fixed moment. */
export const commandGiven = <C extends CommandContract>(contract: C, data: DataOf<C>): CommandOf<C> =>
  commandOf(contract, data, { cause: { id: 'test', correlationId: 'test' }, time: '2026-01-01T12:00:00.000Z' });

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
