import type { Json } from '@stormbridge/model';

type Schema = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, Schema>>;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  return d >= 1 && d <= (m === 2 && !leap ? 28 : (DAYS[m - 1] ?? 0));
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'date-time': (text) =>
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(text) &&
    isDate(text.slice(0, 10)),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  email: (text) =>
    /^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/.test(text),
  uri: (text) =>
    /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@/?#-]*)?$/.test(text),
  duration: (text) => /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text),
};

/**
 * What is wrong with a value, in sentences with its place; empty when it fits. Reads the part of JSON Schema that boards
 * give (no compiled validator, because a page with a strict content policy may not make code). Formats are read a little
 * more strictly than other validators do, so what passes here passes there.
 */
export function validate(schema: Schema, value: Json, definitions: Definitions, at = ''): string[] {
  const place = at === '' ? 'the value' : at;
  const ref = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  if (ref !== undefined) {
    const found = Object.hasOwn(definitions, ref) ? definitions[ref] : undefined;
    return found === undefined ? [`${place} has a type that is not there`] : validate(found, value, definitions, at);
  }
  if (Array.isArray(schema['allOf']))
    return (schema['allOf'] as Schema[]).flatMap((one) => validate(one, value, definitions, at));
  const type = schema['type'];
  if (typeof type === 'string' && !isOfType(type, value)) return [`${place} is not ${WORDS[type] ?? type}`];
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    return [`${place} is none of ${schema['enum'].join(', ')}`];
  if (typeof value === 'string' && typeof schema['format'] === 'string') {
    const fits = FORMATS[schema['format']];
    if (fits !== undefined && !fits(value)) return [`${place} is not a valid ${schema['format']}`];
  }
  if (Array.isArray(value)) {
    const items = schema['items'] as Schema | undefined;
    return items === undefined
      ? []
      : value.flatMap((one, index) => validate(items, one, definitions, `${at}[${index}]`));
  }
  return isObject(value) ? members(schema, value, definitions, at) : [];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isOfType(type: string, value: Json): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  // Beyond the safe integers, JSON readers differ in what they read.
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

function members(
  schema: Schema,
  value: { readonly [key: string]: Json },
  definitions: Definitions,
  at: string,
): string[] {
  const properties = (schema['properties'] ?? {}) as Definitions;
  const required = (schema['required'] ?? []) as readonly string[];
  const dot = at === '' ? '' : `${at}.`;
  return [
    ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${dot}${name} is missing`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property !== undefined) return validate(property, one, definitions, dot + name);
      return schema['additionalProperties'] === false ? [`${dot}${name} is not known`] : [];
    }),
  ];
}
