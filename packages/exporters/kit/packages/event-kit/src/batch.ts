import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type {
  KinesisStreamBatchResponse,
  KinesisStreamEvent,
  Context as LambdaContext,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { logger } from './observability.ts';

/** Only the messages that failed go back to the queue, and after `maxReceiveCount` tries to its dead-letter queue. */
export function forEachMessage(
  work: (record: SQSRecord) => Promise<void>,
): (event: SQSEvent, context: LambdaContext) => Promise<SQSBatchResponse> {
  const processor = new BatchProcessor(EventType.SQS);
  return (event, context) =>
    processPartialResponse(event, work, processor, {
      context,
      // One message at a time: log keys and annotations belong to the message being handled.
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
}

/**
 * Behind a stream the order counts, so it stops at the first record that fails: Lambda delivers that one and all behind
 * it again. Powertools' batch processor would carry on, and later records would overtake the one that failed.
 */
export async function inOrder(
  { Records }: KinesisStreamEvent,
  work: (text: string) => Promise<void>,
): Promise<KinesisStreamBatchResponse> {
  for (const { kinesis } of Records) {
    try {
      await work(Buffer.from(kinesis.data, 'base64').toString('utf8'));
    } catch (error) {
      logger.error('record not handled, it and what is behind it come again', { error, place: kinesis.sequenceNumber });
      return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
