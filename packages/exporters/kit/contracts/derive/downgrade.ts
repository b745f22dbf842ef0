import { mapSubschemas, refName } from './keywords.ts';
import { isSchema, type Schema } from './model.ts';

/**
 * Contracts are JSON Schema 2020-12. Two readers at AWS know less: the EventBridge schema registry reads OpenAPI 3.0,
 * and API Gateway validates with draft 4. What they cannot say throws instead of getting lost.
 */
export interface Target {
  /** Where definitions live, `#/components/schemas/` or `#/definitions/`. */
  readonly refs: string;
  readonly dialect: 'openapi-3.0' | 'draft-4';
}

/** A schema for the EventBridge schema registry. Definitions go to `components.schemas` of the document. */
export function openapiSchema(schema: Schema): Schema {
  return downgrade(schema, { refs: '#/components/schemas/', dialect: 'openapi-3.0' });
}

/** A schema that API Gateway accepts as the model of a request body. */
export function draft4Schema(schema: Schema): Schema {
  const { $defs, ...rest } = schema;
  const target: Target = { refs: '#/definitions/', dialect: 'draft-4' };
  const result = { $schema: 'http://json-schema.org/draft-04/schema#', ...downgrade(rest, target) };
  if (!isSchema($defs)) return result;
  const definitions = Object.entries($defs).map(([name, part]) => [name, downgrade(part as Schema, target)]);
  return { ...result, definitions: Object.fromEntries(definitions) as Schema };
}

function downgrade(schema: Schema, target: Target, at = '#'): Schema {
  const copy = mapSubschemas(schema, (part, place) => downgrade(part, target, place), at);
  if (copy['$defs'] !== undefined) throw new TypeError(`${at}: definitions belong at the top`);
  const { const: constant, deprecated, examples, required, type, $ref } = copy;
  const [example] = Array.isArray(examples) ? (examples as unknown[]) : [];
  const isOpenapi = target.dialect === 'openapi-3.0';
  const kept = {
    ...without(copy, ['$schema', '$id', '$comment', 'const', 'deprecated', 'examples', 'required', 'type', '$ref']),
    ...strictest(copy, 'minimum', 'exclusiveMinimum'),
    ...strictest(copy, 'maximum', 'exclusiveMaximum'),
    ...(constant === undefined ? {} : { enum: [constant] }),
    ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
    ...(isOpenapi && example !== undefined ? { example } : {}),
    ...(isOpenapi && deprecated === true ? { deprecated } : {}),
  };
  const typed = isOpenapi ? withOneType(kept, type) : { ...(type === undefined ? {} : { type }), ...kept };
  return withReference(typed, $ref, target);
}

const BOUNDS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'];
const without = (schema: Schema, keywords: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => ![...keywords, ...BOUNDS].includes(keyword)));

/** Both dialects have one bound and a flag that makes it exclusive, where 2020-12 has two numbers. */
function strictest(schema: Schema, inclusive: 'minimum' | 'maximum', exclusive: string): Schema {
  const [edge, open] = [schema[inclusive], schema[exclusive]];
  if (typeof open !== 'number') return edge === undefined ? {} : { [inclusive]: edge };
  const wins = typeof edge !== 'number' || (inclusive === 'minimum' ? open >= edge : open <= edge);
  return wins ? { [inclusive]: open, [exclusive]: true } : { [inclusive]: edge };
}

/** OpenAPI 3.0 knows one type and `nullable`, no null type and no list of types. */
function withOneType(schema: Record<string, unknown>, type: unknown): Record<string, unknown> {
  const types = type === undefined ? [] : [type].flat();
  const named = types.filter((one) => one !== 'null');
  const nullable = types.length > named.length ? { nullable: true } : {};
  const [only] = named;
  if (types.length === 0) return schema;
  if (only === undefined) return { enum: [null], nullable: true, ...schema };
  if (named.length === 1) return { type: only, ...nullable, ...schema };
  const { anyOf, allOf, ...rest } = schema;
  const alternatives = { anyOf: named.map((one) => ({ type: one, ...nullable })) };
  if (anyOf === undefined) return { ...rest, ...alternatives, ...(allOf === undefined ? {} : { allOf }) };
  return { ...rest, anyOf, allOf: [...(Array.isArray(allOf) ? (allOf as unknown[]) : []), alternatives] };
}

/** Both dialects ignore what stands beside a `$ref`, so a reference with company moves into an `allOf`. */
function withReference(schema: Record<string, unknown>, $ref: unknown, target: Target): Schema {
  if ($ref === undefined) return schema;
  const reference = { $ref: `${target.refs}${refName($ref)}` };
  if (Object.keys(schema).length === 0) return reference;
  const { allOf, ...rest } = schema;
  return { ...rest, allOf: [reference, ...(Array.isArray(allOf) ? (allOf as unknown[]) : [])] };
}
