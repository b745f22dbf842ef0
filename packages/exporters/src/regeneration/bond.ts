import { applyChanges, type Board, patch, remove, writeBoardFile } from '@stormbridge/model';
import { type BaseTexts, writeBaseTexts } from './base-texts.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { pinNames } from './pins.ts';

/**
 * What ties an exported project to its board, in its folder `.stormbridge`: which files are whose, under which names
 * elements became code, the board itself, and the texts that a merge needs.
 */
export interface Bond {
  readonly manifest: Manifest;
  readonly base: BaseTexts;
}

export const BOND = {
  folder: '.stormbridge',
  manifest: '.stormbridge/manifest.json',
  model: '.stormbridge/model.json',
  base: '.stormbridge/base.json',
} as const;

/** The files of a bond, by path. */
export const bondFiles = (board: Board, { manifest, base }: Bond): [string, string][] => [
  [BOND.base, writeBaseTexts(base)],
  [BOND.manifest, writeManifest(manifest)],
  [BOND.model, modelFile(board)],
];

/**
 * The board as the project keeps it: with its names pinned, without what people said to each other and who wrote what.
 * A repository has other readers than a workshop, and a longer memory.
 */
function modelFile(board: Board): string {
  const people = [...board.elements.values()].filter((row) => row.author !== undefined || row.createdAt !== undefined);
  return writeBoardFile(
    applyChanges(board, [
      ...pinNames(board),
      ...people.map(({ id }) => patch('elements', id, { author: null, createdAt: null })),
      ...[...board.comments.keys()].map((id) => remove('comments', id)),
      ...[...board.votes.keys()].map((id) => remove('votes', id)),
    ]),
  );
}
