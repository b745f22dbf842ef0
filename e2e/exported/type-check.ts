import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBoard } from './random-board.ts';
import { failure, generateBoard, installed, linkPackages, run } from './workbench.ts';

/** Generates a board for each seed under a folder and type-checks all of them in one run; gives what went wrong. */
export async function typeCheckBoards(folder: string, seeds: readonly number[]): Promise<string> {
  for (const seed of seeds) {
    const project = join(folder, `board-${seed}`);
    const wrong = failure(await generateBoard(randomBoard(seed), project));
    if (wrong !== '') return `seed ${seed}: ${wrong}`;
    await linkPackages(project);
  }
  const first = join(folder, `board-${seeds[0]}`);
  await symlink(join(await installed(first), 'node_modules'), join(folder, 'node_modules'));
  const parts = ['bin', 'contracts', 'packages', 'platform', 'services', 'test'].map(
    (part) => `board-*/${part}/**/*.ts`,
  );
  const config = { extends: `./board-${seeds[0]}/tsconfig.base.json`, include: parts, exclude: ['**/node_modules'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return failure(await run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json'], folder));
}
