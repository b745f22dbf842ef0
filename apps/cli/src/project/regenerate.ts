import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BOND,
  type Bond,
  bondFiles,
  type ExportTools,
  exportProblems,
  hashOf,
  type ProjectFile,
  pinsOf,
  planRegeneration,
  projectFiles,
  type Regeneration,
  withPins,
} from '@stormbridge/exporters';
import { type Board, failed, normalise, ok, type Result } from '@stormbridge/model';
import { readBond, readTexts } from './disk.ts';
import { mergeTexts } from './merge.ts';
import { changeFiles } from './transaction.ts';

export interface RegenerateOptions {
  /** Also into a folder that holds other things; they stay. */
  readonly adopt: boolean;
  /** Merges owned files that people changed. */
  readonly merge: boolean;
  /** Puts the text for the board of today beside seeded files that were written for an earlier one. */
  readonly offer: boolean;
  /** Writes seeded files again that people deleted. */
  readonly restore: boolean;
  /** Names in the code follow the stickies. */
  readonly rename: boolean;
}

/** What is to be done to a project, before anything is. */
export interface Prepared {
  readonly first: boolean;
  readonly plan: Regeneration;
  /** Does it: all of it, or nothing. */
  readonly write: () => Promise<void>;
}

/** Looks at a folder and a board, and says what generating would do. Problems of the board come back as data. */
export async function prepare(
  folder: string,
  given: Board,
  tools: ExportTools,
  { adopt, merge, offer, rename, restore }: RegenerateOptions,
): Promise<Result<Prepared>> {
  const before = await readBond(folder, adopt);
  const board = before === undefined || rename ? given : normalise(withPins(given, before.manifest.names));
  const problems = exportProblems(board);
  if (problems.length > 0) return failed(...problems);
  const files = await projectFiles(board, tools);
  const texts = await readTexts(folder, knownPaths(files, before));
  const plan = planRegeneration({
    files,
    names: pinsOf(board),
    before,
    offer,
    restore,
    disk: new Map([...texts].map(([path, text]) => [path, hashOf(text)])),
    texts,
    ...(merge ? { merge: (path, base, next) => mergeTexts(texts.get(path) ?? '', base, next) } : {}),
  });
  const write = async (): Promise<void> => {
    const bond = await readTexts(folder, [BOND.manifest, BOND.model, BOND.base]);
    const changed = bondFiles(board, plan.after).filter(([path, text]) => bond.get(path) !== text);
    const writes = new Map([...plan.writes, ...changed]);
    if (writes.size + plan.deletes.length > 0) await changeFiles(folder, writes, plan.deletes);
  };
  return ok({ first: before === undefined && !existsSync(join(folder, BOND.manifest)), plan, write });
}

const knownPaths = (files: readonly ProjectFile[], before: Bond | undefined): string[] => [
  ...files.map(({ path }) => path),
  ...(before?.manifest.owned.keys() ?? []),
  ...(before?.manifest.seeded.keys() ?? []),
];
