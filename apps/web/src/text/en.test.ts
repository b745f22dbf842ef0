import { STAGES } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';

/** Every text with its key, `a.b.c`. */
function texts(node: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  return Object.entries(node as object).flatMap(([key, below]) => texts(below, [...path, key]));
}

const all = new Map(texts(en));
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name).sort();

describe('the table of texts', () => {
  it('[W19] has no empty text', () => {
    expect([...all].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('[W19] has plural forms in pairs that need the same words', () => {
    for (const [key, text] of all) {
      if (!key.endsWith('_one')) continue;
      const other = all.get(key.replace(/_one$/, '_other'));
      expect(other, key).toBeDefined();
      const needed = placeholders(other ?? '').filter((name) => name !== 'count');
      expect(
        placeholders(text).filter((name) => name !== 'count'),
        key,
      ).toEqual(needed);
    }
    expect([...all.keys()].filter((key) => key.endsWith('_other') && !all.has(key.replace(/_other$/, '_one')))).toEqual(
      [],
    );
  });

  it('[W19] never uses a name that the library keeps for itself', () => {
    expect([...all].filter(([, text]) => placeholders(text).includes('context'))).toEqual([]);
  });

  it('[W19] says in about two sentences what each stage asks for', () => {
    for (const { key } of STAGES) {
      const sentences = en.stages.instruction[key].split(/[.?!](?: |$)/).filter(Boolean);
      expect(sentences.length, key).toBe(2);
    }
  });
});
