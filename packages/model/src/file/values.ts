import { ORDER_KEY_PATTERN } from '../order-key.ts';
import { type FieldSpec, ID_PATTERN, LABEL_MAX } from '../tables.ts';
import { hint } from './did-you-mean.ts';
import { pointer, shown } from './json-scan.ts';

/** Farthest that anything may lie from the origin of the canvas, and its largest extent, in px. */
export const COORDINATE_MAX = 1_000_000;
/** Most values of one enumeration. */
export const VALUES_MAX = 500;
/** Deepest nesting of a sample or an example. */
export const JSON_VALUE_MAX_DEPTH = 32;

/** What is wrong with a value: where inside the value, and a sentence that goes on after the field's name. */
export interface ValueFault {
  readonly at: string;
  readonly message: string;
}

/**
 * Everything for which a value cannot stand in a field of this specification. Judges the value alone: whether what a
 * reference names is on the board is not asked here.
 */
export function valueFaults(spec: FieldSpec, value: unknown): readonly ValueFault[] {
  switch (spec.type) {
    case 'text':
    case 'string':
      return textFaults(value, spec.max);
    case 'boolean':
      return typeof value === 'boolean' ? [] : fault(`must be true or false, not ${what(value)}.`);
    case 'integer':
      return integerFaults(value, spec.min, spec.max);
    case 'choice':
      return choiceFaults(value, spec.values);
    case 'ref':
      return idFaults(value);
    case 'refs':
      return [...listFaults(value, Number.POSITIVE_INFINITY, idFaults), ...repeated(value)];
    case 'strings':
      return listFaults(value, VALUES_MAX, (one) => textFaults(one, LABEL_MAX));
    case 'orderKey':
      return orderKeyFaults(value);
    case 'point':
      return membersFaults(value, ['x', 'y']);
    case 'frame':
      return membersFaults(value, ['x', 'y', 'w', 'h']);
    case 'json':
      return jsonFaults(value);
  }
}

/** A value as it is called in a sentence. */
export function what(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text "${shown(value)}"`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

const fault = (message: string, at = ''): ValueFault[] => [{ at, message }];

/** Half of a character that takes two UTF-16 units; it cannot be written to a file or sent. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const HALF = 'holds half a character (a lone surrogate).';

function textFaults(value: unknown, max: number): ValueFault[] {
  if (typeof value !== 'string') return fault(`must be a text, not ${what(value)}.`);
  if (value.length > max) return fault(`is ${value.length} characters long; at most ${max} are allowed.`);
  return LONE_SURROGATE.test(value) ? fault(HALF) : [];
}

function integerFaults(value: unknown, min: number, max: number): ValueFault[] {
  const fine = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return fine ? [] : fault(`must be a whole number from ${min} to ${max}, not ${what(value)}.`);
}

function choiceFaults(value: unknown, values: readonly string[]): ValueFault[] {
  if (typeof value === 'string' && values.includes(value)) return [];
  const guess = typeof value === 'string' ? hint(value, values) : '';
  return fault(`must be one of ${values.map((one) => `"${one}"`).join(', ')}, not ${what(value)}.${guess}`);
}

/** Why a value is no id of a row. */
export function idFaults(value: unknown): ValueFault[] {
  if (typeof value !== 'string') return fault(`must be the id of a row, not ${what(value)}.`);
  if (ID_PATTERN.test(value)) return [];
  return fault(`must be an id of 1 to 80 letters, digits, "_", "-" or ".", not ${what(value)}.`);
}

function orderKeyFaults(value: unknown): ValueFault[] {
  if (typeof value === 'string' && ORDER_KEY_PATTERN.test(value)) return [];
  return fault(
    `must be an order key: up to 200 digits and letters, not ending in "0", such as "1V"; not ${what(value)}.`,
  );
}

function listFaults(value: unknown, max: number, each: (one: unknown) => ValueFault[]): ValueFault[] {
  if (!Array.isArray(value)) return fault(`must be a list, not ${what(value)}.`);
  if (value.length > max) return fault(`has ${value.length} entries; at most ${max} are allowed.`);
  return value.flatMap((one, index) => each(one).map(({ message }) => ({ at: pointer([index]), message })));
}

function repeated(value: unknown): ValueFault[] {
  if (!Array.isArray(value)) return [];
  const seen = new Set<unknown>();
  return value.flatMap((one: unknown, index) => {
    if (seen.has(one)) return fault(`names ${what(one)} twice.`, pointer([index]));
    seen.add(one);
    return [];
  });
}

function membersFaults(value: unknown, names: readonly string[]): ValueFault[] {
  const whole = `must be an object with ${names.map((name) => `"${name}"`).join(', ')}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault(`${whole}, not ${what(value)}.`);
  const strange = Object.keys(value).filter((name) => !names.includes(name));
  return [
    ...strange.flatMap((name) => fault(`${whole} and nothing else, not "${shown(name)}".`, pointer([name]))),
    ...names.flatMap((name) => numberFaults(name, Object.hasOwn(value, name) ? value[name as never] : undefined)),
  ];
}

function numberFaults(name: string, value: unknown): ValueFault[] {
  const size = name === 'w' || name === 'h';
  const fine = typeof value === 'number' && Math.abs(value) <= COORDINATE_MAX && !(size && value <= 0);
  if (fine) return [];
  const range = size ? `above 0 and at most ${COORDINATE_MAX}` : `from -${COORDINATE_MAX} to ${COORDINATE_MAX}`;
  return fault(`must have a number ${range} as "${name}", not ${what(value)}.`, pointer([name]));
}

/** Why a value is not plain JSON that every reader keeps as it is. Does not recurse without bound. */
function jsonFaults(value: unknown, path: readonly (string | number)[] = []): ValueFault[] {
  const at = pointer(path);
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : fault('holds a number that is too large.', at);
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? fault(HALF, at) : [];
  if (typeof value !== 'object') return fault(`holds ${typeof value}, which is not JSON.`, at);
  if (path.length >= JSON_VALUE_MAX_DEPTH) return fault(`is nested more than ${JSON_VALUE_MAX_DEPTH} deep.`, at);
  return Object.entries(value).flatMap(([key, one]) => {
    const inner = [...path, key];
    // Code that copies objects member by member would change the prototype of its copy.
    if (key === '__proto__') return fault('uses the name "__proto__", which is not allowed.', pointer(inner));
    if (LONE_SURROGATE.test(key)) return fault('has a name with half a character (a lone surrogate).', at);
    return jsonFaults(one, inner);
  });
}
