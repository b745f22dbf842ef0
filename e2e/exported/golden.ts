import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { generateExample } from './workbench.ts';

const root = join(import.meta.dirname, '../..');
const KIT = join(root, 'packages/exporters/kit');
const GOLDENS = join(root, 'e2e/goldens');
/** The one list of files that no board changes. */
const LIST = 'kit.sha256';

/** Made of the names of project and services alone, or of what the other files hold. */
const DERIVED = /^(package-lock\.json|package\.json|\.stormbridge\/.+|\.\w+|\.[\w.]+\.json)$|\/(cdk|package)\.json$/;

/** Whether the board says nothing in a file: then the list holds its digest, and the kit's own folder its text. */
const isKit = (path: string): boolean => DERIVED.test(path) || existsSync(join(KIT, path));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return files.map((path) => path.slice(folder.length + 1).replaceAll(sep, '/')).sort();
}

/** What the golden folder of a generated project has to hold, by path. */
export async function goldenOf(project: string): Promise<Map<string, string>> {
  const golden = new Map<string, string>();
  const digests: string[] = [];
  for (const path of await filesIn(project)) {
    const text = await readFile(join(project, path), 'utf8');
    if (isKit(path)) digests.push(`${createHash('sha256').update(text).digest('hex')}  ${path}\n`);
    else golden.set(path, text);
  }
  return golden.set(LIST, digests.join(''));
}

/** What is kept of an example. */
export async function keptOf(example: string): Promise<Map<string, string>> {
  const folder = join(GOLDENS, example);
  const kept = new Map<string, string>();
  for (const path of await filesIn(folder)) kept.set(path, await readFile(join(folder, path), 'utf8'));
  return kept;
}

/** Each file that came, went or changed, with the first line that differs; empty when nothing did. */
export function drift(kept: ReadonlyMap<string, string>, made: ReadonlyMap<string, string>): string[] {
  return [...new Set([...kept.keys(), ...made.keys()])].sort().flatMap((path) => {
    const [before, after] = [kept.get(path), made.get(path)];
    if (before === after) return [];
    if (before === undefined) return [`${path} is new`];
    if (after === undefined) return [`${path} is gone`];
    const [old, now] = [before.split('\n'), after.split('\n')];
    const at = now.findIndex((line, index) => line !== old[index]);
    return [`${path}:${at + 1}: ${old[at] ?? ''} -> ${now[at] ?? ''}`];
  });
}

/** Generates an example anew and keeps what came out. */
export async function rewrite(example: string): Promise<void> {
  const scratch = join(root, 'node_modules/.cache/golden', example);
  await rm(scratch, { recursive: true, force: true });
  const { code, output } = await generateExample(example, scratch);
  if (code !== 0) throw new Error(output);
  const folder = join(GOLDENS, example);
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of await goldenOf(scratch)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await rm(scratch, { recursive: true, force: true });
}

export const EXAMPLES = ['order-checkout', 'file-manager'] as const;

// `npm run golden`
if (process.argv[1] === import.meta.filename) for (const example of EXAMPLES) await rewrite(example);
