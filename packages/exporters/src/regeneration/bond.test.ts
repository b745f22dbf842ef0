import { createHash } from 'node:crypto';
import { add, parseBoardFile, patch, writeBoardFile } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdkExporter } from '../cdk/exporter.ts';
import { projectFiles } from '../cdk/project.ts';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { readBaseTexts, writeBaseTexts } from './base-texts.ts';
import { base64, fromBase64 } from './base64.ts';
import { BOND } from './bond.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { hashOf, sha256 } from './sha256.ts';

describe('hashes', () => {
  it('[R1] are SHA-256 as Node makes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
    for (const length of [0, 55, 56, 63, 64, 65, 119, 120, 100_000])
      expect(sha256('a'.repeat(length))).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'));
  });

  it('[R1] do not count line ends of Windows', () => {
    expect(hashOf('one\r\ntwo\r\n')).toBe(hashOf('one\ntwo\n'));
    expect(hashOf('one\ntwo')).not.toBe(hashOf('one two'));
  });
});

describe('packed texts', () => {
  it('[R2] bytes come back from base64 as Node writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(base64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('[R2] come back as they were, in the same bytes whatever their order', () => {
    const path = fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,3}$/);
    fc.assert(
      fc.property(fc.dictionary(path, fc.string({ unit: 'grapheme' })), (given) => {
        const texts = new Map(Object.entries(given));
        const file = writeBaseTexts(texts);
        expect(readBaseTexts(file)).toEqual(texts);
        expect(writeBaseTexts(new Map([...texts].reverse()))).toBe(file);
      }),
    );
  });

  it('[R2] have no texts when they are damaged, and lose no more than the damaged group', () => {
    const file = writeBaseTexts(new Map(Object.entries({ 'a/b/c': 'one', 'd/e/f': 'two' })));
    expect([...readBaseTexts(file.replace(/"a\/b": ".{6}/, '"a/b": "AAAAAA')).keys()]).toEqual(['d/e/f']);
    for (const wrong of ['', '[]', 'null', '{"a":1}', '{"a":"x"}', '{']) expect(readBaseTexts(wrong).size).toBe(0);
  });
});

const MANIFEST: Manifest = {
  generator: '0.1.0',
  owned: new Map([['bin/app.ts', 'abc']]),
  seeded: new Map([['README.md', 'def']]),
  pending: new Map([['bin/app.ts', 'fed']]),
  orphans: new Set(['README.md']),
  names: { settings: { settings: { codeName: 'shop' } }, elements: { e1: { codeName: 'A', source: 's' } } },
};

describe('the manifest', () => {
  it('[R3] read back is what was written', () => {
    expect(readManifest(writeManifest(MANIFEST))).toEqual({ ok: true, value: MANIFEST });
  });

  it.each([
    ['', 'not JSON'],
    ['[]', 'not JSON'],
    ['{}', 'stormbridge-project/1'],
    [writeManifest(MANIFEST).replace('project/1', 'project/2'), 'stormbridge-project/2'],
    [writeManifest(MANIFEST).replace('bin/app.ts', '../../.bashrc'), 'no file of a project'],
    [writeManifest(MANIFEST).replace('"abc"', '7'), 'no file of a project'],
    [writeManifest(MANIFEST).replace('"generator"', '"generater"'), 'part of it is missing'],
  ])('[R4] %# is refused in words', (text, words) => {
    const read = readManifest(text);
    expect(read.ok ? '' : read.problems[0]?.message).toContain(words);
  });
});

describe('the first export', () => {
  const exported = async (board = shop()) => {
    const made = await cdkExporter.run(board, tools);
    return made.ok ? made.value : new Map<string, string>();
  };

  it('[R5] holds every file with its owner and hash', async () => {
    const files = await exported();
    const read = readManifest(files.get(BOND.manifest) ?? '');
    if (!read.ok) throw new Error('no manifest');
    const project = await projectFiles(shop(), tools);
    for (const { path, text, keep } of project) expect(read.value[keep].get(path), path).toBe(hashOf(text));
    expect(read.value.owned.size + read.value.seeded.size).toBe(project.length);
    expect(files.size).toBe(project.length + 3);
    const base = readBaseTexts(files.get(BOND.base) ?? '');
    for (const { path, text, keep } of project) expect(base.get(path)).toBe(keep === 'owned' ? text : undefined);
  });

  it('[R23] tells each file as soon as it is printed, in the text that it has in the end', async () => {
    const printed = new Map<string, string>();
    const made = await cdkExporter.run(shop(), { ...tools, printed: (path, text) => printed.set(path, text) });
    if (!made.ok) throw new Error('no export');
    const bond: readonly string[] = [BOND.manifest, BOND.model, BOND.base];
    expect(new Map([...printed].sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(
      new Map([...made.value].filter(([path]) => !bond.includes(path))),
    );
  });

  it('[R5] keeps the board, from which the same export comes again, and not what people said to each other', async () => {
    const files = await exported(
      shop(
        patch('elements', 'e1', {
          author: 'Ada Lovelace',
          createdAt: '2026-01-01T00:00:00Z',
          posTimeline: { x: 1, y: 2 },
        }),
        patch('contexts', 'c1', { frame: { x: 1, y: 2, w: 3, h: 4 } }),
        add('comments', 'w1', { on: 'e1', text: 'Ada said so', author: 'Ada Lovelace' }),
        add('votes', 'v1', { on: 'e1', voter: 'Ada Lovelace' }),
      ),
    );
    const text = files.get(BOND.model) ?? '';
    expect(text).not.toContain('Ada');
    const read = parseBoardFile(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(await exported(read.value)).toEqual(files);
    expect(await exported(shop())).toEqual(files);
    expect(writeBoardFile(read.value)).toBe(text);
  });
});
