import { versionPattern } from '../derive/envelope.ts';

/** What a rule can tell events apart by. */
export interface Address {
  readonly source: string;
  readonly detailType: string;
  readonly version: number;
}

/** What a consumer listens to: event versions, everything from one source, or the whole bus. */
export type Interest = readonly Address[] | '*' | { readonly source: string };

interface VersionPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail: object;
}
export type EventPattern =
  | VersionPattern
  | { readonly $or: readonly VersionPattern[] }
  | { readonly source: readonly (string | { readonly prefix: string })[] };

/**
 * The rule that lets exactly these events through. The version is part of it, so a producer can publish version 2 next
 * to version 1 without waking the consumers of version 1 twice. Lists of one pattern match every combination, and a
 * detail-type is unique only in its source: what would let a combination through that nobody asked for is written as
 * one alternative for each source.
 */
export function eventPattern(interest: Interest, ofVersion = versionPattern): EventPattern {
  if (interest === '*') return { source: [{ prefix: '' }] };
  if ('source' in interest) return { source: [interest.source] };
  const versions = unique(interest.map(({ version }) => version)).sort((a, b) => a - b);
  const alternatives = versions.flatMap((version) =>
    patternsOf(
      ofVersion(version),
      interest.filter((event) => event.version === version),
    ),
  );
  const [only] = alternatives;
  if (only === undefined) throw new TypeError('A rule needs at least one event');
  return alternatives.length === 1 ? only : { $or: alternatives };
}

/** Events of one version: one pattern where each source sends each detail-type, else one for each source. */
function patternsOf(detail: object, events: readonly Address[]): VersionPattern[] {
  const sources = unique(events.map(({ source }) => source)).sort();
  const typesOf = (some: readonly string[]): string[] =>
    unique(events.filter(({ source }) => some.includes(source)).map(({ detailType }) => detailType)).sort();
  const exact = sources.every((source) => typesOf([source]).length === typesOf(sources).length);
  return (exact ? [sources] : sources.map((source) => [source])).map((some) => ({
    source: some,
    'detail-type': typesOf(some),
    detail,
  }));
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
