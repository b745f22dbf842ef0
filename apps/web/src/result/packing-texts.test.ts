import { packText } from '@stormbridge/exporters';
import { describe, expect, it } from 'vitest';
import { packTexts, type TextHelper } from './packing-texts.ts';
import { recalled } from './recalled.ts';

const TEXTS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 20 }, (_, at) => [`base ${at}`, `text ${at} ✓\n`.repeat(1000 * (at % 7))]),
);
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the memory gives for each text, and whether it had to make it. */
function asked({ recall }: ReturnType<typeof recalled>): { readonly packed: readonly string[]; readonly made: number } {
  let made = 0;
  const packed = [...TEXTS].map(([what, text]) =>
    recall(what, text, (given) => {
      made += 1;
      return packText(given);
    }),
  );
  return { packed, made };
}

/** A helper that takes its time before it begins and for each text, and says how many it was given. */
function helperOf(ms: number): { readonly helper: TextHelper; readonly given: string[] } {
  const given: string[] = [];
  const pack = async (text: string): Promise<string> => {
    given.push(text);
    await after(ms);
    return packText(text);
  };
  return { helper: { free: () => after(ms), pack }, given };
}

const alone = [...TEXTS.values()].map(packText);

describe('texts packed by two', () => {
  it.each([0, 3])('[W217] are those packed by one, each packed once: the helper takes %i ms', async (ms) => {
    const memory = recalled();
    const { helper, given } = helperOf(ms);
    await packTexts(TEXTS, memory, helper);
    expect(asked(memory)).toEqual({ packed: alone, made: 0 });
    expect(given.length).toBeGreaterThan(0);
    expect(given.length).toBeLessThan(TEXTS.size);
  });

  it('[W217] are those packed by one when the helper fails', async () => {
    const memory = recalled();
    const helper = { free: () => after(0), pack: () => Promise.reject(new Error('no memory')) };
    await packTexts(TEXTS, memory, helper);
    expect(asked(memory).packed).toEqual(alone);
  });

  it('[W219] are not packed again when the memory has them', async () => {
    const memory = recalled();
    await packTexts(TEXTS, memory, helperOf(0).helper);
    const { helper, given } = helperOf(0);
    await packTexts(TEXTS, memory, helper);
    expect(given).toEqual([]);
    expect(asked(memory).made).toBe(0);
  });
});
