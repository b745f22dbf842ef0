import {
  applyChanges,
  type Board,
  fieldSpecs,
  patch,
  remove,
  rowsOf,
  TABLE_NAMES,
  writeBoardFile,
} from '@stormbridge/model';
import { forgetful, type Recall } from '../exporter.ts';
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
export const bondFiles = (board: Board, { manifest, base }: Bond, recall: Recall = forgetful): [string, string][] => [
  [BOND.base, writeBaseTexts(base, recall)],
  [BOND.manifest, writeManifest(manifest)],
  [BOND.model, modelFile(board)],
];

/**
 * The board as the project keeps it: with its names pinned, and without what changes no code. Where stickies lie would
 * be noise in version control; what people said to each other and who wrote what is nothing for a repository, which has
 * other readers than a workshop and a longer memory.
 */
function modelFile(board: Board): string {
  const named = applyChanges(board, pinNames(board));
  const said = (['comments', 'votes'] as const).flatMap((table) =>
    [...named[table].keys()].map((id) => remove(table, id)),
  );
  const rows = TABLE_NAMES.flatMap((table) => {
    const dropped = Object.entries(fieldSpecs(table)).filter(([field, { type }]) => isNoCode(field, type));
    return [...rowsOf(named, table).values()].flatMap((row) => {
      const there = dropped.filter(([field]) => row[field] !== undefined);
      return there.length === 0
        ? []
        : [patch(table, row.id, Object.fromEntries(there.map(([field]) => [field, null])))];
    });
  });
  return writeBoardFile(applyChanges(named, [...rows, ...said]));
}

const isNoCode = (field: string, type: string): boolean =>
  type === 'point' || type === 'frame' || field === 'author' || field === 'createdAt';
