import type { FieldRow, Json } from '@stormbridge/model';

/** What a person typed as an example, read as the field's type; or the key of the words for what is wrong with it. */
export type ReadExample =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly wrong: 'integer' | 'number' | 'boolean' | 'json' | 'list' | 'value' };

const asJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** Reads an example. Texts are taken as they are; everything else is JSON. Empty means none. */
export function readExample(
  text: string,
  { type, list, values }: Pick<FieldRow, 'type' | 'list' | 'values'>,
): ReadExample {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: undefined };
  const value = asJson(typed);
  if (list) return Array.isArray(value) ? { ok: true, value } : { ok: false, wrong: 'list' };
  if (type === 'integer')
    return Number.isSafeInteger(value) ? { ok: true, value: value as number } : { ok: false, wrong: 'integer' };
  if (type === 'number') return typeof value === 'number' ? { ok: true, value } : { ok: false, wrong: 'number' };
  if (type === 'boolean') return typeof value === 'boolean' ? { ok: true, value } : { ok: false, wrong: 'boolean' };
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ok: true, value }
      : { ok: false, wrong: 'json' };
  if (type === 'enum' && values.length > 0 && !values.includes(typed)) return { ok: false, wrong: 'value' };
  return { ok: true, value: typed };
}

/** An example as people edit it: texts bare, everything else as JSON. */
export const showExample = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** What is wrong with the name of a field, as the key of the words, or `undefined`. */
export function nameFault(name: string, others: readonly string[]): 'nameWrong' | 'nameTwice' | undefined {
  if (!FIELD_NAME.test(name)) return 'nameWrong';
  return others.some((other) => other.toLowerCase() === name.toLowerCase()) ? 'nameTwice' : undefined;
}

/** `card, invoice` as its values: trimmed, without blanks and repetitions. */
export const readValues = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
];
