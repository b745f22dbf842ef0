import type { DataOf, Envelope, EventContract } from './contract.ts';

// A bus without events has no generated header, so it is said here.
interface EventHeader {
  readonly eventId: string;
  readonly version: number;
  readonly eventTime: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

// What travels in the `detail` of an EventBridge event: the data, and the event's header among them.

/** Where the data and the id of an event are, from the root of what EventBridge delivers. */
export const PLACES = { data: 'detail', eventId: 'detail.eventId' } as const;

export function toDetail({ metadata, data }: Envelope): object {
  const { eventId, version, time, correlationId, causationId } = metadata;
  const header: EventHeader = {
    eventId,
    version,
    eventTime: time,
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
  };
  return { ...(data as object), ...header };
}

/** The envelope of a `detail` that keeps its contract. */
export function fromDetail<C extends EventContract>({ producer }: C, detail: unknown): Envelope<DataOf<C>> {
  const { eventId, version, eventTime, correlationId, causationId, ...data } = detail as EventHeader;
  const metadata = {
    eventId,
    version,
    time: eventTime,
    producer,
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
  };
  return { metadata, data };
}

/** What any event on the bus says about itself; of an event of others nothing may be known. */
export interface Ids {
  readonly eventId?: unknown;
  readonly version?: unknown;
  readonly time?: unknown;
  readonly correlationId?: unknown;
}

export function idsOf(detail: unknown): Ids {
  const {
    eventId,
    version,
    eventTime: time,
    correlationId,
  } = (detail as Partial<EventHeader> | null | undefined) ?? {};
  return { eventId, version, time, correlationId };
}
