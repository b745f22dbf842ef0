import { symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure, installed, linkPackages, run } from './workbench.ts';

const PARTS = ['bin', 'contracts', 'packages', 'platform', 'services', 'test'];

/**
 * Type-checks generated projects, each in a folder right below `folder`, in one run of their own compiler: what they all
 * take from the registry is read once. Gives what went wrong, empty when nothing did.
 */
export async function typeCheckTogether(folder: string, projects: readonly string[]): Promise<string> {
  const [first] = projects;
  if (first === undefined) return 'There is no project to check.';
  for (const project of projects) await linkPackages(project);
  await symlink(join(await installed(first), 'node_modules'), join(folder, 'node_modules'));
  const names = projects.map((project) => basename(project));
  const config = {
    extends: `./${names[0]}/tsconfig.base.json`,
    include: names.flatMap((name) => PARTS.map((part) => `${name}/${part}/**/*.ts`)),
    exclude: ['**/node_modules', '**/cdk.out'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return failure(await run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json'], folder));
}
