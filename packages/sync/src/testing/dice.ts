/** Chance that is the same for the same seed. */
export interface Dice {
  /** A number in [0, 1). */
  readonly random: () => number;
  /** A whole number from 0 to below `sides`. */
  readonly below: (sides: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of them, or `undefined` of none. */
  readonly pick: <T>(from: Iterable<T>) => T | undefined;
  readonly one: <T>(...from: readonly [T, ...T[]]) => T;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  // mulberry32
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (sides: number): number => Math.floor(random() * sides);
  const pick = <T>(from: Iterable<T>): T | undefined => {
    const all = [...from];
    return all[below(all.length)];
  };
  return {
    random,
    below,
    chance: (probability) => random() < probability,
    pick,
    one: (...from) => from[below(from.length)] as (typeof from)[0],
  };
}
