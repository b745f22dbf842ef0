// Writes what follows from the catalogue and the schemas. `--check` writes nothing: it fails when a file on the disk is
// not what it should be, or when a contract breaks its published version in contracts/baseline.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { TYPE_OPTIONS, deriveFiles, versionNotes } from '../derive/index.ts';
import { breaches, keysOf, readBaseline } from './baseline.ts';
import { readContracts, readFolder, repository } from './disk.ts';

const check = process.argv.includes('--check');
const input = await readContracts();
const published = await readBaseline();
const broken = breaches(published, input);
const contradictions: string[] = [];
const files = await deriveFiles(input, (schema) => compile(schema, 'Contracts', TYPE_OPTIONS)).catch(
  (error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    contradictions.push(error.message);
    return {};
  },
);

const stale: string[] = [];
for (const [file, text] of Object.entries(files)) {
  const target = path.join(repository, file);
  if ((await readFile(target, 'utf8').catch(() => undefined)) === text) continue;
  stale.push(file);
  if (check) continue;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}
const orphans = Object.keys(await readFolder(path.join(repository, 'contracts/registry')))
  .map((name) => `contracts/registry/${name}.json`)
  .filter((file) => contradictions.length === 0 && !(file in files));

const problems = [
  ...contradictions,
  ...(check ? stale.map((file) => `${file} is out of date: run "npm run contracts"`) : []),
  ...orphans.map((file) => `${file} belongs to no event: delete it`),
  ...broken,
];
const isEmpty = keysOf(published).length === 0;
// GitHub shows such a line on the page of the run.
const loud = isEmpty && process.env['GITHUB_ACTIONS'] === 'true' ? '::warning title=Contracts are not guarded::' : '';
for (const note of versionNotes(input.catalog, Object.keys(published.events))) console.log(`${loud}${note}`);
if (!isEmpty) console.log(`${keysOf(published).length} versions count as published: see contracts/baseline`);
for (const problem of problems) console.error(problem);
if (broken.length > 0) console.error('Add a new version instead: see docs/contracts.md');
console.log(`${Object.keys(files).length} derived files, ${stale.length} ${check ? 'out of date' : 'written'}`);
process.exitCode = problems.length === 0 ? 0 : 1;
