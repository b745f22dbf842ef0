// `npm test`: every check of the default set, one after the other, with one line of sums at the end.
//   --all        also the long suites (`npm run test:all`)
//   --long-only  only the long suites (what `.ci/run` adds to `npm test`)
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { productNode } from './node.mjs';
import { ensureOtherBrowsers } from './other-browsers.mjs';
import { build, ensureBuilt, ensureInstalled } from './prepare.mjs';
import { keepTotals, playwrightTally, reportFile, tally, vitestTally } from './results.mjs';
import { ensureServers } from './servers.mjs';
import { environment, memory, plain, root, run } from './shell.mjs';

/** @typedef {import('./results.mjs').Tally} Tally */
/** @typedef {{ name: string, check: () => Promise<Tally> }} Step */

const minute = 60;
const rooms = [
  'packages/model',
  'packages/hints',
  'packages/exporters',
  'packages/sync',
  'apps/web',
  'apps/server',
  'apps/cli',
  'bench',
];

/**
 * Runs one of the installed tools under the Node of the product.
 * @param {string} file its script in node_modules
 * @param {readonly string[]} args
 * @param {number} limitSeconds
 * @param {NodeJS.ProcessEnv} [env]
 */
const tool = (file, args, limitSeconds, env) =>
  run(productNode(), [join(root, 'node_modules', file), ...args], { limitSeconds, env: environment(env) });

/** @param {number} exitCode */
const oneCheck = (exitCode) => (exitCode === 0 ? tally({ passed: 1 }) : tally({ failed: 1 }));

/**
 * @param {string} name
 * @param {readonly string[]} projects projects of vite.config.ts
 * @param {{ limit: number, rooms?: readonly string[], env?: NodeJS.ProcessEnv }} options
 */
const vitest = async (name, projects, options) => {
  const report = reportFile(name);
  const args = ['run', ...projects.map((project) => `--project=${project}`)];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await tool('vitest/vitest.mjs', [...args, ...reporters], options.limit, { ...plain, ...options.env });
  return vitestTally(report, code, options.rooms);
};

/**
 * @param {string} name
 * @param {readonly string[]} projects projects of playwright.config.ts
 * @param {{ limit: number, env?: NodeJS.ProcessEnv }} options
 */
const playwright = async (name, projects, options) => {
  const browser = await ensureChromium();
  if (!browser)
    return tally({ failed: 1, remarks: ['no Chromium here and none could be installed; set CHROMIUM_PATH'] });
  const report = reportFile(name);
  const args = ['test', ...projects.map((project) => `--project=${project}`), '--reporter=list,json'];
  const env = { ...options.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return playwrightTally(report, await tool('@playwright/test/cli.js', args, options.limit, env));
};

let built = false;

/** @type {Step[]} */
const usual = [
  { name: 'lint', check: async () => oneCheck(await tool('@biomejs/biome/bin/biome', ['check', '.'], 5 * minute)) },
  { name: 'types', check: async () => oneCheck(await tool('typescript/bin/tsc', ['-b'], 5 * minute)) },
  {
    name: 'unit tests, property tests and laws',
    check: () =>
      vitest('unit', [...rooms.map((room) => room.replace(/^.*\//, '')), 'laws'], {
        limit: 8 * minute,
        rooms: [...rooms, 'e2e'],
      }),
  },
  {
    name: 'build of the page',
    check: async () => {
      const code = await build();
      built = code === 0;
      return oneCheck(code);
    },
  },
  {
    name: 'stories in the browser',
    check: async () =>
      built
        ? playwright('stories', ['stories'], { limit: 8 * minute })
        : tally({ failed: 1, remarks: ['not run: the page was not built'] }),
  },
  { name: 'exported project', check: () => vitest('exported', ['exported'], { limit: 10 * minute }) },
];

const long = { STORMBRIDGE_LONG: '1' };

/** @type {Step[]} */
const lengthy = [{ name: 'long tests', check: () => vitest('long', ['long'], { limit: 60 * minute, env: long }) }];

/** True when there is a story for the long suites: one with the tag `@long`, or one in the folder `long`. */
const hasLongStories = () => {
  const stories = readdirSync(join(root, 'e2e/stories'), { recursive: true, encoding: 'utf8' });
  const tagged = stories.some(
    (name) => /\.spec\.ts$/.test(name) && readFileSync(join(root, 'e2e/stories', name), 'utf8').includes('@long'),
  );
  return tagged || readdirSync(join(root, 'e2e/long')).some((name) => name.endsWith('.spec.ts'));
};

if (hasLongStories()) {
  lengthy.push({
    name: 'long stories in the browser',
    check: () => playwright('long-stories', ['tagged long', 'long stories'], { limit: 40 * minute, env: long }),
  });
}

const all = process.argv.includes('--all');
const longOnly = process.argv.includes('--long-only');

/** @param {number} since a time of performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @param {Tally} sum */
const inWords = (sum) => `${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`;

const began = performance.now();
console.log('-- installed dependencies');
await ensureInstalled();
if (longOnly) await ensureBuilt();
// `.ci/run` and a CI of any other kind try everything; on a machine of somebody's own nothing is installed.
if (longOnly || (all && process.env['CI'])) {
  await ensureOtherBrowsers();
  await ensureServers();
}
mkdirSync(memory, { recursive: true });
console.log(`   ok, ${seconds(began)}`);

const steps = longOnly ? lengthy : all ? [...usual, ...lengthy] : usual;
const total = tally();
const summary = [];
for (const [index, { name, check }] of steps.entries()) {
  console.log(`\n-- ${index + 1} of ${steps.length}: ${name}`);
  const start = performance.now();
  const sum = await check().catch((error) => tally({ failed: 1, remarks: [String(error)] }));
  const line = `${sum.failed ? 'FAILED' : 'ok    '}  ${name}: ${inWords(sum)} (${seconds(start)})`;
  console.log(`   ${line}`);
  summary.push(line, ...sum.remarks.map((remark) => `        ${remark}`));
  total.passed += sum.passed;
  total.failed += sum.failed;
}

console.log(`\n-- ${longOnly ? 'the long suites' : all ? 'everything' : 'npm test'} in ${seconds(began)}`);
for (const line of summary) console.log(`   ${line}`);
keepTotals(longOnly ? 'long' : 'usual', total);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
