import path from 'node:path';
import { breakingRelease, keyOf, type DeriveInput, type Release } from '../derive/index.ts';
import { readFolder, repository } from './disk.ts';

export const baselineFolder = path.join(repository, 'contracts/baseline');

/** Every event version as it is now, by key. */
export function releases({ catalog, events }: DeriveInput): Record<string, Release> {
  return Object.fromEntries(
    catalog.events.map((event) => [
      keyOf(event),
      {
        source: event.source,
        detailType: event.detailType,
        producer: event.producer,
        schema: events[keyOf(event)] ?? {},
      },
    ]),
  );
}

/** The event versions that consumers rely on: what `release.ts` wrote, and nothing before that. */
export const readBaseline = async (): Promise<Readonly<Record<string, Release>>> =>
  (await readFolder(baselineFolder)) as Record<string, Release>;

/** How the contracts break what was published, in sentences. */
export function breaches(published: Readonly<Record<string, Release>>, input: DeriveInput): string[] {
  const now = releases(input);
  return Object.entries(published).flatMap(([key, before]) => {
    const after = now[key];
    // A version that is gone is fine once nobody listens: a subscription to it would not pass the catalogue's check.
    if (after === undefined) return [];
    return breakingRelease(before, after).map((change) => `${key} breaks its published version: ${change}`);
  });
}
