import { givesType, type Intrinsic, intrinsicsIn, type Json, type Template } from './intrinsics.ts';
import { resourceOf, wrongProperties } from './values.ts';

interface Entry {
  readonly Type: string;
  readonly Properties?: Json;
  readonly DependsOn?: string | string[];
  readonly [more: string]: unknown;
}
export interface TemplateFile {
  readonly Resources?: Readonly<Record<string, Entry>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

const SECTIONS =
  'AWSTemplateFormatVersion Description Metadata Parameters Mappings Conditions Rules Resources Outputs Transform';
const PARTS =
  'Type Properties DependsOn DeletionPolicy UpdateReplacePolicy Metadata Condition CreationPolicy UpdatePolicy';
const PSEUDO =
  'AWS::AccountId AWS::NoValue AWS::NotificationARNs AWS::Partition AWS::Region AWS::StackId AWS::StackName AWS::URLSuffix';
/** CloudFormation quotas: resources of one stack, and bytes of a template in S3. */
const RESOURCES_MAX = 500;
const BYTES_MAX = 1_000_000;

const notIn = (words: string, names: readonly string[]): string[] => {
  const known = new Set(words.split(' '));
  return names.filter((name) => !known.has(name));
};

/** Everything about a template that CloudFormation would refuse by its resource specification, in words. */
export function wrongInTemplate(template: TemplateFile): string[] {
  const resources = Object.entries(template.Resources ?? {});
  return [
    ...notIn(SECTIONS, Object.keys(template)).map((name) => `${name} is no section of a template`),
    ...(resources.length === 0 ? ['There is no resource'] : []),
    ...(resources.length > RESOURCES_MAX ? [`${resources.length} resources, more than ${RESOURCES_MAX}`] : []),
    ...(JSON.stringify(template).length > BYTES_MAX ? [`more than ${BYTES_MAX} bytes`] : []),
    ...resources.flatMap(([id, entry]) => wrongResource(id, entry, template)),
    ...[...intrinsicsIn(template as unknown as Json, 'template')].flatMap((one) =>
      wrongReference(one.value, one.place, template),
    ),
  ];
}

function wrongResource(id: string, entry: Entry, template: TemplateFile): string[] {
  const place = `${id} (${entry.Type})`;
  const parts = [
    ...notIn(PARTS, Object.keys(entry)).map((name) => `${place}: ${name} is no part of a resource`),
    ...[entry.DependsOn ?? []]
      .flat()
      .filter((other) => template.Resources?.[other] === undefined)
      .map((other) => `${place}: depends on ${other}, which is not in the template`),
    ...(/^[A-Za-z0-9]{1,255}$/.test(id) ? [] : [`${place}: is no logical id`]),
  ];
  if (entry.Type === 'AWS::CDK::Metadata' || entry.Type.startsWith('Custom::')) return parts;
  const resource = resourceOf(entry.Type);
  if (resource === undefined) return [...parts, `${place}: no such type of resource`];
  return [...parts, ...wrongProperties(resource.properties, entry.Properties ?? {}, place, intrinsics)];
}

const intrinsics: Template = {
  wrongIntrinsic(value: Intrinsic, type: string, place: string) {
    const name = Object.keys(value)[0] ?? '';
    return givesType(name, type) ? [] : [`${place}: ${name} does not give a value of type ${type}`];
  },
};

/** References lead somewhere, and attributes exist. */
function wrongReference(value: Intrinsic, place: string, template: TemplateFile): string[] {
  const [name = '', argument] = Object.entries(value)[0] ?? [];
  const there = (id: string): boolean => template.Resources?.[id] !== undefined;
  if (name === 'Ref') {
    const known = there(String(argument)) || template.Parameters?.[String(argument)] !== undefined;
    return known || PSEUDO.split(' ').includes(String(argument))
      ? []
      : [`${place}: Ref to ${argument}, which is nowhere`];
  }
  if (name === 'Fn::GetAtt') {
    const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    const type = template.Resources?.[id]?.Type;
    if (type === undefined) return [`${place}: Fn::GetAtt of ${id}, which is nowhere`];
    const attribute = path.join('.');
    const attributes = resourceOf(type)?.attributes;
    return attributes === undefined || Object.hasOwn(attributes, attribute)
      ? []
      : [`${place}: ${type} has no attribute ${attribute}`];
  }
  return [];
}
