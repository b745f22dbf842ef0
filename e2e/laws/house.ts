import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { importsOf, parseTree, type SyntaxNode } from './syntax.ts';

/** The folder that holds the whole project. */
export const root = dirname(dirname(import.meta.dirname));

/** One source file of ours. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
  readonly imports: readonly string[];
}

/** A source file out of a text; the tests of the laws make their offenders this way. */
export const sourceFile = (path: string, text: string): SourceFile => {
  const tree = parseTree(path, text);
  return { path, text, tree, imports: importsOf(tree) };
};

/** Folders without sources of ours. `kit` is part of what is exported and obeys the laws of exported projects. */
const passedOver = new Set(['node_modules', 'dist', '.tsc', 'artifacts', 'kit', '__snapshots__', 'goldens']);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(path);
    return [path];
  });

const isSource = (path: string): boolean => /\.(ts|tsx)$/.test(path) && !/\.(generated|d)\.ts$/.test(path);

/** The folders of all packages, found on the disk: `packages/*`, `apps/*`, `e2e` and `bench`. */
export const rooms: readonly string[] = ['packages', 'apps']
  .flatMap((floor) => readdirSync(join(root, floor)).map((name) => `${floor}/${name}`))
  .concat('e2e', 'bench')
  .filter((room) => existsSync(join(root, room, 'package.json')));

/** The room that a file is in. */
export const roomOf = (path: string): string =>
  rooms.find((room) => path.startsWith(`${room}/`)) ?? posix.dirname(path);

/** Every source file of the house. */
export const readHouse = (): readonly SourceFile[] =>
  rooms
    .flatMap(filesBelow)
    .filter(isSource)
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));

/** True for a file that is no part of the product: tests, what only tests use, and scripts that make generated files. */
export const isTest = (path: string): boolean =>
  /\.(test|spec)\.tsx?$/.test(path) || path.includes('/testing/') || path.includes('/scripts/');

/** A JSON file of the house. */
export const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** A text file of the house. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
