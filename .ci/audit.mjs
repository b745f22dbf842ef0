// `npm run audit`: asks the registry for known holes in the packages that run with the product. It needs the network.
// Exit code 0: none known. 1: there are some, listed. 2: the registry gave no answer, so nothing is known.
import { spawnSync } from 'node:child_process';
import { packageManager } from './prepare.mjs';
import { root } from './shell.mjs';

const args = ['--yes', '--loglevel=error', packageManager, 'audit', '--prod', '--json'];
const { stdout, stderr } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', timeout: 120_000 });

/** @returns {Record<string, number> | undefined} how many there are of each severity */
function counts() {
  try {
    return JSON.parse(stdout).metadata.vulnerabilities;
  } catch {
    return undefined;
  }
}

const found = counts();
if (found === undefined) {
  console.error(`The registry gave no answer; nothing is known.\n${`${stdout}${stderr}`.trim()}`);
  process.exit(2);
}
const sum = Object.values(found).reduce((one, other) => one + other, 0);
if (sum > 0) console.log(stdout);
console.log(`${sum} known ${sum === 1 ? 'hole' : 'holes'} in what runs with the product.`);
process.exit(sum > 0 ? 1 : 0);
