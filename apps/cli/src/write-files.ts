import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '@stormbridge/exporters';
import { CommandError } from './terminal.ts';

/** What writing a folder did: how many files are new, rewritten, or were the same already. */
export interface Written {
  readonly added: number;
  readonly rewritten: number;
  readonly unchanged: number;
}

/**
 * Writes files below a folder. A file that is there with other content stops everything before the first byte is
 * written, unless `force` says that it may be lost.
 */
export async function writeFiles(folder: string, files: Files, force: boolean): Promise<Written> {
  await needFolder(folder);
  const states = await Promise.all([...files].map(([path, text]) => stateOf(join(folder, path), text)));
  const paths = [...files.keys()];
  const lost = paths.filter((_, at) => states[at] === 'other');
  if (lost.length > 0 && !force) {
    const more = lost.length > 5 ? `\n  and ${lost.length - 5} more` : '';
    throw new CommandError(
      `${folder} holds ${lost.length} ${lost.length === 1 ? 'file' : 'files'} with other content, and nothing was written:\n  ${lost.slice(0, 5).join('\n  ')}${more}\nChoose an empty folder, or overwrite them with --force.`,
    );
  }
  for (const [at, [path, text]] of [...files].entries()) {
    if (states[at] === 'same') continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const number = (state: string): number => states.filter((one) => one === state).length;
  return { added: number('none'), rewritten: number('other'), unchanged: number('same') };
}

async function needFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new CommandError(`${folder} is a file; --out names a folder.`);
  try {
    await mkdir(folder, { recursive: true });
    await readdir(folder);
  } catch (error) {
    throw new CommandError(`Cannot write to ${folder}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
}

async function stateOf(path: string, text: string): Promise<'none' | 'same' | 'other'> {
  try {
    return (await readFile(path, 'utf8')) === text ? 'same' : 'other';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'other';
  }
}
