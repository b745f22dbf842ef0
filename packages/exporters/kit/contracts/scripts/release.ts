// Makes the contracts as they are now the published baseline. Run it after the producers were deployed.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { baselineFolder, breaches, releases } from './baseline.ts';
import { readContracts } from './disk.ts';

const input = await readContracts();
const problems = await breaches(input);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('Add a new version of the event instead.');
  process.exitCode = 1;
} else {
  await mkdir(baselineFolder, { recursive: true });
  for (const [key, release] of Object.entries(releases(input)))
    await writeFile(path.join(baselineFolder, `${key}.json`), `${JSON.stringify(release, null, 2)}\n`);
}
