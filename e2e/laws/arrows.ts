import { posix } from 'node:path';
import { isTest, roomOf, type SourceFile } from './house.ts';

/** What a room may import of our own, and from outside. */
export interface RoomRules {
  /** Names after `@stormbridge/`. */
  readonly ours: readonly string[];
  /** Package names; `node:` stands for the parts of Node, `*` for everything that its package.json declares. */
  readonly others: readonly string[];
}

/** The allowed arrows, as ARCHITECTURE.md draws them. A room that is missing here fails the law. */
export const arrows: Readonly<Record<string, RoomRules>> = {
  'packages/model': { ours: [], others: [] },
  'packages/hints': { ours: ['model'], others: [] },
  // Packing is arithmetic: the same bytes everywhere need the same packer everywhere.
  'packages/exporters': { ours: ['model'], others: ['fflate'] },
  'packages/sync': { ours: ['model'], others: ['yjs', 'y-protocols', 'lib0'] },
  'apps/web': { ours: ['model', 'hints', 'exporters', 'sync'], others: ['*'] },
  'apps/server': { ours: ['model', 'sync', 'exporters'], others: ['*', 'node:'] },
  'apps/cli': { ours: ['model', 'hints', 'exporters', 'server/admin'], others: ['*', 'node:'] },
  e2e: { ours: [], others: ['*', 'node:'] },
  bench: { ours: ['model', 'exporters'], others: ['*', 'node:'] },
};

/** The name of the package that a specifier asks for: `@a/b/c` -> `@a/b`, `a/c` -> `a`, `node:fs` -> `node:`. */
export const packageOf = (specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
};

const scope = '@stormbridge/';

const relativeOffence = (file: SourceFile, room: string, specifier: string): string | undefined => {
  const target = posix.join(posix.dirname(file.path), specifier);
  // The scripts behind the npm commands have no room of their own; their tests stand with the laws.
  if (room === 'e2e' && target.startsWith('.ci/')) return undefined;
  if (!target.startsWith(`${room}/`)) return `leaves its room by ${specifier}`;
  if (target === `${room}/src/index.ts`) return `imports its own package's index by ${specifier}`;
  return undefined;
};

const oursOffence = (file: SourceFile, room: string, rules: RoomRules, specifier: string): string | undefined => {
  // Tests along an allowed arrow may use what a package offers to tests: builders and generators.
  const name = isTest(file.path)
    ? specifier.slice(scope.length).replace(/\/testing$/, '')
    : specifier.slice(scope.length);
  if (name === posix.basename(room)) return `imports its own package by name`;
  if (rules.ours.includes(name)) return undefined;
  return rules.ours.includes(name.split('/')[0] ?? '') ? `looks into ${specifier}` : `may not import ${specifier}`;
};

const offence = (file: SourceFile, specifier: string): string | undefined => {
  const room = roomOf(file.path);
  const rules = arrows[room];
  if (!rules) return 'is in a room that the table of arrows does not know';
  if (specifier.startsWith('.')) return relativeOffence(file, room, specifier);
  if (specifier.startsWith(scope)) return oursOffence(file, room, rules, specifier);
  const name = packageOf(specifier);
  // What a test may use is said by devDependencies, which the linter holds against its package.json.
  const allowed = isTest(file.path) || rules.others.includes(name) || (name !== 'node:' && rules.others.includes('*'));
  return allowed ? undefined : `may not import ${specifier}`;
};

/** Every import that is no allowed arrow, in words. */
export const arrowOffences = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap((file) =>
    file.imports.flatMap((specifier) => {
      const words = offence(file, specifier);
      return words ? [`${file.path} ${words}`] : [];
    }),
  );
