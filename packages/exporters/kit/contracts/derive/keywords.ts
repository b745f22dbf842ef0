import { isSchema, type Schema } from './model.ts';

/** Keywords whose value is data: it is kept as it is, and never looked into. */
const PLAIN = new Set(
  (
    '$schema $id $comment title description examples default deprecated type enum const format pattern multipleOf ' +
    'minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems uniqueItems ' +
    'minProperties maxProperties required'
  ).split(' '),
);
/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const ONE = new Set(['items', 'not', 'additionalProperties']);
const LIST = new Set(['allOf', 'anyOf', 'oneOf']);
const NAMED = new Set(['properties', '$defs']);

/**
 * Applies `visit` to every subschema directly inside a schema. Names under `properties` are the author's own, so a
 * field may be called `const` or `type`. A keyword that is not listed above throws: contracts keep to what the registry
 * (OpenAPI 3.0), API Gateway (draft 4) and TypeScript can all say, and nothing unknown reaches a code generator.
 */
export function mapSubschemas(schema: Schema, visit: (part: Schema, at: string) => unknown, at = '#'): Schema {
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const where = `${at}/${keyword}`;
    const one = (part: unknown, place: string): unknown => (isSchema(part) ? visit(part, place) : part);
    if (PLAIN.has(keyword)) result[keyword] = value;
    else if (keyword === '$ref') result[keyword] = localRef(value, where);
    else if (ONE.has(keyword) && !Array.isArray(value)) result[keyword] = one(value, where);
    else if (LIST.has(keyword) && Array.isArray(value))
      result[keyword] = value.map((part, index) => one(part, `${where}/${index}`));
    else if (NAMED.has(keyword) && isSchema(value))
      result[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, one(part, `${where}/${name}`)]),
      );
    else throw new TypeError(`${where}: contracts do not use ${keyword} like this`);
  }
  return result;
}

/** The name in `#/$defs/<Name>`; any other reference throws. */
export function refName(ref: unknown, at = '$ref'): string {
  const [, name] = typeof ref === 'string' ? (/^#\/\$defs\/([A-Za-z][A-Za-z0-9]*)$/.exec(ref) ?? []) : [];
  if (name === undefined) throw new TypeError(`${at}: only references to #/$defs/<Name> are followed`);
  return name;
}

function localRef(ref: unknown, at: string): unknown {
  refName(ref, at);
  return ref;
}
