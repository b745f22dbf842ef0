import {
  COORDINATE_MAX,
  type FieldSpec,
  ID_PATTERN,
  JSON_VALUE_MAX_DEPTH,
  type Json,
  LABEL_MAX,
  ORDER_KEY_PATTERN,
  VALUES_MAX,
} from '@stormbridge/model';

/**
 * What one field may hold, checked the same way when it is written and when it is read. A document comes from many
 * machines and may hold anything; a value that does not fit its field counts as not written.
 */

/** Most references in one field, and most values (nested ones included) in one sample or example. */
const REFS_MAX = 1000;
const JSON_VALUES_MAX = 20_000;

/** The value as the field may hold it, or `undefined` when it is not one. Never throws. */
export function fieldValue(spec: FieldSpec, value: unknown): unknown {
  switch (spec.type) {
    case 'text':
    case 'string':
      return typeof value === 'string' ? shortened(value, spec.max) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return Number.isInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max
        ? Number(value)
        : undefined;
    case 'choice':
      return spec.values.find((one) => one === value);
    case 'ref':
      return isRowId(value) ? value : undefined;
    case 'refs':
      return Array.isArray(value) ? [...new Set(value.slice(0, REFS_MAX).filter(isRowId))] : undefined;
    case 'strings':
      return Array.isArray(value) ? value.slice(0, VALUES_MAX).flatMap(stringOf) : undefined;
    case 'orderKey':
      return typeof value === 'string' && ORDER_KEY_PATTERN.test(value) ? value : undefined;
    case 'point':
      return numbers(value, ['x', 'y']);
    case 'frame':
      return numbers(value, ['x', 'y', 'w', 'h']);
    case 'json':
      return jsonValue(value, { left: JSON_VALUES_MAX }, 0);
  }
}

/** Whether a document may hold exactly this value in a field: what is written through `fitChanges` always is. */
export function fitsField(spec: FieldSpec, value: unknown): boolean {
  const fit = fieldValue(spec, value);
  return fit !== undefined && JSON.stringify(fit) === JSON.stringify(value);
}

/** Whether this may be the id of a row. */
export const isRowId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);

const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Whole characters or not; almost no text has any. */
const ANY_SURROGATE = /[\uD800-\uDFFF]/;

/** Half a character would look different on the machine that wrote it: the wire replaces it. */
export const wellFormed = (text: string): string =>
  ANY_SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\uFFFD') : text;

/** The text cut to a length in UTF-16 code units, never through the middle of a character. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return wellFormed(text);
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return wellFormed(text.slice(0, end));
}

const stringOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [shortened(value, LABEL_MAX)] : [];

function numbers(value: unknown, names: readonly string[]): Readonly<Record<string, number>> | undefined {
  if (!isRecord(value)) return undefined;
  const result: Record<string, number> = {};
  for (const name of names) {
    const number = Object.hasOwn(value, name) ? value[name] : undefined;
    const size = name === 'w' || name === 'h';
    if (typeof number !== 'number' || !(Math.abs(number) <= COORDINATE_MAX) || (size && number <= 0)) return undefined;
    // Minus zero becomes plus zero: JSON knows only one.
    result[name] = number + 0;
  }
  return result;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonValue(value: unknown, budget: { left: number }, depth: number): Json | undefined {
  if (--budget.left < 0) return undefined;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (depth >= JSON_VALUE_MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return jsonList(value, budget, depth);
  if (!isRecord(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? jsonRecord(value, budget, depth) : undefined;
}

function jsonList(list: readonly unknown[], budget: { left: number }, depth: number): Json | undefined {
  const result: Json[] = [];
  for (const entry of list) {
    const read = jsonValue(entry, budget, depth + 1);
    if (read === undefined) return undefined;
    result.push(read);
  }
  return result;
}

function jsonRecord(
  record: Readonly<Record<string, unknown>>,
  budget: { left: number },
  depth: number,
): Json | undefined {
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(record)) {
    // Yjs asks a value for its `constructor`, and takes one with such a key for something that it does not know.
    if (key === '__proto__' || (depth === 0 && key === 'constructor')) continue;
    const read = jsonValue(entry, budget, depth + 1);
    if (read === undefined) return undefined;
    entries.push([wellFormed(key), read]);
  }
  return Object.fromEntries(entries);
}
