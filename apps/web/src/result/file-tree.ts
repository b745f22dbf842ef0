import type { MadeFile } from './maker-talk.ts';

/** A folder of the tree, or a file in it. */
export interface Entry {
  /** The path; of a folder with a slash at its end. */
  readonly path: string;
  /** The last part of the path; of folders that hold nothing but one folder all of them together. */
  readonly name: string;
  readonly file: MadeFile | undefined;
  readonly entries: readonly Entry[];
  /** Files in it, at any depth. */
  readonly files: number;
}

interface Growing {
  readonly folders: Map<string, Growing>;
  readonly files: MadeFile[];
}

/** The files as a tree: folders first, then files, each by name. */
export function treeOf(files: readonly MadeFile[]): readonly Entry[] {
  const root: Growing = { folders: new Map(), files: [] };
  for (const file of files) {
    const parts = file.path.split('/');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      const next = at.folders.get(part) ?? { folders: new Map(), files: [] };
      at.folders.set(part, next);
      at = next;
    }
    at.files.push(file);
  }
  return entriesOf(root, '');
}

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function entriesOf({ folders, files }: Growing, at: string): Entry[] {
  const leaf = (file: MadeFile): Entry => ({
    path: file.path,
    name: file.path.slice(at.length),
    file,
    entries: [],
    files: 1,
  });
  return [
    ...[...folders].map(([name, folder]) => folderOf(name, folder, at)).sort(byName),
    ...files.map(leaf).sort(byName),
  ];
}

/** One folder; `src/domain` is one line where `src` holds nothing else. */
function folderOf(name: string, folder: Growing, at: string): Entry {
  const [[only, inner] = []] = folder.folders;
  if (only !== undefined && inner !== undefined && folder.folders.size === 1 && folder.files.length === 0)
    return folderOf(`${name}/${only}`, inner, at);
  const path = `${at}${name}/`;
  const entries = entriesOf(folder, path);
  return { path, name, file: undefined, entries, files: entries.reduce((sum, entry) => sum + entry.files, 0) };
}

/** One line of the tree as it is shown. */
export interface Line {
  readonly entry: Entry;
  /** From 1. */
  readonly level: number;
  /** Place among its siblings from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
  /** Of a folder: whether its entries are shown. */
  readonly open: boolean | undefined;
  /** Path of the folder that it is in. */
  readonly parent: string | undefined;
}

/** The lines that are shown: entries of open folders. */
export function linesOf(
  entries: readonly Entry[],
  open: ReadonlySet<string> | 'all',
  level = 1,
  parent?: string,
): Line[] {
  return entries.flatMap((entry, at) => {
    const isOpen = entry.file === undefined ? open === 'all' || open.has(entry.path) : undefined;
    const line: Line = { entry, level, place: at + 1, of: entries.length, open: isOpen, parent };
    return isOpen ? [line, ...linesOf(entry.entries, open, level + 1, entry.path)] : [line];
  });
}

/** The files whose path has every word of a search, whatever the case. */
export function found(files: readonly MadeFile[], search: string): readonly MadeFile[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0
    ? files
    : files.filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)));
}

/** The folders that lead to a file, as they are named in the tree. */
export function foldersTo(entries: readonly Entry[], path: string): readonly string[] {
  const folder = entries.find((entry) => entry.file === undefined && path.startsWith(entry.path));
  return folder === undefined ? [] : [folder.path, ...foldersTo(folder.entries, path)];
}
