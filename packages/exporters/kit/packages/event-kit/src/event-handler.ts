import type { EventContract } from '@kit/contracts';
import type { Context as LambdaContext, KinesisStreamEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { forEachMessage, inOrder } from './batch.ts';
import { causeOf, readEvent, type BusEvent, type EventOf } from './bus-event.ts';
import type { Cause, Context } from './cause.ts';
import { logger, observed } from './observability.ts';
import { unlessRefused } from './refusal.ts';

/** Entry of a function that sits behind a queue or a stream, or directly behind a rule. */
export type EventHandler = (
  event: SQSEvent | KinesisStreamEvent | BusEvent,
  context: LambdaContext,
) => Promise<SQSBatchResponse | undefined>;

/**
 * Handles the given event versions. Behind a queue only the failing messages come back, behind a stream the first that
 * fails and all after it. Invoked directly, a failure is thrown, and after Lambda's own retries the event ends in the
 * function's failure destination.
 */
export function eventHandler<C extends EventContract>(
  contracts: readonly C[],
  handle: (event: EventOf<C>, context: Context) => Promise<void>,
): EventHandler {
  return fromBus((event, cause) => {
    const read = readEvent(contracts, event);
    return handle(read, { cause, time: read.metadata.time });
  });
}

/** Handles whatever comes from the bus, without looking into it: for records of everything. */
export function wholeBusHandler(handle: (event: BusEvent, context: Context) => Promise<void>): EventHandler {
  return fromBus((event, cause) => {
    logger.info('event received', { source: event.source, detailType: event['detail-type'] });
    return handle(event, { cause, time: event.time });
  });
}

function fromBus(work: (event: BusEvent, cause: Cause) => Promise<void>): EventHandler {
  const one = async (event: BusEvent): Promise<void> => {
    const cause = causeOf(event);
    await observed(cause, () => unlessRefused(() => work(event, cause)));
  };
  const ofText = (text: string): Promise<void> => one(JSON.parse(text) as BusEvent);
  const batch = forEachMessage((record: SQSRecord) => ofText(record.body));
  return async (event, context) => {
    logger.addContext(context);
    if (!('Records' in event)) {
      await one(event);
      return undefined;
    }
    return isStream(event) ? inOrder(event, ofText, context) : batch(event, context);
  };
}

const isStream = (event: SQSEvent | KinesisStreamEvent): event is KinesisStreamEvent =>
  event.Records.some((record) => 'kinesis' in record);
