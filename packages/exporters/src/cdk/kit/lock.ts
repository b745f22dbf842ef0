import { KIT, LOCK } from './kit.generated.ts';

/** A folder of the project that is a package of its own. */
export interface Workspace {
  readonly path: string;
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

export interface LockedProject {
  readonly name: string;
  readonly workspaces: readonly Workspace[];
}

interface Manifest {
  readonly version: string;
  readonly workspaces: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
}

/**
 * The text of `package-lock.json`, as `npm install` would write it but without addresses: npm takes the packages from
 * whatever registry it is set up for and checks them by their integrity. Every workspace depends only on packages that
 * the kit depends on; another dependency throws, because its entry is not known here.
 */
export function lockFile({ name, workspaces }: LockedProject): string {
  const { version, workspaces: folders, devDependencies, engines } = manifest();
  const registry = JSON.parse(LOCK) as Record<string, unknown>;
  const own = [...workspaces].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, dependencies } of own) {
    for (const dependency of Object.keys(dependencies)) {
      const known = `node_modules/${dependency}` in registry || own.some((other) => other.name === dependency);
      if (!known) throw new TypeError(`${path} depends on ${dependency}, which the lock file does not have`);
    }
  }
  const links = own.map(({ path, name: link }) => [`node_modules/${link}`, { resolved: path, link: true }]);
  const folderEntries = own.map(({ path, name: folder, dependencies }) => [
    path,
    { name: folder, version, ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }) },
  ]);
  const packages: Record<string, unknown> = {
    '': { name, version, workspaces: folders, devDependencies, engines },
    ...Object.fromEntries(folderEntries),
    ...Object.fromEntries(links),
    ...reachable(registry, [{ path: '', dependencies: devDependencies }, ...own]),
  };
  // npm reads the entries in their order and loses a nested package that comes before its folder.
  const sorted = Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ name, version, lockfileVersion: 3, requires: true, packages: Object.fromEntries(sorted) }, null, 2)}\n`;
}

type Entry = Readonly<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', object | undefined>>;

/** What these folders need of the registry, found as Node finds it: in the `node_modules` nearest above. */
function reachable(
  registry: Readonly<Record<string, unknown>>,
  folders: readonly Pick<Workspace, 'path' | 'dependencies'>[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const waiting = folders.flatMap(({ path, dependencies }) =>
    Object.keys(dependencies).map((name) => [path, name] as const),
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = nearest(registry, ...next);
    if (place === undefined || place in found) continue;
    const entry = registry[place] as Entry;
    found[place] = entry;
    const { dependencies, optionalDependencies, peerDependencies } = entry;
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    waiting.push(...Object.keys(needed).map((name) => [place, name] as const));
  }
  return found;
}

/** Nothing is found of the project's own packages, and of peers that nobody has to have. */
function nearest(registry: Readonly<Record<string, unknown>>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/\/?[^/]*$/, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in registry) return place;
    if (folder === '') return undefined;
  }
}

/** Scopes that registry packages use: a project of such a name could hide one of them behind a service. */
export function reservedNames(): ReadonlySet<string> {
  const names = Object.keys(JSON.parse(LOCK) as object).map((place) => place.replace(/^.*node_modules\//, ''));
  return new Set(['kit', ...names.map((name) => name.replace(/^@/, '').replace(/\/.*$/, ''))]);
}

function manifest(): Manifest {
  return JSON.parse(KIT['package.json'] ?? '{}') as Manifest;
}
