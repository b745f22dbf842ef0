import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/exported-projects');

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Another Node than that of the product, by its folder, and more of an environment. */
export interface RunWith {
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program under the Node of the product, without anything of AWS in its environment, and gives what it printed. */
export function run(command: string, args: readonly string[], cwd: string, others: RunWith = {}): Promise<Ran> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|CDK_|VITEST|NODE_OPTIONS|NODE_ENV|INIT_CWD)/.test(name),
  );
  const PATH = [others.node ?? dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const plain = { PATH, CI: 'true', NO_COLOR: '1', AWS_EC2_METADATA_DISABLED: 'true' };
  const env = { ...Object.fromEntries(kept), ...plain, ...others.env };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(String(part)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: parts.join('').slice(-20_000) }));
  });
}

/** The command line of the product. */
export const stormbridge = (args: readonly string[], cwd = root): Promise<Ran> =>
  run(process.execPath, [join(root, 'apps/cli/src/main.ts'), ...args], cwd);

/** An empty folder for one test file. */
export const workshop = (): Promise<string> => mkdtemp(join(tmpdir(), 'stormbridge-exported-'));

/** `stormbridge generate` of a built-in example. */
export const generateExample = (example: string, out: string): Promise<Ran> =>
  stormbridge(['generate', join(root, `public/examples/${example}.json`), '--out', out]);

/** An example of ours on the other product of the bus. */
export async function generateOnCustomBus(example: string, out: string): Promise<Ran> {
  const board = JSON.parse(await readFile(join(root, `public/examples/${example}.json`), 'utf8'));
  return generateBoard(JSON.stringify({ ...board, settings: { ...board.settings, busFlavour: 'custom' } }), out);
}

/** Writes a board file beside the folder and generates it. */
export async function generateBoard(text: string, out: string): Promise<Ran> {
  const file = `${out}.board.json`;
  await writeFile(file, text);
  return stormbridge(['generate', file, '--out', out]);
}

/** The packages that a project takes from the registry: all projects have the same, so they are installed once. */
async function registryPart(project: string): Promise<string> {
  const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8'));
  const entries = Object.entries<{ link?: boolean }>(lock.packages);
  const taken = entries.filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true);
  return createHash('sha256')
    .update(JSON.stringify([process.version, taken]))
    .digest('hex')
    .slice(0, 16);
}

/** `npm ci` in a copy of the project's manifests, once for each set of packages; gives the folder with the packages. */
export async function installed(project: string): Promise<string> {
  const folder = join(cache, await registryPart(project));
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return folder;
  const fresh = `${folder}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  for (const path of await manifests(project)) {
    await mkdir(dirname(join(fresh, path)), { recursive: true });
    await cp(join(project, path), join(fresh, path));
  }
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], fresh);
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) {
    // Another run was faster, and projects are linked to its packages by now.
    await rm(fresh, { recursive: true, force: true });
    return folder;
  }
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return folder;
}

async function manifests(project: string): Promise<string[]> {
  const found = ['package-lock.json', 'package.json'];
  for (const parent of ['.', 'packages', 'services']) {
    const names = await readdir(join(project, parent), { withFileTypes: true });
    for (const one of names) {
      const path = join(parent, one.name, 'package.json');
      if (one.isDirectory() && existsSync(join(project, path))) found.push(path);
    }
  }
  return found;
}

/** Gives a project its packages, if it has none yet: links to the one installation, and to its own workspaces. */
export async function linkPackages(project: string): Promise<void> {
  if (existsSync(join(project, 'node_modules'))) return;
  const from = await installed(project);
  const { name } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  await mkdir(join(project, 'node_modules', `@${name}`), { recursive: true });
  for (const one of await readdir(join(from, 'node_modules')))
    if (one !== '.package-lock.json' && !(await isScopeOfOthers(from, one)))
      await symlink(join(from, 'node_modules', one), join(project, 'node_modules', one));
  for (const path of await manifests(project)) {
    const folder = dirname(path);
    if (folder === '.') continue;
    const own = JSON.parse(await readFile(join(project, path), 'utf8')).name as string;
    await symlink(join(project, folder), join(project, 'node_modules', own));
    const nested = join(from, folder, 'node_modules');
    if (existsSync(nested)) await symlink(nested, join(project, folder, 'node_modules'));
  }
}

/** The scope of the project that was installed holds links to its own workspaces, which are no packages for others. */
async function isScopeOfOthers(from: string, one: string): Promise<boolean> {
  const { name } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  return one === `@${name}`;
}

/** The folders of a generated project that are apps of their own. */
export async function appsOf(project: string): Promise<string[]> {
  const services = await readdir(join(project, 'services'));
  return ['platform', ...services.sort().map((name) => `services/${name}`)];
}

/** What failed, for a message; empty when all is well. */
export const failure = ({ code, output }: Ran): string => (code === 0 ? '' : `exit ${code}\n${output}`);
