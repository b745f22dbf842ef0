import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './merge.ts';

const text = fc.array(fc.stringMatching(/^[a-c{}]{0,3}$/), { maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);

describe('a merge of three texts', () => {
  it('[T13] is the other side where one side changed nothing, and both where they say the same', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTexts(base, base, other)).toEqual({ text: other, clean: true });
        expect(mergeTexts(other, base, base)).toEqual({ text: other, clean: true });
        expect(mergeTexts(other, base, other)).toEqual({ text: other, clean: true });
      }),
    );
  });

  it('[T13] takes both sides where they are apart', () => {
    fc.assert(
      fc.property(text, text, text, (middle, mine, next) => {
        const around = (top: string, end: string): string => `${top}one\ntwo\n${middle}three\nfour\n${end}`;
        const merged = mergeTexts(around(`mine\n${mine}`, ''), around('', ''), around('', `next\n${next}`));
        expect(merged).toEqual({ text: around(`mine\n${mine}`, `next\n${next}`), clean: true });
      }),
    );
  });

  it('[T13] loses no line of either side where both changed the same', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, next) => {
        const merged = mergeTexts(mine, base, next);
        const there = new Set(merged.text.split('\n'));
        const old = new Set(base.split('\n'));
        for (const line of [...mine.split('\n'), ...next.split('\n')])
          if (!old.has(line)) expect(there).toContain(line);
        expect(merged.text.includes('<<<<<<< yours')).toBe(!merged.clean);
      }),
    );
  });

  it('[T13] keeps the line ends of the file', () => {
    expect(mergeTexts('a\r\nb\r\n', 'a\nb\n', 'a\nb\nc\n').text).toBe('a\r\nb\r\nc\r\n');
  });
});
