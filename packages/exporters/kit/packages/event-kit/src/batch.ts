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

/** What is left for the message that is being handled; a third of the time where a function has little. */
const LEAVE_MILLISECONDS = 10_000;

/**
 * Tells before each message of a batch but the first whether there is time for it. A function that runs out of time
 * loses its answer, and all messages count as failed; one that stops before keeps what it has done.
 */
export function timeLeft(context: LambdaContext): () => boolean {
  const leave = Math.min(LEAVE_MILLISECONDS, context.getRemainingTimeInMillis() / 3);
  let isFirst = true;
  return () => {
    const hasTime = isFirst || context.getRemainingTimeInMillis() > leave;
    isFirst = false;
    return hasTime;
  };
}

/**
 * Only the messages that failed go back to the queue, and after `maxReceiveCount` tries to its dead-letter queue; and
 * those for which there was no time.
 */
export function forEachMessage(
  work: (record: SQSRecord) => Promise<void>,
): (event: SQSEvent, context: LambdaContext) => Promise<SQSBatchResponse> {
  const processor = new BatchProcessor(EventType.SQS);
  return (event, context) => {
    const hasTime = timeLeft(context);
    const inTime = async (record: SQSRecord): Promise<void> => {
      if (!hasTime()) throw new Error('No time is left in this batch, the message comes again');
      await work(record);
    };
    return processPartialResponse(event, inTime, processor, {
      context,
      // One message at a time: log keys and annotations belong to the message being handled.
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}

/**
 * Behind a stream the order counts, so it stops at the first record that fails: Lambda delivers that one and all behind
 * it again. Powertools' batch processor would carry on, and later records would overtake the one that failed. It stops
 * too when no time is left for the next one.
 */
export async function inOrder(
  { Records }: KinesisStreamEvent,
  work: (text: string) => Promise<void>,
  context: LambdaContext,
): Promise<KinesisStreamBatchResponse> {
  const hasTime = timeLeft(context);
  for (const { kinesis } of Records) {
    if (!hasTime()) return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    try {
      await work(Buffer.from(kinesis.data, 'base64').toString('utf8'));
    } catch (error) {
      logger.error('record not handled, it and what is behind it come again', { error, place: kinesis.sequenceNumber });
      return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
