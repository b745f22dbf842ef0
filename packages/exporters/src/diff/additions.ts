import type { Schema } from '../cdk/kit/index.ts';

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partsOf = (value: unknown): Schema => (isRecord(value) ? value : {});

/** The optional fields that a schema has more than an earlier one, each with its path. New required fields are breaking and told there. */
export function newFields(before: Schema, after: Schema, at = ''): string[] {
  const own = named('properties', before, after, (name) => (at === '' ? name : `${at}.${name}`));
  const shared = named('$defs', before, after, (name) => name);
  const items =
    isRecord(before['items']) && isRecord(after['items']) ? newFields(before['items'], after['items'], `${at}[]`) : [];
  return [...own, ...shared, ...items];
}

function named(
  keyword: 'properties' | '$defs',
  before: Schema,
  after: Schema,
  place: (name: string) => string,
): string[] {
  const old = partsOf(before[keyword]);
  const required = Array.isArray(after['required']) ? after['required'] : [];
  return Object.entries(partsOf(after[keyword])).flatMap(([name, schema]) => {
    if (Object.hasOwn(old, name)) return newFields(partsOf(old[name]), partsOf(schema), place(name));
    return keyword === '$defs' || required.includes(name) ? [] : [`${place(name)}: new optional field`];
  });
}
