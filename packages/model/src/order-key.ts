/**
 * Keys that order things which several people insert at once: time columns, fields of a schema. A key is a word over
 * 62 digits that reads as a fraction, so between two different keys there is always another. Equal keys are legal: for
 * columns they mean alternatives at one time position.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;

/** What a key looks like. It never ends in `0`: nothing would fit before it. */
export const ORDER_KEY_PATTERN = /^[0-9A-Za-z]{0,199}[1-9A-Za-z]$/;

/** Compares keys by code point, which is the order of their digits. */
export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const digitAt = (key: string, at: number): number => {
  const digit = at < key.length ? DIGITS.indexOf(key.charAt(at)) : 0;
  return Math.max(digit, 0);
};

/** A shortest key strictly between `low` and `high`; `high` undefined is the open end. */
function middle(low: string, high: string | undefined): string {
  let key = '';
  let bounded = high !== undefined;
  for (let at = 0; ; at++) {
    const from = digitAt(low, at);
    const to = bounded && high !== undefined ? digitAt(high, at) : BASE;
    if (to - from > 1) return key + DIGITS.charAt(Math.floor((from + to) / 2));
    key += DIGITS.charAt(from);
    // Once the key is below `high` in some digit, only `low` bounds what follows. A `high` that ends in `0` (no key, but a
    // foreign client may have written it) is used up without that.
    if (to !== from || (high !== undefined && at >= high.length)) bounded = false;
  }
}

/** Digits that count at an open end, and how far two neighbours there are apart. */
const COUNTED = 4;
const STEP = BASE;

/**
 * The first digits of a key, counted up or down by one step, or `undefined` where they are used up. People mostly add at
 * an end: halving what is left there would make keys longer by a digit every five times; counting lasts thousands.
 */
function counted(key: string, step: number): string | undefined {
  let value = step;
  for (let at = 0; at < COUNTED; at++) value += digitAt(key, at) * BASE ** (COUNTED - 1 - at);
  if (value <= 0 || value >= BASE ** COUNTED) return undefined;
  let digits = '';
  for (let at = 0; at < COUNTED; at++, value = Math.floor(value / BASE)) digits = DIGITS.charAt(value % BASE) + digits;
  return digits;
}

/**
 * A key strictly between two others, with a random tail so that two people who insert at one place at the same moment
 * get two keys. `random` gives numbers in [0, 1). Where both neighbours are equal, or stand the wrong way round, the new
 * key follows the first: insertion never fails.
 */
export function keyBetween(low: string | undefined, high: string | undefined, random: () => number): string {
  const from = low ?? '';
  const to = high !== undefined && high > from ? high : undefined;
  const atEnd = to === undefined && from !== '' ? counted(from, STEP) : undefined;
  const atStart = from === '' && to !== undefined ? counted(to, -STEP) : undefined;
  const key = atEnd ?? atStart ?? middle(from, to);
  const tail = Array.from({ length: 3 }, () => DIGITS.charAt(1 + Math.floor(random() * (BASE - 1)))).join('');
  const tailed = key + tail;
  return to === undefined || tailed < to ? tailed : key;
}

/** `count` keys in rising order with room between them, the same every time. */
export function evenKeys(count: number): string[] {
  let width = 1;
  for (let room = BASE; room <= count; room *= BASE) width++;
  return Array.from({ length: count }, (_, index) => {
    let key = '';
    for (let rest = index, at = 0; at < width; at++, rest = Math.floor(rest / BASE))
      key = DIGITS.charAt(rest % BASE) + key;
    return `${key}V`;
  });
}
