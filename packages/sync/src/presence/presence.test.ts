import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePresence, encodePresence, PRESENCE_MAX, type Presence } from './presence.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_.-]{1,80}$/).filter((one) => one !== '__proto__');
const whole = fc.integer({ min: -1e6, max: 1e6 });
const presences: fc.Arbitrary<Presence> = fc.record({
  name: fc.string({ unit: 'grapheme', maxLength: 12 }),
  colour: fc.constantFrom('#0b6e67', '#FF00aa'),
  view: fc.constantFrom(undefined, 'timeline' as const, 'landscape' as const),
  cursor: fc.option(fc.record({ x: whole, y: whole }), { nil: undefined }),
  selection: fc.uniqueArray(id, { maxLength: 20 }),
  editing: fc.option(id, { nil: undefined }),
  motion: fc.option(fc.record({ ids: fc.uniqueArray(id, { maxLength: 20 }), dx: whole, dy: whole }), {
    nil: undefined,
  }),
});
const size = (state: unknown): number => new TextEncoder().encode(JSON.stringify(state)).length;
const over = (presence: Presence): unknown => JSON.parse(JSON.stringify(encodePresence(presence)));

describe('presence', () => {
  test('[S50] is read back as it was shown', () => {
    fc.assert(
      fc.property(presences, (presence) => {
        expect(decodePresence(over(presence))).toEqual(presence);
      }),
    );
  });

  test('[S50] rounds coordinates, and names what is dragged only when it is not the selection', () => {
    const motion = { ids: ['a', 'b'], dx: 1.4, dy: -2.6 };
    const state = encodePresence({
      name: 'Ada',
      colour: '#000000',
      cursor: { x: 0.5, y: 9.49 },
      selection: ['a', 'b'],
      motion,
    });
    expect(state).toEqual({ name: 'Ada', colour: '#000000', cursor: [1, 9], selection: ['a', 'b'], motion: [1, -3] });
    expect(decodePresence(over({ name: 'Ada', colour: '#000000', selection: ['a'], motion }))?.motion?.ids).toEqual([
      'a',
      'b',
    ]);
  });

  test('[S50] never takes more than 4 KB, whatever is selected', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => `${'x'.repeat(70)}-${at}`);
    const presence = {
      name: '😀'.repeat(300),
      colour: '#000000',
      selection: ids,
      motion: { ids: ids.toReversed(), dx: 1, dy: 1 },
    };
    const state = encodePresence(presence);
    expect(size(state)).toBeLessThanOrEqual(PRESENCE_MAX);
    expect(size(state)).toBeGreaterThan(PRESENCE_MAX / 4);
    expect(decodePresence(over(presence))?.motion?.dx).toBe(1);
  });

  test('[S51] anything may come; what does not fit is left out', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (name, selection, motion) => {
        decodePresence(name);
        const read = decodePresence({ name: 'x', colour: name, selection, motion, cursor: selection, editing: motion });
        expect(read).toMatchObject({ name: 'x' });
        expect(decodePresence(over(read as Presence))).toBeDefined();
      }),
    );
    expect(decodePresence({ colour: '#000000' })).toBeUndefined();
    const odd = {
      name: 'A',
      colour: 'red;x',
      view: 'moon',
      cursor: [1, 'a'],
      selection: ['ok', '__proto__', 7],
      editing: '',
    };
    expect(decodePresence(odd)).toEqual({
      name: 'A',
      colour: '#7b8794',
      view: undefined,
      cursor: undefined,
      selection: ['ok'],
      editing: undefined,
      motion: undefined,
    });
  });
});
