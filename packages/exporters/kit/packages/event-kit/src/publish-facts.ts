import { newId } from './cause.ts';
import type { Change } from './aggregate-store.ts';
import type { Fact } from './domain.ts';
import { createEvent, happened, type Happened } from './envelope.ts';
import { publish } from './publish.ts';

/**
 * Publishes facts of a service that keeps no state. Their ids follow from the cause: when the same message comes twice,
 * the same events are published twice, and consumers know the second for a repetition. Versions of one fact, told one
 * after the other, share an id.
 */
export async function publishFacts(facts: readonly Fact[], { by, ...context }: Change): Promise<readonly Happened[]> {
  // Also the time follows from the cause, or a second publication would look like a later fact.
  const time = new Date(context.time);
  const told = new Map<string, number>();
  const events = facts.map(({ contract, data }) => {
    // The second time that one version comes, it is another fact of that name.
    const place = told.get(contract.key) ?? 0;
    told.set(contract.key, place + 1);
    return createEvent(contract, data, context, { eventId: newId(context, `${by} ${contract.name} ${place}`), time });
  });
  await publish(events);
  return happened(events);
}
