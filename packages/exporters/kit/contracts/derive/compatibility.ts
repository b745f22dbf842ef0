import { byText, isSchema, type Schema } from './model.ts';

/** What consumers rely on in a published event version: rules match source and detail-type, code reads the schema. */
export interface Release {
  readonly source: string;
  readonly detailType: string;
  readonly producer: string;
  readonly schema: Schema;
}

const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
]);
const list = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());
const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const same = (a: unknown, b: unknown): boolean => show(sorted(a)) === show(sorted(b));
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isSchema(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
};

/** Why `after` may not replace the published `before` under the same version, in sentences; empty when it may. */
export function breakingRelease(before: Release, after: Release): string[] {
  const moved = (['source', 'detailType', 'producer'] as const).filter((field) => before[field] !== after[field]);
  return [
    ...moved.map((field) => `${field} changed from ${before[field]} to ${after[field]}`),
    ...breakingChanges(before.schema, after.schema),
  ];
}

/**
 * Within one version, events of both texts are about at the same time: in queues, in the archive, from producers and
 * at consumers that were not deployed yet. So an optional field may be added and descriptions may change. The rest
 * needs a new version: older events break a new requirement or a tighter bound, older consumers break when a field goes
 * or a bound loosens.
 */
export function breakingChanges(before: Schema, after: Schema, at = ''): string[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword) =>
    ANNOTATIONS.has(keyword) ? [] : keywordChanges(keyword, before[keyword], after[keyword], at),
  );
}

function keywordChanges(keyword: string, old: unknown, now: unknown, at: string): string[] {
  const here = at === '' ? 'the event' : at;
  switch (keyword) {
    case 'properties':
      return byName(old, now, (name) => `${at === '' ? '' : `${at}.`}${name}`);
    case '$defs':
      return byName(old, now, (name) => name);
    case 'required':
      return [
        ...missing(old, now).map((name) => `${at}${at === '' ? '' : '.'}${String(name)}: no longer required`),
        ...missing(now, old).map((name) => `${at}${at === '' ? '' : '.'}${String(name)}: newly required`),
      ];
    case 'enum':
      if (old === undefined || now === undefined) break;
      return [
        ...missing(now, old).map((value) => `${here}: new value ${show(value)}`),
        ...missing(old, now).map((value) => `${here}: value ${show(value)} is gone`),
      ];
    case 'type':
      return missing(old, now).length + missing(now, old).length === 0
        ? []
        : [`${here}: type changed from ${show(old)} to ${show(now)}`];
    case 'items':
      if (isSchema(old) && isSchema(now)) return breakingChanges(old, now, `${at}[]`);
      break;
  }
  return same(old, now) ? [] : [`${here}: ${keyword} changed from ${show(old)} to ${show(now)}`];
}

const missing = (from: unknown, other: unknown): unknown[] =>
  list(from).filter((value) => !list(other).some((one) => same(one, value)));

/** A schema that comes in is a new optional field, or a definition that only such a field can use. */
function byName(old: unknown, now: unknown, place: (name: string) => string): string[] {
  const after = isSchema(now) ? now : {};
  return Object.entries(isSchema(old) ? old : {}).flatMap(([name, schema]) => {
    const other = Object.hasOwn(after, name) ? after[name] : undefined;
    if (other === undefined) return [`${place(name)}: removed`];
    return isSchema(schema) && isSchema(other) ? breakingChanges(schema, other, place(name)) : [];
  });
}
