import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What nobody writes by hand or keeps in a repository. */
const LEFT_OUT = new Set(['node_modules', 'cdk.out', '.git', 'dist', 'coverage']);

/** The texts of the project that `PEER=` names, by path; `undefined` where it names none. */
export async function peerProject(): Promise<ReadonlyMap<string, string> | undefined> {
  const folder = process.env['PEER'];
  if (folder === undefined || folder === '') return undefined;
  const texts = new Map<string, string>();
  const walk = async (at: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      if (LEFT_OUT.has(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) texts.set(relative(folder, path), await readFile(path, 'utf8'));
    }
  };
  await walk(folder);
  return texts;
}
