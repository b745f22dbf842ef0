import { fromDetail, idsOf, type DataOf, type EventContract, type EventMetadata } from '@kit/contracts';
import type { Context as LambdaContext, EventBridgeEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { forEachMessage } from './batch.ts';
import type { Cause, Context } from './cause.ts';
import { logger, observed } from './observability.ts';
import { ContractError, assertEvent } from './validate.ts';

/** Any event as EventBridge delivers it. */
export type BusEvent = EventBridgeEvent<string, unknown>;

/** An event as a handler gets it: checked, and told apart by `key` when there are several. */
export type EventOf<C extends EventContract> = C extends EventContract
  ? { readonly key: C['key']; readonly name: C['name']; readonly metadata: EventMetadata; readonly data: DataOf<C> }
  : never;

/** Entry of a function that sits behind a queue or directly behind a rule. */
export type EventHandler = (
  event: SQSEvent | BusEvent,
  context: LambdaContext,
) => Promise<SQSBatchResponse | undefined>;

/**
 * Handles the given event versions. Behind a queue only the failing messages come back. Invoked directly, a failure is
 * thrown, and after Lambda's own retries the event ends in the function's failure destination.
 */
export function eventHandler<C extends EventContract>(
  contracts: readonly C[],
  handle: (event: EventOf<C>, context: Context) => Promise<void>,
): EventHandler {
  return fromBus(({ source, 'detail-type': detailType, detail }, cause) => {
    const { version } = idsOf(detail);
    const contract = contracts.find(
      (one) => one.source === source && one.detailType === detailType && one.version === version,
    );
    if (contract === undefined)
      throw new ContractError(`${source} ${detailType} v${String(version)} is not for this handler`);
    assertEvent(contract, detail);
    const { metadata, data } = fromDetail(contract, detail);
    const { key, name } = contract;
    logger.info('event received', { event: key, producer: metadata.producer });
    return handle({ key, name, metadata, data } as EventOf<C>, { cause, time: metadata.time });
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
    await observed(cause, async () => work(event, cause));
  };
  const batch = forEachMessage((record: SQSRecord) => one(JSON.parse(record.body) as BusEvent));
  return async (event, context) => {
    if ('Records' in event) return batch(event, context);
    await one(event);
    return undefined;
  };
}

/** The event's own ids; an event of others is known by the id that EventBridge gave it. */
function causeOf({ id, detail }: BusEvent): Cause {
  const { eventId, correlationId } = idsOf(detail);
  const own = (given: unknown): string => (typeof given === 'string' && given !== '' ? given : id);
  return { id: own(eventId), correlationId: own(correlationId) };
}
