import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBoard } from './random-board.ts';
import { typeCheckBoards } from './type-check.ts';
import { generateBoard, workshop } from './workbench.ts';

describe('random boards with hostile labels', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await workshop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E5] five of them become projects that type-check', async () => {
    expect(await typeCheckBoards(join(folder, '.'), [1, 2, 3, 4, 5])).toBe('');
  });

  it('[E6] the same board gives the same bytes', async () => {
    const again = join(folder, 'again-1');
    await generateBoard(randomBoard(1), again);
    for (const path of [
      'package-lock.json',
      'contracts/catalog.json',
      'contracts/src/generated/types.ts',
      'docs/flow.md',
    ])
      expect(await readFile(join(again, path), 'utf8'), path).toBe(
        await readFile(join(folder, 'board-1', path), 'utf8'),
      );
  });
});
