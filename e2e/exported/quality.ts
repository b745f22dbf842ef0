import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseTree, type SyntaxNode, walk } from '../laws/syntax.ts';

/** A TypeScript file of a generated project that people read. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
}

/** Everything in TypeScript, but for the types that json-schema-to-typescript printed. */
export async function sourcesOf(project: string): Promise<Source[]> {
  const paths = (await readdir(project, { recursive: true })).filter(
    (path) => path.endsWith('.ts') && !/node_modules|cdk\.out|contracts\/src\/generated/.test(path),
  );
  return Promise.all(
    paths.sort().map(async (path) => {
      return parsed(path, await readFile(join(project, path), 'utf8'));
    }),
  );
}

export const parsed = (path: string, text: string): Source => ({ path, text, tree: parseTree(path, text) });

export const linesOf = ({ text }: Source): number => text.trimEnd().split('\n').length;

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Each `any` in the types of a source. */
export function anysIn({ path, text, tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (node.type === 'TSAnyKeyword') found.push(`${path}: ${text.slice(0, node.start).split('\n').length}`);
  });
  return found;
}

/** Files that something outside of TypeScript starts: their exports are used. */
const ENTRY = /\/bin\/|^bin\/|\.config\.ts$|\.test\.ts$|\/scripts\/|^scripts\//;

/**
 * Names that a file exports, does not use itself, and no file of the projects imports, as `path: name`. Projects together are asked,
 * because the kit offers what one board needs and another does not. Entries of Lambda are named by stacks as files.
 */
export function unusedExports(projects: readonly (readonly Source[])[]): string[] {
  const all = projects.flat();
  const used = new Set(all.flatMap(importedBy));
  const started = new Set(all.flatMap(filesNamedBy));
  const exported = all.flatMap((source) => {
    if (ENTRY.test(source.path) || started.has(source.path)) return [];
    const uses = timesNamed(source);
    return exportedBy(source).flatMap((name) => ((uses.get(name) ?? 0) > 1 ? [] : [{ name, path: source.path }]));
  });
  return [
    ...new Set(exported.filter(({ name }) => !used.has(name)).map(({ name, path }) => `${path}: ${name}`)),
  ].sort();
}

/** How often each name stands in a file: more than once means that the file itself uses what it declares. */
function timesNamed({ tree }: Source): Map<string, number> {
  const times = new Map<string, number>();
  walk(tree, (node) => {
    for (const name of node.type === 'Identifier' ? nameOf(node) : []) times.set(name, (times.get(name) ?? 0) + 1);
  });
  return times;
}

const nameOf = (value: unknown): string[] => {
  const { name, value: text } = (value ?? {}) as { name?: unknown; value?: unknown };
  return typeof name === 'string' ? [name] : typeof text === 'string' ? [text] : [];
};

/** What a file takes from others by name. An index that hands something on does not use it. */
function importedBy({ tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node, parent) => {
    if (node.type === 'ImportSpecifier') found.push(...nameOf(node['imported']));
    // `await import('./x.ts')` and destructuring of what it gives
    if (node.type === 'Property' && parent?.type === 'ObjectPattern') found.push(...nameOf(node['key']));
  });
  return found;
}

function exportedBy({ path, tree }: Source): string[] {
  // An index hands on what is for others; whether they take it is asked where it is declared.
  if (path.endsWith('/index.ts')) return [];
  const found: string[] = [];
  walk(tree, (node) => {
    if (node.type !== 'ExportNamedDeclaration' || (node['source'] ?? null) !== null) return;
    const declaration = node['declaration'] as SyntaxNode | null;
    found.push(...nameOf(declaration?.['id']));
    const variables = (declaration?.['declarations'] ?? []) as SyntaxNode[];
    for (const { id } of variables as unknown as { id: SyntaxNode }[]) {
      found.push(...nameOf(id));
      const parts = (id['properties'] ?? []) as { value?: unknown }[];
      for (const part of parts) found.push(...nameOf(part.value));
    }
  });
  return found;
}

/** Files that are named in a string, as `new URL('../src/outbox.ts', import.meta.url)` names an entry. */
function filesNamedBy({ path, tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const text = node.type === 'Literal' ? node['value'] : undefined;
    if (typeof text === 'string' && /^[\w./-]+\.ts$/.test(text)) found.push(join(dirname(path), text), text);
  });
  return found;
}
