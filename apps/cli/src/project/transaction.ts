import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { BOND } from '@stormbridge/exporters';
import { CommandError } from '../terminal.ts';

/** One file that is put in its place, or taken away. `had` says whether something was there before. */
interface Move {
  readonly path: string;
  readonly had: boolean;
  readonly put: boolean;
}

interface Journal {
  readonly moves: readonly Move[];
}

const stageOf = (folder: string): string => join(folder, BOND.folder, 'transaction');
const ownerOf = (folder: string): string => join(stageOf(folder), 'process');
const journalOf = (folder: string): string => join(stageOf(folder), 'journal.json');

/**
 * Writes and deletes files below a folder: all of them or none. New texts are written aside first; then each goes to its
 * place, and what was there is kept aside until the last one is there. What fails takes everything back; what was cut
 * off is taken back by `recover` the next time.
 */
export async function changeFiles(
  folder: string,
  writes: ReadonlyMap<string, string>,
  deletes: readonly string[],
): Promise<void> {
  const folders = await begin(folder);
  try {
    await stayInside(folder, [...writes.keys(), ...deletes]);
    const moves: Move[] = [
      ...[...writes.keys()].map((path) => ({ path, had: existsSync(join(folder, path)), put: true })),
      ...deletes.map((path) => ({ path, had: true, put: false })),
    ];
    await mkdir(join(stageOf(folder), 'old'));
    await mkdir(join(stageOf(folder), 'new'));
    for (const [at, { path, put }] of moves.entries())
      if (put) await writeFile(join(stageOf(folder), 'new', String(at)), writes.get(path) ?? '');
    await writeFile(`${journalOf(folder)}.part`, JSON.stringify({ moves } satisfies Journal));
    await rename(`${journalOf(folder)}.part`, journalOf(folder));
    for (const [at, move] of moves.entries()) await carryOut(folder, at, move, folders);
    await rm(journalOf(folder));
    await rm(stageOf(folder), { recursive: true });
  } catch (error) {
    await takeBack(folder);
    // Innermost first; one that holds something is not ours to remove.
    for (const one of folders.reverse()) await removeEmpty(one);
    throw new CommandError(`Nothing was changed in ${folder}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Makes the folder for what is written aside, and gives the folders that were not there before. */
async function begin(folder: string): Promise<string[]> {
  try {
    const made = await mkdir(join(folder, BOND.folder), { recursive: true });
    await mkdir(stageOf(folder));
    await writeFile(ownerOf(folder), String(process.pid));
    return made === undefined ? [] : [made];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === 'EEXIST' ? `Another call is writing to ${folder}.` : `Cannot write to ${folder}: ${message}`,
    );
  }
}

async function carryOut(folder: string, at: number, { path, had, put }: Move, folders: string[]): Promise<void> {
  const target = join(folder, path);
  const made = await mkdir(dirname(target), { recursive: true });
  if (made !== undefined) folders.push(made);
  if (had) await rename(target, join(stageOf(folder), 'old', String(at)));
  if (put) await rename(join(stageOf(folder), 'new', String(at)), target);
}

/** Takes back what an earlier call was cut off in. Gives whether there was anything; what is still going on is refused. */
export async function recover(folder: string): Promise<boolean> {
  if (!existsSync(stageOf(folder))) return false;
  const owner = Number(await readFile(ownerOf(folder), 'utf8').catch(() => '0'));
  if (owner > 0 && owner !== process.pid && isRunning(owner))
    throw new CommandError(
      `Another call (process ${owner}) is writing to ${folder} at the moment. If that process is something else, remove ${ownerOf(folder)}.`,
    );
  const cutOff = isCutOff(folder);
  await takeBack(folder);
  return cutOff;
}

/** Whether a call was cut off here. */
export const isCutOff = (folder: string): boolean => existsSync(journalOf(folder));

async function takeBack(folder: string): Promise<void> {
  const { moves = [] } = (await readJournal(folder)) ?? {};
  for (const [at, { path, had, put }] of [...moves.entries()].reverse()) {
    const target = join(folder, path);
    const old = join(stageOf(folder), 'old', String(at));
    const placed = put && !existsSync(join(stageOf(folder), 'new', String(at)));
    if (existsSync(old)) await rename(old, target);
    else if (!had && placed) await rm(target, { force: true });
  }
  await rm(stageOf(folder), { recursive: true, force: true });
}

const readJournal = async (folder: string): Promise<Journal | undefined> =>
  isCutOff(folder) ? (JSON.parse(await readFile(journalOf(folder), 'utf8')) as Journal) : undefined;

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A link inside of the folder may lead out of it; there is nothing of ours. */
async function stayInside(folder: string, paths: readonly string[]): Promise<void> {
  const root = await realpath(folder);
  for (const parent of new Set(paths.map((path) => dirname(join(folder, path))))) {
    let there = parent;
    while (!existsSync(there)) there = dirname(there);
    const real = await realpath(there);
    if (real !== root && !real.startsWith(root + sep)) throw new Error(`${there} is a link that leads out of it.`);
  }
}

/** Removes a folder and the folders in it, as far as there are no files. */
async function removeEmpty(folder: string): Promise<void> {
  for (const one of await readdir(folder, { withFileTypes: true }).catch(() => []))
    if (one.isDirectory()) await removeEmpty(join(folder, one.name));
  await rmdir(folder).catch(() => undefined);
}
