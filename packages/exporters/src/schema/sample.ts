import { type Board, type Json, shortHash } from '@stormbridge/model';
import { propertySchema, type Schema } from './json-schema.ts';
import { type Property, propertiesOf } from './properties.ts';
import { validate } from './validate.ts';

/** How deep shared types are followed; optional parts below that are left out. */
const DEEPEST = 6;

/**
 * A value for every property of an owner: the example on the board where it is valid, else one made from type and name.
 * The same board gives the same value. A type that needs itself without end gives an empty object at the bottom.
 */
export function sampleOf(board: Board, owner: string, definitions: Readonly<Record<string, Schema>>, depth = 0): Json {
  const entries = propertiesOf(board, owner)
    .filter((one) => one.required || (one.type !== 'object' && depth === 0 && one.example !== undefined))
    .map((one) => [one.name, sampleValue(board, one, definitions, depth)] as const);
  return Object.fromEntries(entries);
}

/** One valid value of a property. */
export function sampleValue(
  board: Board,
  property: Property,
  definitions: Readonly<Record<string, Schema>>,
  depth = 0,
): Json {
  const { example } = property;
  if (example !== undefined && validate(propertySchema(property), example, definitions).length === 0) return example;
  const one = (): Json => {
    if (property.type !== 'object') return scalar(property);
    if (property.shared === undefined || depth >= DEEPEST) return {};
    return sampleOf(board, property.shared.id, definitions, depth + 1);
  };
  if (!property.list) return one();
  return property.type === 'object' && depth >= DEEPEST - 1 ? [] : [one()];
}

function scalar({ name, type, values }: Property): Json {
  switch (type) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'date':
      return '2026-01-15';
    case 'date-time':
      return '2026-01-15T09:30:00Z';
    case 'uuid':
      return uuid(name);
    case 'email':
      return 'someone@example.com';
    case 'uri':
      return 'https://example.com/';
    case 'duration':
      return 'PT1H';
    case 'enum':
      return values[0] ?? name;
    default:
      return `${name}-1`;
  }
}

/** The same field name gives the same id in every sample, so that samples of one flow fit together. */
function uuid(name: string): string {
  const hex = [0, 1, 2, 3, 4, 5, 6]
    .map((salt) =>
      Number.parseInt(shortHash(`${name}${salt}`), 36)
        .toString(16)
        .padStart(8, '0')
        .slice(-5),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
