import { readFileSync } from 'node:fs';
import { exporterOf, type Files, TYPE_OPTIONS } from '@stormbridge/exporters';
import { applyChanges, type Board, parseBoardFile, patch } from '@stormbridge/model';
import { compile } from 'json-schema-to-typescript';
import { describe, expect, it } from 'vitest';
import { recalled, rememberingTypes } from './recalled.ts';

const example = new URL('../../../../public/examples/order-checkout.json', import.meta.url);
const read = parseBoardFile(readFileSync(example, 'utf8'));
if (!read.ok) throw new Error('The example cannot be read');
const board = read.value;
const event = [...board.elements.values()].find(({ kind }) => kind === 'event');
const renamed = applyChanges(board, [patch('elements', event?.id ?? '', { label: 'Something else happened' })]);

const compileTypes = (schema: object): Promise<string> => compile(structuredClone(schema), '', TYPE_OPTIONS);
const shouted = (text: string): string => text.toUpperCase();

describe('what was made of a text', () => {
  it('[W219] is made again only when the text is another one, or another thing is made of it', () => {
    const made: string[] = [];
    const recall = recalled();
    const ask = (what: string, text: string): string =>
      recall(what, text, (given) => {
        made.push(`${what} ${given}`);
        return shouted(given);
      });
    expect([ask('a', 'x'), ask('a', 'x'), ask('b', 'x'), ask('a', 'y'), ask('a', 'x')]).toEqual([...'XXXYX']);
    expect(made).toEqual(['a x', 'b x', 'a y', 'a x']);
  });

  it('[W219] is forgotten when it becomes too much, and not before', () => {
    const made: string[] = [];
    const recall = recalled(20);
    const ask = (what: string, text: string): string =>
      recall(what, text, (given) => {
        made.push(what);
        return shouted(given);
      });
    for (const text of ['one', 'two', 'six']) ask('a', text);
    for (const what of ['a', 'b', 'c', 'a', 'b', 'c']) ask(what, 'four');
    expect(made).toEqual(['a', 'a', 'a', 'a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('[W219] types of a schema are made once, and again after a failure', async () => {
    let made = 0;
    const types = rememberingTypes(async (schema) => {
      made += 1;
      if (made === 1) throw new Error('no memory');
      return JSON.stringify(schema);
    });
    await expect(types({ a: 1 })).rejects.toThrow('no memory');
    for (const schema of [{ a: 1 }, { b: 1 }, { a: 1 }, { b: 1 }])
      expect(await types(schema)).toBe(JSON.stringify(schema));
    expect(made).toBe(3);
    for (const c of [1, 2, 3]) await types({ c });
    await types({ a: 1 });
    expect(made).toBe(7);
  });

  it('[W219] changes no byte of an export, from board to board and back', async () => {
    const remembering = { compileTypes: rememberingTypes(compileTypes), recall: recalled() };
    const exported = async (of: Board, tools: typeof remembering | { compileTypes: typeof compileTypes }) => {
      const made = await exporterOf('cdk')?.run(of, tools);
      if (!made?.ok) throw new Error('no export');
      return made.value;
    };
    const [first, other]: Files[] = [
      await exported(board, { compileTypes }),
      await exported(renamed, { compileTypes }),
    ];
    expect(other).not.toEqual(first);
    expect(await exported(board, remembering)).toEqual(first);
    expect(await exported(renamed, remembering)).toEqual(other);
    expect(await exported(board, remembering)).toEqual(first);
  });
});
