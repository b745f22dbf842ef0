import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys, evenKeys, keyBetween, ORDER_KEY_PATTERN } from './order-key.ts';
import { arbitraryTape } from './testing/arbitrary-board.ts';
import { holds } from './testing/holds.ts';

const key = fc.stringMatching(/^[0-9A-Za-z]{0,12}[1-9A-Za-z]$/);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('order keys', () => {
  test('[M20] there is always a key between two others', () => {
    holds(
      fc.property(key, key, random, (a, b, chance) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const made = keyBetween(low, high, () => chance);
        expect(made > low && made < high).toBe(true);
        expect(made).toMatch(ORDER_KEY_PATTERN);
      }),
      { numRuns: 2000 },
    );
  });

  test('[M20] before the first and behind the last there is always room', () => {
    holds(
      fc.property(key, random, (one, chance) => {
        const [before, after] = [keyBetween(undefined, one, () => chance), keyBetween(one, undefined, () => chance)];
        expect(before < one && after > one).toBe(true);
        for (const made of [before, after, keyBetween(undefined, undefined, () => chance)])
          expect(made).toMatch(ORDER_KEY_PATTERN);
      }),
      { numRuns: 2000 },
    );
  });

  test('[M20] random insertions anywhere keep the order', () => {
    holds(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), arbitraryTape, (places, tape) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, keyBetween(keys[at - 1], keys[at], tape.random));
        }
        expect([...keys].sort(compareKeys)).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('[M21] adding at an end thousands of times keeps keys short', () => {
    let [first, last] = ['V', 'V'];
    for (let count = 0; count < 5000; count++) {
      last = keyBetween(last, undefined, Math.random);
      first = keyBetween(undefined, first, Math.random);
    }
    expect(Math.max(first.length, last.length)).toBeLessThan(12);
    let between = 'B';
    for (let count = 0; count < 800; count++) between = keyBetween('A', between, Math.random);
    expect(between).toMatch(ORDER_KEY_PATTERN);
  });

  test('[M22] equal neighbours, neighbours the wrong way round and foreign keys never break insertion', () => {
    const chance = () => 0.5;
    expect(keyBetween('A', 'A', chance) > 'A').toBe(true);
    expect(keyBetween('B', 'A', chance) > 'B').toBe(true);
    for (const [low, high] of [
      ['A', 'A0'],
      ['A', 'A000'],
      ['', '0'],
      ['0', '00'],
      ['é', 'ü'],
      ['-', '.'],
      ['A', 'A!'],
    ] as const)
      expect(keyBetween(low, high, chance)).toMatch(ORDER_KEY_PATTERN);
  });

  test('[M21] two people who insert at one place get two keys', () => {
    let seed = 0;
    const chance = () => {
      seed += 0.137;
      return seed % 1;
    };
    const keys = Array.from({ length: 50 }, () => keyBetween('A', 'B', chance));
    expect(new Set(keys).size).toBe(50);
  });

  test('[M23] even keys rise, leave room between them and are the same every time', () => {
    for (const count of [0, 1, 2, 61, 62, 63, 1000]) {
      const keys = evenKeys(count);
      expect(keys).toHaveLength(count);
      expect(keys).toEqual(evenKeys(count));
      expect([...keys].sort(compareKeys)).toEqual(keys);
      expect(new Set(keys).size).toBe(count);
      for (const one of keys) expect(one).toMatch(ORDER_KEY_PATTERN);
    }
    expect(keyBetween('0V', '1V', () => 0.5).length).toBeLessThan(6);
  });
});
