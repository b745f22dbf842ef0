// Makes the contracts as they are now the published baseline. Run it after the producers were deployed.
import { breaches, keysOf, readBaseline, releases, writeBaseline } from './baseline.ts';
import { readContracts } from './disk.ts';

const input = await readContracts();
const published = await readBaseline();
const problems = breaches(published, input);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('Add a new version instead: see docs/contracts.md');
  process.exitCode = 1;
} else {
  const now = releases(input);
  await writeBaseline(now);
  const known = keysOf(published);
  const added = keysOf(now).filter((key) => !known.includes(key));
  console.log(`${keysOf(now).length} versions are published, new are: ${added.join(', ') || 'none'}`);
  console.log('Commit contracts/baseline');
}
