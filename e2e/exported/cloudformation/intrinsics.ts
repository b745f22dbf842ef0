export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A template, as far as values look at it: what is wrong with a value that CloudFormation computes. */
export interface Template {
  /** `undefined` when the value is plain data after all, such as JSON that holds intrinsic functions deeper down. */
  wrongIntrinsic(value: Intrinsic, type: string, place: string): string[] | undefined;
}

export type Intrinsic = { readonly [name: string]: Json };

const LISTS = new Set(['Fn::GetAZs', 'Fn::Split', 'Fn::Cidr']);
const ANY = new Set(['Ref', 'Fn::GetAtt', 'Fn::If', 'Fn::Select', 'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Transform']);
const TEXTS = new Set(['Fn::Join', 'Fn::Sub', 'Fn::Base64', 'Fn::ToJsonString', 'Fn::Length']);

/** Whether a value is one intrinsic function, known or not: an object of one key that is `Ref` or begins with `Fn::`. */
export function isIntrinsic(value: Json): value is Intrinsic {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [name, ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true);
}

/** Whether a function can give a value of a type. */
export function givesType(name: string, type: string): boolean {
  if (ANY.has(name) || type === 'union' || type === 'json') return true;
  if (type === 'array') return LISTS.has(name);
  return TEXTS.has(name) && type !== 'ref' && type !== 'map' && type !== 'tag';
}

/** Every intrinsic function inside a value, from the outside in. */
export function* intrinsicsIn(value: Json, place: string): Generator<{ value: Intrinsic; place: string }> {
  if (typeof value !== 'object' || value === null) return;
  if (isIntrinsic(value)) yield { value, place };
  const inner = Array.isArray(value) ? value.map((one, at) => [`${at}`, one] as const) : Object.entries(value);
  for (const [key, one] of inner) yield* intrinsicsIn(one, `${place}.${key}`);
}
