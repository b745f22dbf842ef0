/** The value below which a share of all values lies, 0 to 1, by nearest rank. Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(Math.max(Math.ceil(share * sorted.length) - 1, 0), sorted.length - 1)];
  if (value === undefined) throw new Error('No values were measured');
  return value;
}

/** The middle value; of an even number of values the lower of the two in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How many times the first is the second, as a person reads it. */
export const ratio = (ours: number, theirs: number): string =>
  `${(ours / theirs).toFixed(ours / theirs < 10 ? 2 : 0)}x`;

/** Milliseconds with as many digits as mean something. */
export const ms = (value: number): string =>
  value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Bytes in kB of 1,000 bytes. */
export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`;

/** A whole number with commas. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
