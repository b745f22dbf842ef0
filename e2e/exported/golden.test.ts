import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift, EXAMPLES, goldenOf, keptOf } from './golden.ts';
import { failure, generateExample, workshop } from './workbench.ts';

describe.each(EXAMPLES)('the golden folder of %s', (example) => {
  let folder = '';
  beforeAll(async () => {
    folder = await workshop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E55] is what is generated today; `npm run golden` writes it anew', async () => {
    expect(failure(await generateExample(example, join(folder, example)))).toBe('');
    const made = await goldenOf(join(folder, example));
    const kept = await keptOf(example);
    expect(kept.size).toBeGreaterThan(100);
    expect(drift(kept, made)).toEqual([]);
    expect(made.get('kit.sha256')?.split('\n').length).toBeGreaterThan(80);
  });

  it('[E55] shows every drift', async () => {
    const kept = await keptOf(example);
    const made = new Map(kept);
    made.set('README.md', `# Another\n${kept.get('README.md')}`);
    made.delete('contracts/catalog.json');
    made.set('docs/new.md', '');
    const title = kept.get('README.md')?.split('\n')[0];
    expect(drift(kept, made)).toEqual([
      `README.md:1: ${title} -> # Another`,
      'contracts/catalog.json is gone',
      'docs/new.md is new',
    ]);
  });
});
