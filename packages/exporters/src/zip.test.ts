import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joinEntries, zipEntries, zipFiles, zipParts } from './zip.ts';

const files = new Map(Object.entries({ 'b.txt': 'two', 'a/a.txt': 'one ✓' }));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The hashes of one zip in every time zone that this Node knows. */
const inEveryZone = (zip: string): Record<string, string> =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { createHash } from 'node:crypto';
         import { strToU8, zipSync } from ${JSON.stringify(import.meta.resolve('fflate'))};
         import { zipFiles } from ${JSON.stringify(join(import.meta.dirname, 'zip.ts'))};
         const files = new Map(${JSON.stringify([...files])});
         const hashes = {};
         for (const zone of [...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14', 'EST5EDT']) {
           process.env.TZ = zone;
           hashes[zone] = createHash('sha256').update(${zip}).digest('hex');
         }
         console.log(JSON.stringify(hashes));`,
      ],
      { encoding: 'utf8' },
    ),
  );

describe('a zip', () => {
  it('[R21] has the same bytes in every time zone', () => {
    const hashes = inEveryZone('zipFiles(files)');
    expect(Object.keys(hashes).length).toBeGreaterThan(300);
    expect(new Set(Object.values(hashes))).toEqual(new Set([hashOf(zipFiles(files))]));
  });

  it('[R21] that holds a moment instead would not have', () => {
    expect(new Set(Object.values(inEveryZone("zipSync({ a: [strToU8('a'), { mtime: 1e12 }] })"))).size).toBeGreaterThan(
      20,
    );
  });

  it('[R21] holds what went in, in the same bytes whatever the order', () => {
    const path = fc.stringMatching(/^[a-z/]{1,20}$/);
    fc.assert(
      fc.property(fc.dictionary(path, fc.string({ unit: 'grapheme' }), { maxKeys: 8 }), (given) => {
        const there = Object.entries(given);
        const bytes = zipFiles(new Map(there));
        expect(zipFiles(new Map([...there].reverse()))).toEqual(bytes);
        const back = Object.entries(unzipSync(bytes)).map(([name, text]) => [name, strFromU8(text)]);
        expect(back.sort()).toEqual(there.sort());
      }),
      { numRuns: 30 },
    );
  });

  it('[R22] made in parts is the zip of all files, byte for byte, whatever the parts and their order', () => {
    const path = fc.stringMatching(/^[a-zé/]{1,20}$/);
    fc.assert(
      fc.property(
        fc.dictionary(path, fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 60 }),
        fc.infiniteStream(fc.boolean()),
        (given, size, turn) => {
          const all = new Map(Object.entries(given).sort(() => (turn.next().value ? 1 : -1)));
          const parts = zipParts(all, size);
          expect(parts.flatMap((part) => [...part])).toEqual([...all]);
          expect(joinEntries(parts.flatMap((part) => zipEntries(zipFiles(part))))).toEqual(zipFiles(all));
        },
      ),
    );
    expect(zipParts(files, 1)).toHaveLength(2);
    expect(zipParts(files, 100)).toHaveLength(1);
  });
});
