import { keyOf, type Catalog } from './model.ts';

/** Versions that somebody should look at, in sentences. None of them is wrong; `published` are the keys of the baseline. */
export function versionNotes(catalog: Catalog, published: readonly string[]): string[] {
  const now = catalog.events.map(keyOf);
  const gone = new Set([...catalog.retired, ...published.filter((key) => !now.includes(key))]);
  const fresh = published.length === 0 ? [] : now.filter((key) => !published.includes(key));
  return [
    ...(published.length === 0
      ? [
          'Nothing counts as published yet, so every change of a contract passes. The workflow Deploy publishes them when it deploys to another stage than dev; without it run "npm run contracts:release" after a deployment and commit contracts/baseline',
        ]
      : []),
    ...fresh.map(
      (key) =>
        `${key} is not published yet: the workflow Deploy does it, or "npm run contracts:release" after its deployment`,
    ),
    ...[...gone].map((key) => `${key} is retired: nobody publishes it, and no subscription names it`),
    ...unneeded(catalog).map(
      ([key, newest]) => `${key} is named by no subscription, and there is ${newest}: it can be retired`,
    ),
  ];
}

/** Older versions of an event that are still published and that no subscription names, each with the newest one. */
function unneeded({ events, subscriptions }: Catalog): [key: string, newest: string][] {
  const named = new Set(
    subscriptions.flatMap(({ events: wanted }) => (typeof wanted === 'string' || 'source' in wanted ? [] : wanted)),
  );
  return events.flatMap((event) => {
    const newest = Math.max(...events.filter(({ name }) => name === event.name).map(({ version }) => version));
    if (event.version === newest || named.has(keyOf(event))) return [];
    return [[keyOf(event), keyOf({ name: event.name, version: newest })]];
  });
}
