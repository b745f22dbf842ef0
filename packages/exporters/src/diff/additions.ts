import type { Schema } from '../cdk/kit/index.ts';

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partsOf = (value: unknown): Schema => (isRecord(value) ? value : {});

/**
 * The optional fields that a schema has more than an earlier one, each with its path; shared types are followed to where
 * they are used, each once. New required fields are breaking and told as such.
 */
export function newFields(before: Schema, after: Schema): string[] {
  const seen = new Set<unknown>();
  const within = (old: unknown, now: unknown, at: string): string[] => {
    const [was, is] = [resolved(old, before), resolved(now, after)];
    if (seen.has(is)) return [];
    seen.add(is);
    const known = partsOf(was['properties']);
    const required = Array.isArray(is['required']) ? is['required'] : [];
    const fields = Object.entries(partsOf(is['properties'])).flatMap(([name, schema]) => {
      const place = at === '' ? name : `${at}.${name}`;
      if (Object.hasOwn(known, name)) return within(known[name], schema, place);
      return required.includes(name) ? [] : [`${place} is a new optional field`];
    });
    return isRecord(was['items']) && isRecord(is['items'])
      ? [...fields, ...within(was['items'], is['items'], `${at}[]`)]
      : fields;
  };
  return within(before, after, '');
}

/** What a local reference leads to. */
function resolved(schema: unknown, root: Schema): Schema {
  const own = partsOf(schema);
  const name = typeof own['$ref'] === 'string' ? own['$ref'].replace('#/$defs/', '') : undefined;
  return name === undefined ? own : partsOf(partsOf(root['$defs'])[name]);
}

/** A schema that lets other fields through everywhere: what a caller does not send yet is no change for that caller. */
export const opened = (schema: unknown): Schema =>
  Object.fromEntries(
    Object.entries(partsOf(schema)).flatMap(([key, value]) =>
      key === 'additionalProperties' && value === false ? [] : [[key, openedValue(value)] as const],
    ),
  );

const openedValue = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(openedValue) : isRecord(value) ? opened(value) : value;
