import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PEOPLE_COLOURS } from '../join/colours.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of one block of the style sheet, by name. */
function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = tokens(':root');
const dark = new Map([...light, ...tokens(':root[data-theme="dark"]')]);

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const PAIRS: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => ['paper', 'panel', 'panel-2'].map((ground) => [ink, ground] as const)),
  ...['ink', 'ink-2'].map((ink) => [ink, 'panel-3'] as const),
  ...['accent', 'danger', 'warn', 'good'].map((ink) => [ink, 'panel'] as const),
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink', 'warn-soft'],
  ['ink', 'danger-soft'],
  ['danger', 'danger-soft'],
  ['on-accent', 'accent'],
  ['rail-ink', 'rail'],
  ['rail-mut', 'rail'],
  ['rail-mut', 'rail-2'],
  ...['code-key', 'code-string', 'code-type', 'code-word', 'code-number', 'code-muted'].map(
    (ink) => [ink, 'panel'] as const,
  ),
];

describe('colours', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('[W3] every ink can be read on its grounds when it is %s', (_, theme) => {
    const weak = PAIRS.map(([ink, ground]) => {
      const [a, b] = [theme.get(ink), theme.get(ground)];
      if (a === undefined || b === undefined) throw new Error(`No token ${ink} or ${ground}`);
      return { pair: `${ink} on ${ground}`, ratio: contrast(a, b) };
    }).filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  it('[W3] white can be read on every colour of people', () => {
    expect(PEOPLE_COLOURS.filter(({ value }) => contrast(value.toLowerCase(), '#ffffff') < 5)).toEqual([]);
  });

  it('[W3] the measure knows black, white and grey', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
