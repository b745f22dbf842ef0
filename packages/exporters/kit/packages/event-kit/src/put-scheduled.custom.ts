import type { OutgoingEvent } from './envelope.ts';
import { observed } from './observability.ts';
import { publish } from './publish.ts';

/** Behind a schedule: puts the event on the bus as it was scheduled. */
export async function handler(event: OutgoingEvent): Promise<void> {
  const { eventId: id, correlationId } = event.envelope.metadata;
  await observed({ id, correlationId }, () => publish([event]));
}
