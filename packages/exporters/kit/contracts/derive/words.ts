import { listOf } from './conditions.ts';

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'yes or no',
  integer: 'a whole number',
  null: 'nothing',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};
const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date',
  'date-time': 'a moment',
  duration: 'a duration',
  email: 'an e-mail address',
  uri: 'an address on the web',
  uuid: 'a UUID',
};

export const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** What kind of value is asked for: `a whole number`, `a text or nothing`. */
export function kindWords(type: unknown): string {
  const kinds = listOf(type).map((one) => KINDS[String(one)] ?? String(one));
  return kinds.length === 0 ? 'anything' : kinds.sort().join(' or ');
}

export function formatWords(old: unknown, now: unknown): string {
  const words = (format: unknown): string => FORMATS[String(format)] ?? String(format);
  if (old === undefined) return `has to be ${words(now)} now`;
  return now === undefined ? `does not have to be ${words(old)} any more` : `was ${words(old)}, is ${words(now)} now`;
}

/** A change of a minimum or maximum, and whether less or more gets through than before. */
export function limitWords(keyword: string, old: unknown, now: unknown): string {
  if (old === undefined) return `${keyword} is ${show(now)} now, which is tighter than no limit`;
  if (now === undefined) return `${keyword} was ${show(old)}, which is tighter than no limit now`;
  const tighter = /max/i.test(keyword) ? Number(now) < Number(old) : Number(now) > Number(old);
  return `${keyword} was ${show(old)}, is ${show(now)} now, which is ${tighter ? 'tighter' : 'looser'}`;
}
