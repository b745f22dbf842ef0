import type { EventContract } from './contract.ts';

/** What a consumer listens to: event versions, everything from one source, or the whole bus. */
export type Interest = readonly EventContract[] | '*' | { readonly source: string };

interface VersionPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail: { readonly metadata: { readonly version: readonly number[] } };
}
export type EventPattern =
  | VersionPattern
  | { readonly $or: readonly VersionPattern[] }
  | { readonly source: readonly (string | { readonly prefix: string })[] };

/**
 * The rule that lets exactly these events through. The version is part of it, so a producer can publish version 2 next
 * to version 1 without waking the consumers of version 1 twice.
 */
export function eventPattern(interest: Interest): EventPattern {
  if (interest === '*') return { source: [{ prefix: '' }] };
  if ('source' in interest) return { source: [interest.source] };
  const versions = [...new Set(interest.map(({ version }) => version))].sort((a, b) => a - b);
  const alternatives = versions.map((version) => patternOf(interest.filter((event) => event.version === version)));
  const [only] = alternatives;
  if (only === undefined) throw new TypeError('A rule needs at least one event');
  return alternatives.length === 1 ? only : { $or: alternatives };
}

/** Events of one version in one pattern: their names are unique, so no source and detail-type can match by mistake. */
function patternOf(events: readonly EventContract[]): VersionPattern {
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    source: unique(events.map(({ source }) => source)),
    'detail-type': unique(events.map(({ detailType }) => detailType)),
    detail: { metadata: { version: [...new Set(events.map(({ version }) => version))] } },
  };
}
