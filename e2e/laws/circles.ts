import { posix } from 'node:path';
import type { SourceFile } from './house.ts';

const targetOf = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const ours = /^@stormbridge\/([a-z0-9]+)(?:\/([a-z0-9]+))?$/.exec(specifier);
  if (!ours) return undefined;
  const floor = ['web', 'server', 'cli'].includes(ours[1] ?? '') ? 'apps' : 'packages';
  return `${floor}/${ours[1]}/src/${ours[2] ?? 'index'}.ts`;
};

/**
 * The circles of files that import each other, each as a path that ends where it began.
 * An import for types only counts like any other: it ties two files together just the same.
 */
export const circles = (files: readonly SourceFile[]): readonly string[] => {
  const edges = new Map(
    files.map((file) => [file.path, file.imports.flatMap((specifier) => targetOf(file.path, specifier) ?? [])]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const begin = trail.indexOf(path);
    if (begin >= 0) {
      found.push([...trail.slice(begin), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return found;
};
