import { VERSION } from '../version.ts';
import type { Bond } from './bond.ts';
import { fileStep } from './file-step.ts';
import { hashOf } from './sha256.ts';
import { besides, type RegenerationGiven, type Step } from './step.ts';

export interface Regeneration {
  /** One step for each file, by path. */
  readonly steps: readonly Step[];
  /** The texts to write, by path. The files of the bond are not among them. */
  readonly writes: ReadonlyMap<string, string>;
  /** Texts that were put beside a file and are of no use any more. */
  readonly deletes: readonly string[];
  readonly after: Bond;
}

/**
 * What generating again does to a project, as data. It never writes over a file that people wrote or changed, unless
 * they ask for a merge, and never takes away a file of theirs.
 */
export function planRegeneration(given: RegenerationGiven): Regeneration {
  const { files, before, disk, names } = given;
  const steps: Step[] = [];
  const writes = new Map<string, string>();
  const deletes: string[] = [];
  const after = {
    owned: new Map<string, string>(),
    seeded: new Map<string, string>(),
    pending: new Map<string, string>(),
    orphans: new Set<string>(),
    base: new Map<string, string>(),
  };
  for (const file of files) {
    const { step, write, stale, owned, seeded, pending, base } = fileStep(given, file, hashOf(file.text));
    steps.push(step);
    if (write !== undefined) writes.set(...write);
    if (stale) deletes.push(besides(file.path));
    if (owned !== undefined) after.owned.set(file.path, owned);
    if (seeded !== undefined) after.seeded.set(file.path, seeded);
    if (pending !== undefined) after.pending.set(file.path, pending);
    for (const [path, text] of base) after.base.set(path, text);
  }
  const now = new Set(files.map(({ path }) => path));
  for (const keep of ['owned', 'seeded'] as const)
    for (const [path, hash] of before?.manifest[keep] ?? []) {
      if (now.has(path) || !disk.has(path)) continue;
      steps.push({ path, action: 'orphan', keep, why: 'what it was made from is not on the board any more' });
      after[keep].set(path, hash);
      after.orphans.add(path);
      const text = before?.base.get(path);
      if (text !== undefined) after.base.set(path, text);
    }
  const { base, ...hashes } = after;
  steps.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { steps, writes, deletes, after: { manifest: { generator: VERSION, names, ...hashes }, base } };
}
