// Makes the contracts as they are now the published baseline. Run it after the producers were deployed.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { baselineFolder, breaches, readBaseline, releases } from './baseline.ts';
import { readContracts } from './disk.ts';

const input = await readContracts();
const published = await readBaseline();
const problems = breaches(published, input);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('Add a new version of the event instead: see docs/contracts.md');
  process.exitCode = 1;
} else {
  await mkdir(baselineFolder, { recursive: true });
  const now = releases(input);
  for (const [key, release] of Object.entries(now))
    await writeFile(path.join(baselineFolder, `${key}.json`), `${JSON.stringify(release, null, 2)}\n`);
  const added = Object.keys(now).filter((key) => !(key in published));
  console.log(`${Object.keys(now).length} versions are published, new are: ${added.join(', ') || 'none'}`);
  console.log('Commit contracts/baseline');
}
