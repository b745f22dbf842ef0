import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges, type Board, parseBoardFile, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { tools } from '../testing/tools.ts';
import { projectFiles } from './project.ts';

const SMALL_WORDS = new Set('a an and are as at be by for in is it its of on one or that the this to with'.split(' '));
const wordsOf = (text: string): string[] =>
  (
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  ).map((word) => word.replace(/(es|s|ed|ing)$/, ''));

const NAMED = /^\s*(?:(?:export|async|readonly|private|static|function|const|class|interface|type|get) )*(\w+)/;

/** Doc comments of a source that say no word which is not in the name below them. */
const repetitions = (text: string): string[] =>
  [...text.matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*\n([^\n]*)/g)].flatMap(([, said = '', line = '']) => {
    const [, name = ''] = NAMED.exec(line) ?? [];
    const known = new Set(wordsOf(name));
    const told = wordsOf(said).filter((word) => !SMALL_WORDS.has(word));
    return told.length > 0 && told.every((word) => known.has(word)) ? [said.trim()] : [];
  });

const example = (name: string): Board => {
  const read = parseBoardFile(
    readFileSync(join(import.meta.dirname, '../../../../public/examples', `${name}.json`), 'utf8'),
  );
  if (!read.ok) throw new Error(`The example ${name} cannot be read`);
  return read.value;
};

describe('comments', () => {
  it('[X242] sees a repetition, and leaves what says more', () => {
    expect(repetitions('/** Order placed. */\nexport const orderPlaced = 1;')).toEqual(['Order placed.']);
    expect(repetitions('/** Carts expire */\nexport async function onCartsExpire(')).toEqual(['Carts expire']);
    expect(repetitions('/** Keys of all versions. */\nexport const keysOf = 1;')).toEqual([]);
  });

  it.each(['order-checkout', 'file-manager'])(
    '[X242] no comment of %s only repeats the name below it',
    async (name) => {
      for (const busFlavour of ['classic', 'custom'] as const) {
        const board = applyChanges(example(name), [patch('settings', 'settings', { busFlavour })]);
        const sources = (await projectFiles(board, tools)).filter(({ path }) =>
          /^(?!contracts\/src\/gen).+\.ts$/.test(path),
        );
        expect(sources.length).toBeGreaterThan(100);
        for (const { path, text } of sources) expect(repetitions(text), path).toEqual([]);
      }
    },
  );
});
