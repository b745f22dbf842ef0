import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isIntrinsic, type Json, type Template } from './intrinsics.ts';
import type { Properties, PropertyType } from './property-type.ts';
import { SUPPLEMENT } from './supplement.ts';

interface Resource {
  readonly properties: Properties;
  readonly attributes: Readonly<Record<string, unknown>>;
}

let loaded: ReturnType<typeof loadAwsServiceSpecSync> | undefined;
/** The CloudFormation resource specification, read once. */
const spec = () => {
  loaded ??= loadAwsServiceSpecSync();
  return loaded;
};

/** What the specification says of a resource type, or `undefined`. */
export const resourceOf = (type: string): Resource | undefined => {
  const found: Resource | undefined = spec().lookup('resource', 'cloudFormationType', 'equals', type)[0];
  return found && { ...found, properties: { ...SUPPLEMENT[type], ...found.properties } };
};

/** Everything about the properties of a resource or of a nested type that is not as the specification says. */
export function wrongProperties(properties: Properties, value: Json, place: string, template: Template): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place} is no object`];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  const missing = Object.entries(properties).filter(([name, { required }]) => required && !Object.hasOwn(value, name));
  return [
    ...unknown.map((name) => `${place}.${name} is not in the specification`),
    ...missing.map(([name]) => `${place}.${name} is required and missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const property = properties[name];
      return property === undefined ? [] : wrongValue(property.type, inner, `${place}.${name}`, template);
    }),
  ];
}

function wrongValue(type: PropertyType, value: Json, place: string, template: Template): string[] {
  const intrinsic = isIntrinsic(value) ? template.wrongIntrinsic(value, type.type, place) : undefined;
  if (intrinsic !== undefined) return intrinsic;
  switch (type.type) {
    case 'union':
      return fewest(type.types.map((one) => wrongValue(one, value, place, template)));
    case 'ref':
      return wrongProperties(spec().get('typeDefinition', type.reference.$ref).properties, value, place, template);
    case 'nested':
      return wrongProperties(type.properties, value, place, template);
    case 'array':
      if (!Array.isArray(value)) return [`${place} is no list`];
      return value.flatMap((one, at) => wrongValue(type.element, one, `${place}[${at}]`, template));
    case 'map':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place} is no map`];
      return Object.entries(value).flatMap(([key, one]) => wrongValue(type.element, one, `${place}.${key}`, template));
    case 'tag':
      return wrongTag(value, place, template);
    default:
      return wrongScalar(type, value, place);
  }
}

const fewest = (lists: readonly string[][]): string[] =>
  lists.reduce((best, one) => (one.length < best.length ? one : best));

function wrongTag(value: Json, place: string, template: Template): string[] {
  const text = { type: { type: 'string' as const }, required: true };
  return wrongProperties({ Key: text, Value: text }, value, place, template);
}

function wrongScalar(type: PropertyType, value: Json, place: string): string[] {
  const allowed = 'allowedValues' in type ? type.allowedValues : undefined;
  if (allowed !== undefined && !allowed.some((one) => one === value))
    return [`${place} is ${JSON.stringify(value)}, not one of ${allowed.join(', ')}`];
  return fits(type.type, value) ? [] : [`${place} is ${JSON.stringify(value)?.slice(0, 80)}, not of type ${type.type}`];
}

/** CloudFormation reads `"5"` as a number and `"true"` as a boolean, so both are accepted; nothing else is bent. */
function fits(type: PropertyType['type'], value: Json): boolean {
  if (type === 'json') return typeof value === 'object' || typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  if (type === 'number') return typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value));
  if (type === 'integer') return /^-?\d+$/.test(String(value));
  return typeof value === 'string';
}
