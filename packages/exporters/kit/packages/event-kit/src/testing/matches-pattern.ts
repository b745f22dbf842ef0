/**
 * What EventBridge's rules do, for tests: exact values, prefix, suffix, equals-ignore-case, wildcard, anything-but,
 * numeric, exists, null and `$or`. Anything else throws, so that no test passes on a pattern that it cannot judge.
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;
type Test = (operand: Json, value: Json) => boolean;

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const field = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

export function matchesPattern(pattern: unknown, event: unknown): boolean {
  const rule = pattern as Json;
  if (!isObject(rule) || Object.keys(rule).length === 0) throw new TypeError('A pattern is an object with fields');
  return matchesObject(rule, event as Json);
}

function matchesObject(pattern: JsonObject, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or') return alternatives(expected).some((one) => matchesObject(one, event));
    const actual = isObject(event) ? field(event, key) : undefined;
    if (isList(expected)) return expected.some((rule) => matchesLeaf(rule, actual));
    if (!isObject(expected)) throw new TypeError(`The value of "${key}" is neither a list nor an object`);
    // In a list of objects one that matches is enough.
    return isList(actual) ? actual.some((one) => matchesObject(expected, one)) : matchesObject(expected, actual);
  });
}

function alternatives(expected: Json): JsonObject[] {
  const all = isList(expected) ? expected.filter(isObject) : [];
  if (all.length < 2) throw new TypeError('$or needs at least two alternatives');
  return all;
}

function matchesLeaf(rule: Json, actual: Json | undefined): boolean {
  const values = isList(actual) ? actual : actual === undefined ? [] : [actual];
  if (!isObject(rule)) return values.some((value) => value === rule);
  const [[name, operand] = ['', null], ...more] = Object.entries(rule);
  if (more.length > 0) throw new TypeError('An operator has one key');
  // Only leaves exist for EventBridge: an object or an empty list does not.
  if (name === 'exists')
    return (actual !== undefined && !isObject(actual) && (!isList(actual) || actual.length > 0)) === operand;
  const test = name === 'anything-but' ? anythingBut : testOf(name);
  return values.some((value) => !isObject(value) && test(operand, value));
}

const anythingBut: Test = (operand, value) => {
  if (!isObject(operand)) return !(isList(operand) ? operand : [operand]).includes(value);
  const [[name, inner] = ['', null]] = Object.entries(operand);
  return !(isList(inner) ? inner : [inner]).some((one) => testOf(name)(one, value));
};

function testOf(name: string): Test {
  const test = TESTS.get(name);
  if (test === undefined) throw new TypeError(`Unknown operator "${name}" in a pattern`);
  return test;
}

/** Tests of text, with the operand either a string or `{ "equals-ignore-case": "..." }`. */
const ofText = (holds: (value: string, operand: string) => boolean): Test => {
  return (operand, value) => {
    if (typeof value !== 'string') return false;
    if (typeof operand === 'string') return holds(value, operand);
    const folded = isObject(operand) ? field(operand, 'equals-ignore-case') : undefined;
    if (typeof folded !== 'string') throw new TypeError('The operand of a text operator is a string');
    return holds(value.toLowerCase(), folded.toLowerCase());
  };
};

const TESTS = new Map<string, Test>([
  ['prefix', ofText((value, start) => value.startsWith(start))],
  ['suffix', ofText((value, end) => value.endsWith(end))],
  ['equals-ignore-case', ofText((value, other) => value.toLowerCase() === other.toLowerCase())],
  ['wildcard', ofText((value, pattern) => wildcard(pattern).test(value))],
  ['numeric', (operand, value) => typeof value === 'number' && numeric(operand, value)],
]);

function wildcard(pattern: string): RegExp {
  const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\*]/g, '\\$&');
  const parts = pattern.split(/(\\\*|\\\\|\*)/).map((part) => {
    if (part === '*') return '[^]*';
    return escape(part === '\\*' || part === '\\\\' ? part.slice(1) : part);
  });
  return new RegExp(`^${parts.join('')}$`);
}

function numeric(operand: Json, value: number): boolean {
  const parts = isList(operand) ? operand : [];
  const bounds = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]] as const] : []));
  return bounds.every(([comparison, bound]) => {
    if (typeof bound !== 'number') throw new TypeError('A bound of "numeric" is a number');
    switch (comparison) {
      case '=':
        return value === bound;
      case '<':
        return value < bound;
      case '<=':
        return value <= bound;
      case '>':
        return value > bound;
      case '>=':
        return value >= bound;
      default:
        throw new TypeError(`Unknown comparison ${JSON.stringify(comparison)}`);
    }
  });
}
