import type { FieldType, Json } from '@stormbridge/model';
import { hasToken, withoutTokens } from '../sinks/index.ts';
import type { Property } from './properties.ts';
import { validate } from './validate.ts';

export type Schema = Readonly<Record<string, unknown>>;

const SCALARS: Readonly<Record<Exclude<FieldType, 'enum' | 'object'>, Schema>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  uri: { type: 'string', format: 'uri' },
  duration: { type: 'string', format: 'duration' },
};

/** One value of a property, without its list and description. */
export function valueSchema(property: Property): Schema {
  if (property.type === 'object')
    return property.shared === undefined ? { type: 'object' } : { $ref: `#/$defs/${property.shared.name}` };
  if (property.type === 'enum')
    return property.values.length === 0 ? { type: 'string' } : { type: 'string', enum: property.values };
  return SCALARS[property.type];
}

/** A property as JSON Schema 2020-12. An example is kept only where it is a valid value of the property. */
export function propertySchema(property: Property): Schema {
  const one = valueSchema(property);
  const schema = property.list ? { type: 'array', items: one } : one;
  const description = describe(property);
  const examples = property.type === 'object' ? [] : exampleOf(property, schema);
  const about = {
    ...(description === '' ? {} : { description }),
    ...(examples.length === 0 ? {} : { examples }),
  };
  // Readers of OpenAPI 3.0 ignore what stands beside a reference, so it goes one level up.
  if ('$ref' in schema && description !== '') return { allOf: [schema], description };
  return { ...schema, ...about };
}

const exampleOf = ({ example }: Property, schema: Schema): readonly Json[] =>
  example !== undefined && validate(schema, example, {}).length === 0 && !hasToken(JSON.stringify(example))
    ? [example]
    : [];

/**
 * Text in a schema. It becomes a comment in the types, and a part of templates where CDK looks for its tokens; what ends
 * the one or begins the other is broken here for every reader.
 */
export const plainText = (text: string): string => withoutTokens(text.replaceAll('*/', '* /'));

function describe({ name, label, description, personal }: Property): string {
  const parts = [
    ...(label === name ? [] : [`${label}.`]),
    ...(description === '' ? [] : [description]),
    ...(personal ? ['Personal data.'] : []),
  ];
  return plainText(parts.join(' '));
}

/** An object with these properties; `open` lets others pass, so that a producer may add some later. */
export function objectSchema(properties: readonly Property[], open: boolean): Schema {
  const required = properties.filter((one) => one.required).map((one) => one.name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map((one) => [one.name, propertySchema(one)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: open,
  };
}
