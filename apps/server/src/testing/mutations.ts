/** Chance that is the same with every run: a number below 1 with each call. */
export type Chance = () => number;

/** Mulberry32. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, and without, `end`. */
export const below = (end: number, chance: Chance): number => Math.floor(chance() * end);

/** Bytes at which readers of numbers and lengths go wrong. */
const SHARP = [0, 1, 2, 7, 8, 127, 128, 255];

type Change = (bytes: number[], at: number, chance: Chance, other: Uint8Array) => void;
/** Another byte in the place of one. */
const replaced =
  (by: (byte: number, chance: Chance) => number): Change =>
  (bytes, at, chance) => {
    bytes[at] = by(bytes[at] ?? 0, chance);
  };

const CHANGES: readonly Change[] = [
  replaced((_, chance) => below(256, chance)),
  replaced((_, chance) => SHARP[below(SHARP.length, chance)] ?? 0),
  replaced((byte, chance) => byte ^ (1 << below(8, chance))),
  replaced((byte, chance) => (byte + (chance() < 0.5 ? 1 : 255)) % 256),
  (bytes, at, chance) => void bytes.splice(at, 1 + below(4, chance)),
  (bytes, at, chance) =>
    void bytes.splice(at, 0, ...Array.from({ length: 1 + below(4, chance) }, () => below(256, chance))),
  // A number of many bytes: 2^35 and more.
  (bytes, at) => void bytes.splice(at, 1, 255, 255, 255, 255, 255, 127),
  (bytes, at, chance) => void bytes.splice(at, 0, ...bytes.slice(at, at + below(24, chance))),
  (bytes, at) => void bytes.splice(at),
  (bytes, at, chance, other) => {
    const from = below(other.length, chance);
    bytes.splice(at, below(24, chance), ...other.slice(from, from + below(24, chance)));
  },
];

/** Bytes with one to four mistakes, most often one; some come from `other`. */
export function mutated(original: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const bytes = [...original];
  for (let left = chance() < 0.6 ? 1 : 1 + below(4, chance); left > 0; left--) {
    const change = CHANGES[below(CHANGES.length, chance)];
    change?.(bytes, below(bytes.length + 1, chance), chance, other);
  }
  return Uint8Array.from(bytes);
}
