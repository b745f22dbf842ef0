import { VERSION } from '../version.ts';
import type { Bond } from './bond.ts';
import { fileStep } from './file-step.ts';
import { withLooseEnds } from './loose-ends.ts';
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
  const { files, names, hash = (_, text) => hashOf(text) } = given;
  const steps: Step[] = [];
  const writes = new Map<string, string>();
  const deletes: string[] = [];
  const after: Remembered = {
    owned: new Map(),
    seeded: new Map(),
    pending: new Map(),
    orphans: new Set(),
    base: new Map(),
  };
  for (const file of files) {
    const { step, write, stale, owned, seeded, pending, base } = fileStep(given, file, hash(file.path, file.text));
    steps.push(step);
    if (write !== undefined) writes.set(...write);
    if (stale) deletes.push(besides(file.path));
    if (owned !== undefined) after.owned.set(file.path, owned);
    if (seeded !== undefined) after.seeded.set(file.path, seeded);
    if (pending !== undefined) after.pending.set(file.path, pending);
    for (const [path, text] of base) after.base.set(path, text);
  }
  const { base, ...hashes } = after;
  steps.push(...orphans(given, after));
  keepOffers(given, after);
  steps.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    steps: withLooseEnds(given, steps),
    writes,
    deletes,
    after: { manifest: { generator: VERSION, names, ...hashes }, base },
  };
}

interface Remembered {
  readonly owned: Map<string, string>;
  readonly seeded: Map<string, string>;
  readonly pending: Map<string, string>;
  readonly orphans: Set<string>;
  readonly base: Map<string, string>;
}

/** What is there and not printed any more: it stays, and is known again when its element comes back. */
function orphans({ files, before, disk }: RegenerationGiven, after: Remembered): Step[] {
  const now = new Set(files.map(({ path }) => path));
  const steps: Step[] = [];
  for (const keep of ['owned', 'seeded'] as const)
    for (const [path, hash] of before?.manifest[keep] ?? []) {
      if (now.has(path) || !disk.has(path)) continue;
      steps.push({ path, action: 'orphan', keep, why: 'not generated any more' });
      after[keep].set(path, hash);
      after.orphans.add(path);
      remember(before, after, path);
    }
  return steps;
}

/** A text of ours beside a file that is not owned at present is still ours. */
function keepOffers({ files, before, disk }: RegenerationGiven, after: Remembered): void {
  const owned = new Set(files.filter(({ keep }) => keep === 'owned').map(({ path }) => path));
  for (const [path, hash] of before?.manifest.pending ?? []) {
    if (owned.has(path) || !disk.has(besides(path))) continue;
    after.pending.set(path, hash);
    remember(before, after, besides(path));
  }
}

function remember(before: Bond | undefined, after: Remembered, path: string): void {
  const text = before?.base.get(path);
  if (text !== undefined) after.base.set(path, text);
}
