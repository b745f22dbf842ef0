import { type Board, type EventVersionRow, eventsInTime, serviceOf, versionsOf } from '@stormbridge/model';
import { keyOf, liveVersions, nameOfVersion } from '../../schema/contract.ts';
import { versionsToPublish } from './contracts.ts';
import { shown } from './reads.ts';
import type { ServicePlan, VersionPlan } from './types.ts';

/** What becomes of every version of every event that a service owns, in the order of time. */
export function planVersions(board: Board, services: readonly ServicePlan[]): VersionPlan[] {
  const consumers = consumersByVersion(services);
  const key = (version: EventVersionRow): string => keyOf(nameOfVersion(board, version));
  return eventsInTime(board).flatMap((event) => {
    const producer = serviceOf(board, event);
    if (producer === undefined) return [];
    const written = new Set(versionsToPublish(board, event.id));
    const newest = liveVersions(board, event.id).at(-1);
    return versionsOf(board, event.id).map(
      (version): VersionPlan => ({
        key: key(version),
        status: version.status,
        written: written.has(version.id),
        newest: newest === undefined || newest.id === version.id ? null : key(newest),
        producer: shown(producer.name, 'A service'),
        consumers: [...(consumers.get(version.id) ?? [])],
      }),
    );
  });
}

function consumersByVersion(services: readonly ServicePlan[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { title, subscriptions } of services)
    for (const { interest } of subscriptions) {
      if (interest === '*' || 'source' in interest) continue;
      for (const { owner } of interest) found.set(owner, (found.get(owner) ?? new Set()).add(title));
    }
  return found;
}
