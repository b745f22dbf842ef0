import { environment } from './aws.ts';
import { MAX_REQUEST_BYTES, entryBytes, toEntry, type BusEntry } from './bus-entry.ts';
import { bus } from './bus.ts';
import type { OutgoingEvent } from './envelope.ts';

export const MAX_ENTRIES = 10;
const MAX_TRIES = 3;

/** As few requests as the limits allow, in order. */
function requests(entries: readonly BusEntry[]): BusEntry[][] {
  const result: BusEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entryBytes(entry);
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
