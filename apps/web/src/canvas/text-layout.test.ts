import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutText, type Measure, TextCache } from './text-layout.ts';

/** Every letter is 0.6 of the size wide. */
const measure: Measure = (text, size) => [...text].length * size * 0.6;
const room = { w: 110, h: 54, weight: 550 };

const word = fc.stringMatching(/^[a-zA-Zäöü]{1,24}$/u);
const label = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

describe('labels in lines', () => {
  it('[C4] no line is wider than its room, whatever is written', () => {
    fc.assert(
      fc.property(label, (text) => {
        const block = layOutText(text, room, measure);
        for (const line of block.lines) expect(measure(line, block.size, 550)).toBeLessThanOrEqual(room.w + 0.001);
      }),
    );
  });

  it('[C4] a label that fits keeps every letter in order', () => {
    fc.assert(
      fc.property(label, (text) => {
        const block = layOutText(text, room, measure);
        if (!block.cut) expect(block.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('[C4] a long label shrinks first, and is cut with an ellipsis only at the smallest size', () => {
    expect(layOutText('Order Placed', room, measure).size).toBe(12.5);
    const long = layOutText('Whenever the payment is authorised and the stock is reserved', room, measure);
    expect(long.size).toBeLessThan(12.5);
    const far = layOutText('word '.repeat(60), room, measure);
    expect(far.cut).toBe(true);
    expect(far.lines.at(-1)).toMatch(/…$/);
    expect(far.lines.length * far.lineHeight).toBeLessThanOrEqual(room.h);
  });

  it('[C4] a note that is looked at grows and shows its whole label', () => {
    fc.assert(
      fc.property(label, (text) => {
        const block = layOutText(text, room, measure, true);
        expect(block.cut).toBe(false);
        expect(block.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('[C4] lines are about even, and a line break that was typed stays', () => {
    expect(layOutText('Item added to basket', { ...room, w: 130 }, measure).lines).toEqual(['Item added', 'to basket']);
    expect(layOutText('first\nsecond', room, measure).lines).toEqual(['first', 'second']);
    expect(layOutText('   ', room, measure).lines).toEqual([]);
  });

  it('[C4] the same label is laid out once', () => {
    let asked = 0;
    const texts = new TextCache((text, size) => {
      asked++;
      return measure(text, size, 0);
    });
    const first = texts.get('Order Placed', room);
    const times = asked;
    expect(texts.get('Order Placed', room)).toBe(first);
    expect(asked).toBe(times);
    texts.clear();
    texts.get('Order Placed', room);
    expect(asked).toBeGreaterThan(times);
  });
});
