import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, type Generated, generateBoards } from './boards.ts';
import { boardOfAnyShape, randomBoard } from './random-board.ts';
import { typeCheckTogether } from './type-check.ts';
import { workshop } from './workbench.ts';

describe('random boards with hostile labels', () => {
  let folder = '';
  let made: Generated = { projects: [], refused: [] };
  const folders = (): string[] => made.projects.map((project) => project.folder);
  beforeAll(async () => {
    folder = await workshop();
    const small = await generateBoards(folder, [1, 2, 3], randomBoard);
    const shapes = await generateBoards(folder, [4, 6, 7], boardOfAnyShape);
    made = {
      projects: [...small.projects, ...shapes.projects],
      refused: [...small.refused, ...shapes.refused],
    };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E5] six of them become projects that type-check', async () => {
    expect(made.refused).toEqual([]);
    expect(folders()).toHaveLength(6);
    expect(await typeCheckTogether(folder, folders())).toBe('');
  });

  it('[E6] the same board gives the same bytes', async () => {
    const again = await generateBoards(join(folder, 'again'), [4], boardOfAnyShape);
    const [first = ''] = folders().filter((one) => one.endsWith('board-4'));
    const [second = ''] = again.projects.map((project) => project.folder);
    const digest = await digestOf(first);
    expect(await digestOf(second)).toBe(digest);
    await appendFile(join(second, 'docs/flow.md'), ' ');
    expect(await digestOf(second)).not.toBe(digest);
  });
});
