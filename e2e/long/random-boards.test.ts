import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeCheckBoards } from '../exported/type-check.ts';
import { failure, run, workshop } from '../exported/workbench.ts';

const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

describe('random boards with hostile labels', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await workshop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([0, 1, 2])('[E20] sixty of them become projects that type-check (part %i)', async (part) => {
    await mkdir(join(folder, `part-${part}`));
    expect(await typeCheckBoards(join(folder, `part-${part}`), seeds(100 + part * 20, 20))).toBe('');
  });

  it.each(seeds(100, 6))('[E21] the board of seed %i synthesises', async (seed) => {
    const project = join(folder, 'part-0', `board-${seed}`);
    expect(failure(await run('npx', ['--no-install', 'cdk', 'synth', '--quiet'], project))).toBe('');
  });
});
