import { toDetail } from '@kit/contracts';
import { environment } from './aws.ts';
import type { BusEntry } from './bus-entry.ts';
import { bus } from './bus.ts';
import type { OutgoingEvent } from './envelope.ts';

export const MAX_ENTRIES = 10;
/** One request, and so one event, carries up to 1 MB (256 KB before January 2026). */
export const MAX_REQUEST_BYTES = 1024 * 1024;
const MAX_TRIES = 3;

export function toEntry({ source, detailType, envelope }: OutgoingEvent): BusEntry {
  const { time, traceId } = envelope.metadata;
  return {
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(toDetail(envelope)),
    Time: new Date(time),
    ...(traceId === undefined ? {} : { TraceHeader: traceId }),
  };
}

/** Size as EventBridge counts it: 14 bytes for the time plus source, detail type and detail in UTF-8. */
export function entryBytes({ Source, DetailType, Detail }: BusEntry): number {
  const texts = [Source, DetailType, Detail].map((text) => Buffer.byteLength(text, 'utf8'));
  return texts.reduce((sum, bytes) => sum + bytes, 14);
}

/** As few requests as the limits allow, in order. */
function requests(entries: readonly BusEntry[]): BusEntry[][] {
  const result: BusEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entryBytes(entry);
    if (size > MAX_REQUEST_BYTES)
      throw new RangeError(`${entry.DetailType} has ${size} bytes, one event may have 1 MB`);
    const last = result.at(-1);
    if (last === undefined || last.length === MAX_ENTRIES || bytes + size > MAX_REQUEST_BYTES) {
      result.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return result;
}

/**
 * Publishes every event or throws. PutEvents may accept a part of a request: an entry is published only when its own
 * result says so, and the others are sent again.
 */
export async function publish(events: readonly OutgoingEvent[], arn = environment('EVENT_BUS_ARN')): Promise<void> {
  for (const request of requests(events.map(toEntry))) {
    let waiting = request;
    for (let attempt = 1; ; attempt += 1) {
      const results = await bus.put(arn, waiting);
      const refused = waiting
        .map((entry, index) => ({ entry, result: results[index] }))
        .filter(({ result }) => {
          return result?.EventId === undefined || result.ErrorCode !== undefined;
        });
      if (refused.length === 0) break;
      if (attempt === MAX_TRIES) {
        const codes = new Set(refused.map(({ result }) => result?.ErrorCode ?? 'no result'));
        throw new Error(`EventBridge refused ${refused.length} of ${request.length} events: ${[...codes].join(', ')}`);
      }
      waiting = refused.map(({ entry }) => entry);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * 2 ** attempt));
    }
  }
}
