import { type Files, zipFiles } from '@stormbridge/exporters';
import { describe, expect, it } from 'vitest';
import { type Zip, zipWith } from './packing.ts';

/** Enough texts for several parts, the first one larger than a part. */
const FILES: Files = new Map(
  Array.from({ length: 40 }, (_, at) => [
    `file-${at}.txt`,
    `text ${at} ✓\n`.repeat(at === 0 ? 40_000 : 1000 * (at % 7)),
  ]),
);
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a zip made by two', () => {
  it.each([
    ['fast', 0],
    ['slow', 30],
  ])('[W217] has the bytes of one made alone: the helper is %s', async (_, ms) => {
    const helped: string[] = [];
    const helper: Zip = async (part) => {
      helped.push(...part.keys());
      await after(ms);
      return zipFiles(part);
    };
    expect(await zipWith(helper)(FILES)).toEqual(zipFiles(FILES));
    expect(helped.length).toBeGreaterThan(0);
    expect(helped.length).toBeLessThan(FILES.size);
  });

  it('[W217] has the same bytes when the helper fails, which is not asked again', async () => {
    let asked = 0;
    const zip = zipWith(async () => {
      asked += 1;
      await after(1);
      throw new Error('no memory');
    });
    expect(await zip(FILES)).toEqual(zipFiles(FILES));
    expect(asked).toBeLessThanOrEqual(2);
    expect(await zip(new Map())).toEqual(zipFiles(new Map()));
  });
});
