import { randomUUID } from 'node:crypto';
import { toDetail, type DataOf, type Envelope, type EventContract } from '@kit/contracts';
import { MAX_REQUEST_BYTES, entryBytes, toEntry } from './bus-entry.ts';
import type { Context } from './cause.ts';
import type { Fact } from './domain.ts';
import { assertEvent } from './validate.ts';

/** An event with its envelope, ready to be published or to be put in the outbox. */
export interface OutgoingEvent {
  readonly key: string;
  readonly source: string;
  readonly detailType: string;
  readonly envelope: Envelope;
}

/**
 * Puts data in an envelope and checks it against its contract, and against the size that the bus and everything behind
 * it takes: what is too large would be lost on its way. Who publishes without an outbox gives an `eventId` made with
 * `newId`, so that a fact that is published twice is known as one.
 */
export function createEvent<C extends EventContract>(
  contract: C,
  data: DataOf<C>,
  { cause }: Pick<Context, 'cause'>,
  { eventId = randomUUID(), time = new Date() }: { readonly eventId?: string; readonly time?: Date } = {},
): OutgoingEvent {
  const { key, source, detailType, version, producer } = contract;
  const traceId = process.env['_X_AMZN_TRACE_ID'];
  const envelope: Envelope<DataOf<C>> = {
    metadata: {
      eventId,
      version,
      time: time.toISOString(),
      producer,
      correlationId: cause.correlationId,
      causationId: cause.id,
      ...(traceId === undefined ? {} : { traceId }),
    },
    data,
  };
  assertEvent(contract, toDetail(envelope));
  const event = { key, source, detailType, envelope };
  assertSize(event, contract.maxBytes);
  return event;
}

function assertSize(event: OutgoingEvent, max = MAX_REQUEST_BYTES): void {
  const bytes = entryBytes(toEntry(event));
  if (bytes <= max) return;
  const takes = max < MAX_REQUEST_BYTES ? 'a topic or workflow behind the bus takes' : 'the bus takes';
  throw new RangeError(`${event.key} has ${bytes} bytes, ${takes} ${max}: say where it is instead`);
}

/** What a caller is told of an event that happened. */
export interface Happened {
  readonly name: string;
  readonly version: number;
  readonly eventId: string;
  readonly data: unknown;
}

export const happened = (events: readonly OutgoingEvent[]): Happened[] =>
  events.map(({ key, envelope: { metadata, data } }) => {
    const { version, eventId } = metadata;
    return { name: key.slice(0, key.lastIndexOf('.')), version, eventId, data };
  });

/** Facts that were decided together, in their order. Versions of one event among them share an id and a moment. */
export function createEvents(facts: readonly Fact[], context: Pick<Context, 'cause'>): OutgoingEvent[] {
  const time = new Date();
  const ids = new Map<string, string>();
  const versions = new Map<string, number>();
  return facts.map(({ contract, data }) => {
    const known = ids.get(contract.name);
    // The same version again is another fact, another version is the same fact told differently.
    const repeats = versions.get(contract.name) === contract.version;
    const eventId = known === undefined || repeats ? randomUUID() : known;
    ids.set(contract.name, eventId);
    versions.set(contract.name, contract.version);
    return createEvent(contract, data, context, { eventId, time });
  });
}
