import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { linkPackages } from './workbench.ts';

interface Prettier {
  readonly getFileInfo: (
    path: string,
    options: { ignorePath: string },
  ) => Promise<{ readonly ignored: boolean; readonly inferredParser: string | null }>;
  readonly check: (text: string, options: Record<string, unknown>) => Promise<boolean>;
}

/**
 * The files of generated projects that their own Prettier would write otherwise, as far as their paths match. A text that
 * many projects have is read once.
 */
export async function notLaidOut(projects: readonly string[], which = /^/): Promise<string[]> {
  const known = new Map<string, boolean>();
  const found: string[] = [];
  for (const project of projects) {
    await linkPackages(project);
    const prettier = createRequire(join(project, 'package.json'))('prettier') as Prettier;
    const options = JSON.parse(await readFile(join(project, '.prettierrc.json'), 'utf8'));
    const ignorePath = join(project, '.prettierignore');
    for (const path of (await filesOf(project)).filter((one) => which.test(one))) {
      const { ignored, inferredParser } = await prettier.getFileInfo(join(project, path), { ignorePath });
      if (ignored || inferredParser === null) continue;
      const text = await readFile(join(project, path), 'utf8');
      const key = `${inferredParser} ${createHash('sha256').update(text).digest('hex')}`;
      const isLaidOut = known.get(key) ?? (await prettier.check(text, { ...options, filepath: path }));
      known.set(key, isLaidOut);
      if (!isLaidOut) found.push(join(project, path));
    }
  }
  return found;
}

async function filesOf(project: string): Promise<string[]> {
  const entries = await readdir(project, { withFileTypes: true });
  const own = entries.filter(({ name }) => name !== 'node_modules' && name !== 'cdk.out');
  const lists = await Promise.all(
    own.map(async (one) => {
      if (!one.isDirectory()) return [one.name];
      const inside = await readdir(join(project, one.name), { recursive: true, withFileTypes: true });
      const files = inside.filter((file) => file.isFile() && !file.parentPath.includes('node_modules'));
      return files.map((file) => join(file.parentPath, file.name).slice(project.length + 1));
    }),
  );
  return lists.flat().sort();
}
