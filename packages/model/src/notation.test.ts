import { describe, expect, test } from 'vitest';
import { AREA_KINDS, KINDS, kindOfShortcut, NOTATION } from './notation.ts';
import { ELEMENT_KINDS } from './tables.ts';

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const INK = '#121A24';
const LIGHT_INK = '#E8EDF2';
const PAPER = '#F6F4EE';
const stickies = [...ELEMENT_KINDS, 'aggregate'] as const;

describe('notation', () => {
  test('[M35] has one row for every element kind and every area', () => {
    expect(new Set(KINDS)).toEqual(new Set([...ELEMENT_KINDS, ...AREA_KINDS]));
    for (const kind of KINDS) expect(NOTATION[kind].kind).toBe(kind);
  });

  test('[M36] shortcuts are the letters of the method, one each, in whatever case they are pressed', () => {
    const keys = KINDS.map((kind) => NOTATION[kind].shortcut);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-Z]$/);
    const known = {
      event: 'E',
      command: 'C',
      actor: 'A',
      policy: 'P',
      readModel: 'R',
      externalSystem: 'X',
      timer: 'T',
      hotSpot: 'H',
      aggregate: 'G',
      context: 'B',
      service: 'S',
    };
    for (const [kind, key] of Object.entries(known)) {
      expect(kindOfShortcut(key)).toBe(kind);
      expect(kindOfShortcut(key.toLowerCase())).toBe(kind);
    }
    expect(kindOfShortcut('V')).toBeUndefined();
    expect(kindOfShortcut('N')).toBeUndefined();
  });

  test.each(stickies)(
    '[M37] ink on a %s is read on both boards (at least 4.5:1), and its edge stands out on paper',
    (kind) => {
      const { light, dark, edge } = NOTATION[kind].colour;
      expect(contrast(INK, light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(INK, dark)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(edge, PAPER)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(['context', 'service', 'phase'] as const)('[M37] words on a %s are read on both boards', (kind) => {
    expect(contrast(INK, NOTATION[kind].colour.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(LIGHT_INK, NOTATION[kind].colour.dark)).toBeGreaterThanOrEqual(4.5);
  });

  test('[M38] kinds are told apart without colour, by silhouette or glyph', () => {
    const cues = stickies.map((kind) => `${NOTATION[kind].shape} ${NOTATION[kind].glyph}`);
    expect(new Set(cues).size).toBe(cues.length);
    expect(new Set(stickies.map((kind) => NOTATION[kind].shape)).size).toBe(stickies.length);
  });

  test('[M35] words for one and for many, sizes on the grid, and a stage from 1 to 6', () => {
    for (const kind of KINDS) {
      const { label, plural, size, stage } = NOTATION[kind];
      expect(label).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/);
      expect(plural).not.toBe(label);
      expect((size.w % 8) + (size.h % 8)).toBe(0);
      expect(stage).toBeGreaterThanOrEqual(1);
      expect(stage).toBeLessThanOrEqual(6);
    }
  });
});
