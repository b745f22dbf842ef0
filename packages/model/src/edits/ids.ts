import { shortHash } from '../code-names.ts';

/** Gives a new random id each time; the caller owns the randomness. */
export type NewId = () => string;

/** An id that follows from other ids, so that two people who make the same thing at once make one thing. */
export function derivedId(...parts: readonly string[]): string {
  const whole = parts.join('.');
  return whole.length <= 80 ? whole : `${whole.slice(0, 70)}.${shortHash(whole)}`;
}
