import { type Files, zipFiles } from '@stormbridge/exporters';
import { describe, expect, it, vi } from 'vitest';
import { Packed } from './packed.ts';
import { Packing, type Zip } from './packing.ts';

/** Enough texts for several parts, the first one larger than a part. */
const FILES: Files = new Map(
  Array.from({ length: 40 }, (_, at) => [
    `file-${at}.txt`,
    `text ${at} ✓\n`.repeat(at === 0 ? 40_000 : 1000 * (at % 7)),
  ]),
);
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A helper that takes its time, and says what it was given. */
function helperOf(ms: number) {
  const paths: string[] = [];
  const helper: Zip = async (part) => {
    paths.push(...part.keys());
    await after(ms);
    return zipFiles(part);
  };
  return { helper, paths };
}

describe('a zip made by two', () => {
  it.each([
    ['fast', 0],
    ['slow', 30],
  ])('[W217] has the bytes of one made alone: the helper is %s', async (_, ms) => {
    const { helper, paths } = helperOf(ms);
    expect(await new Packing(helper).zip(FILES)).toEqual(zipFiles(FILES));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.length).toBeLessThan(FILES.size);
  });

  it.each([0, 1, 20, FILES.size])('[W217] begins before all files are there: %i of them', async (ready) => {
    const { helper, paths } = helperOf(1);
    const packing = new Packing(helper);
    const early = [...FILES].slice(0, ready);
    for (const [path, text] of early) packing.add(path, text);
    const before = paths.length;
    expect(before > 0).toBe(ready > 0);
    expect(await packing.zip(FILES)).toEqual(zipFiles(FILES));
    expect(paths.slice(0, ready)).toEqual(early.map(([path]) => path));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('[W219] of another board packs what has changed, and nothing else; both have the bytes of one made alone', async () => {
    const packed = new Packed();
    const { helper, paths } = helperOf(0);
    await new Packing(helper, packed).zip(FILES);
    const changed = new Map([...FILES].filter(([path]) => path !== 'file-3.txt'));
    changed.set('file-7.txt', 'another text').set('new.txt', FILES.get('file-1.txt') ?? '');
    paths.length = 0;
    const packing = new Packing(helper, packed);
    for (const [path, text] of changed) packing.add(path, text);
    expect(await packing.zip(changed)).toEqual(zipFiles(changed));
    expect(paths).toEqual(['file-7.txt', 'new.txt']);
    expect(packed.entry('file-3.txt', FILES.get('file-3.txt') ?? '')).toBeUndefined();
    expect(packed.entry('new.txt', changed.get('new.txt') ?? '')).toBeDefined();
  });

  it('[W219] keeps its own bytes while the helper still packs an older text of the same file', async () => {
    const packed = new Packed();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const older = new Packing(async (part) => {
      await gate;
      return zipFiles(part);
    }, packed);
    older.ahead(FILES);
    older.stop();
    const newer = new Map([...FILES.keys()].map((path) => [path, `newer ${path}`]));
    const packing = new Packing(async (part) => {
      release();
      await after(5);
      return zipFiles(part);
    }, packed);
    expect(await packing.zip(newer)).toEqual(zipFiles(newer));
  });

  it('[W219] is packed before somebody asks for it, until there is another board', async () => {
    const { helper, paths } = helperOf(1);
    const packing = new Packing(helper);
    packing.ahead(FILES);
    await vi.waitFor(() => expect(paths.length).toBe(FILES.size));
    expect(await packing.zip(FILES)).toEqual(zipFiles(FILES));
    expect(paths.length).toBe(FILES.size);
  });

  it('[W219] is left as it is when there is another board', async () => {
    let parts = 0;
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const packing = new Packing(async (part) => {
      parts += 1;
      await gate;
      return zipFiles(part);
    });
    packing.ahead(FILES);
    await after(1);
    packing.stop();
    release();
    await after(5);
    expect(parts).toBe(2);
  });

  it('[W217] has the same bytes when the helper fails, which is not asked again', async () => {
    let asked = 0;
    const helper: Zip = async () => {
      asked += 1;
      await after(1);
      throw new Error('no memory');
    };
    const packing = new Packing(helper);
    packing.add('file-0.txt', FILES.get('file-0.txt') ?? '');
    expect(await packing.zip(FILES)).toEqual(zipFiles(FILES));
    expect(asked).toBe(1);
    expect(await new Packing(helper).zip(new Map())).toEqual(zipFiles(new Map()));
  });
});
