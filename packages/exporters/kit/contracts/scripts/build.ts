// Writes what follows from the catalogue and the schemas. `--check` writes nothing: it fails when a file on the disk is
// not what it should be, or when a contract breaks its published version in contracts/baseline.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { TYPE_OPTIONS, deriveFiles } from '../derive/index.ts';
import { breaches } from './baseline.ts';
import { readContracts, readFolder, repository } from './disk.ts';

const check = process.argv.includes('--check');
const input = await readContracts();
const files = await deriveFiles(input, (schema) => compile(schema, 'Contracts', TYPE_OPTIONS));

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
  .filter((file) => !(file in files));

const problems = [
  ...(check ? stale.map((file) => `${file} is out of date: run "npm run contracts"`) : []),
  ...orphans.map((file) => `${file} belongs to no event: delete it`),
  ...(await breaches(input)),
];
for (const problem of problems) console.error(problem);
console.log(`${Object.keys(files).length} derived files, ${stale.length} ${check ? 'out of date' : 'written'}`);
process.exitCode = problems.length === 0 ? 0 : 1;
