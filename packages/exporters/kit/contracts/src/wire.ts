import type { DataOf, Envelope, EventContract } from './contract.ts';

// What travels in the `detail` of an EventBridge event: the envelope as it is.

/** Where the data and the id of an event are, from the root of what EventBridge delivers. */
export const PLACES = { data: 'detail.data', eventId: 'detail.metadata.eventId' } as const;

export const toDetail = (envelope: Envelope): object => envelope;

/** The envelope in a `detail` that keeps its contract. */
export const fromDetail = <C extends EventContract>(_contract: C, detail: unknown): Envelope<DataOf<C>> =>
  detail as Envelope<DataOf<C>>;

/** What any event on the bus says about itself; of an event of others nothing may be known. */
export interface Ids {
  readonly eventId?: unknown;
  readonly version?: unknown;
  readonly time?: unknown;
  readonly correlationId?: unknown;
}

export const idsOf = (detail: unknown): Ids => (detail as { metadata?: Ids } | null | undefined)?.metadata ?? {};
