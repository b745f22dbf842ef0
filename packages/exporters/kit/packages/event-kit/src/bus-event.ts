import { fromDetail, idsOf, type DataOf, type EventContract, type EventMetadata } from '@kit/contracts';
import type { EventBridgeEvent } from 'aws-lambda';
import { idOf, type Cause } from './cause.ts';
import { logger } from './observability.ts';
import { ContractError, assertEvent } from './validate.ts';

/** Any event as EventBridge delivers it. */
export type BusEvent = EventBridgeEvent<string, unknown>;

/** An event as a handler gets it: checked, and told apart by `key` when there are several. */
export type EventOf<C extends EventContract> = C extends EventContract
  ? { readonly key: C['key']; readonly name: C['name']; readonly metadata: EventMetadata; readonly data: DataOf<C> }
  : never;

/** Checks an event and finds out which of the contracts it keeps. */
export function readEvent<C extends EventContract>(contracts: readonly C[], event: BusEvent): EventOf<C> {
  const { source, 'detail-type': detailType, detail } = event;
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
  return { key, name, metadata, data } as EventOf<C>;
}

/**
 * The event's own ids, in a form that fits in a key: API Gateway puts an event on the bus under the `Idempotency-Key` as
 * it came. An event of others is known by the id that EventBridge gave it.
 */
export function causeOf({ id, detail }: BusEvent): Cause {
  const { eventId, correlationId } = idsOf(detail);
  const own = (given: unknown): string => idOf(typeof given === 'string' && given !== '' ? given : id);
  return { id: own(eventId), correlationId: own(correlationId) };
}
