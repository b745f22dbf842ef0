import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context as LambdaContext, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

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
