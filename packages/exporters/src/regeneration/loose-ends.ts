import type { RegenerationGiven, Step } from './step.ts';

/** Where the names of the contracts come from; the package gives them to everybody. */
const CONTRACTS = /^contracts\/src\/generated\/.+\.ts$/;
const CONTRACTS_PACKAGE = /^@[^/]+\/contracts$/;
/** Files that a sentence names; of more it says how many. */
const NAMED = 3;

/**
 * Says of each file what no compiler has said yet: which orphans are still imported and by whom, and which files use
 * names of contracts that are gone. It takes the texts of the disk; without them nothing is added.
 */
export function withLooseEnds(given: RegenerationGiven, steps: readonly Step[]): Step[] {
  const { texts } = given;
  if (texts === undefined) return [...steps];
  const orphans = new Set(steps.flatMap(({ path, action }) => (action === 'orphan' ? [path] : [])));
  const importers = importersOf(orphans, stays(steps), texts);
  const gone = goneNames(given);
  return steps.map((step) => {
    const lost = ['orphan', 'behind', 'keep', 'conflict'].includes(step.action)
      ? namesFromContracts(texts.get(step.path) ?? '').filter((name) => gone.has(name))
      : [];
    const use = step.action === 'orphan' ? [useOf(step.path, orphans, importers.get(step.path) ?? [])] : [];
    const why = [step.why, ...lostSaid(lost), ...use].filter((part) => part !== '').join('; ');
    return lost.length > 0 ? { ...step, why, breaks: true } : { ...step, why };
  });
}

/** Files that are on the disk as people see them afterwards: all but those that the generator writes anew. */
const stays = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ path, action }) => (action === 'rewrite' || action === 'new' || action === 'gone' ? [] : [path]));

const lostSaid = (lost: readonly string[]): string[] =>
  lost.length === 0
    ? []
    : [`it will not compile: ${listed(lost)} ${lost.length === 1 ? 'is' : 'are'} no contract any more`];

/** What there is to do with an orphan. */
function useOf(path: string, orphans: ReadonlySet<string>, importers: readonly string[]): string {
  const alive = importers.filter((one) => !orphans.has(one));
  if (alive.length > 0)
    return `${listed(alive)} still ${alive.length === 1 ? 'imports' : 'import'} it: take that out, then delete it`;
  if (importers.length > 0) return `delete it together with ${listed(importers)}`;
  return path.endsWith('.ts') ? 'nothing imports it: take over what you need, then delete it' : 'delete it';
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}

/** Who imports each orphan, by its path. */
function importersOf(
  orphans: ReadonlySet<string>,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const path of paths.filter((one) => one.endsWith('.ts')))
    for (const target of filesNamedIn(path, texts.get(path) ?? ''))
      if (orphans.has(target) && target !== path) importers.set(target, [...(importers.get(target) ?? []), path]);
  return importers;
}

/** The files that a source imports, or gives to a construct as its code. */
function filesNamedIn(path: string, text: string): ReadonlySet<string> {
  const named = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*['"](\.[^'"]+)['"]/g);
  return new Set([...named].map(([, relative = '']) => resolved(path, relative).replace(/\.js$/, '.ts')));
}

function resolved(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Names that the contracts gave last and give no more. */
function goneNames({ files, before }: RegenerationGiven): ReadonlySet<string> {
  const now = new Set(files.filter(({ path }) => CONTRACTS.test(path)).flatMap(({ text }) => exportedBy(text)));
  const last = [...(before?.base ?? [])].filter(([path]) => CONTRACTS.test(path));
  return new Set(last.flatMap(([, text]) => exportedBy(text)).filter((name) => !now.has(name)));
}

const exportedBy = (text: string): string[] =>
  [...text.matchAll(/^export (?:const|type|interface) (\w+)/gm)].map(([, name = '']) => name);

function namesFromContracts(text: string): string[] {
  const imports = [...text.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s+from\s+['"]([^'"]+)['"]/g)];
  const names = imports
    .filter(([, , from = '']) => CONTRACTS_PACKAGE.test(from))
    .flatMap(([, list = '']) => list.split(','))
    .map((one) =>
      one
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s+.*$/, ''),
    );
  return [...new Set(names.filter((name) => name !== ''))];
}
