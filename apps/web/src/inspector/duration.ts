const UNITS = [
  ['week', 'W', 'P'],
  ['day', 'D', 'P'],
  ['hour', 'H', 'PT'],
  ['minute', 'M', 'PT'],
  ['second', 'S', 'PT'],
] as const;

const WORDS = /^(\d{1,6}) ?(week|day|hour|minute|second)s?$/i;
const ISO = /^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/**
 * A span of time as the board keeps it (ISO 8601, such as `P7D`), from what people write: `7 days`, `1 hour`, or ISO 8601
 * itself. `undefined` for anything else, and for no time at all.
 */
export function readDuration(text: string): string | undefined {
  const trimmed = text.trim();
  const [, count = '', name = ''] = WORDS.exec(trimmed) ?? [];
  const unit = UNITS.find(([word]) => word === name.toLowerCase());
  const iso = unit === undefined ? trimmed.toUpperCase() : `${unit[2]}${Number(count)}${unit[1]}`;
  return ISO.test(iso) && /[1-9]/.test(iso) ? iso : undefined;
}

/** A span of time as people write it: `P7D` as `7 days`. What is made of several units stays as it is. */
export function showDuration(iso: string): string {
  const unit = UNITS.find(([, letter, start]) => new RegExp(`^${start}\\d+${letter}$`).test(iso));
  const count = Number(/\d+/.exec(iso)?.[0] ?? 0);
  return unit === undefined ? iso : `${count} ${unit[0]}${count === 1 ? '' : 's'}`;
}
