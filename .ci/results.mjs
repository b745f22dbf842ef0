// Reading what vitest and Playwright wrote about a run, and adding it up.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { memory, root } from './shell.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} remarks one line each, for people: what failed, by name
 */

/**
 * @param {Partial<Tally>} [part]
 * @returns {Tally}
 */
export const tally = (part = {}) => ({ passed: 0, failed: 0, skipped: 0, remarks: [], ...part });

/** A fresh place for the report of one step. @param {string} name */
export const reportFile = (name) => {
  const folder = join(memory, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
};

/** @param {string} file */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A suite fails too when its program ended with an error that no test shows, and when it ran no test at all.
 * @param {Tally} sum
 * @param {number} exitCode
 * @returns {Tally}
 */
const judged = (sum, exitCode) => {
  if (exitCode !== 0 && sum.failed === 0) {
    return { ...sum, failed: 1, remarks: [...sum.remarks, `the run ended with exit code ${exitCode}`] };
  }
  if (sum.passed + sum.failed === 0) return { ...sum, failed: 1, remarks: [...sum.remarks, 'no test was executed'] };
  return sum;
};

/**
 * @param {string} file a report of vitest's "json" reporter
 * @param {number} exitCode
 * @param {readonly string[]} [rooms] folders each of which must have executed a test
 * @returns {Tally}
 */
export const vitestTally = (file, exitCode, rooms = []) => {
  const report = read(file);
  if (!report) return tally({ failed: 1, remarks: ['vitest wrote no report'] });
  /** @type {{ name: string, status: string, assertionResults: { status: string, title: string }[] }[]} */
  const files = report.testResults;
  const broken = files.filter((result) => result.status === 'failed' && result.assertionResults.length === 0);
  const ran = files.filter((result) =>
    result.assertionResults.some(({ status }) => status === 'passed' || status === 'failed'),
  );
  const silent = rooms.filter((room) => !ran.some(({ name }) => name.replaceAll('\\', '/').includes(`/${room}/`)));
  const sum = tally({
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + silent.length,
    skipped: report.numPendingTests + report.numTodoTests,
    remarks: [
      ...files.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ title }) => `${relative(root, name)}: ${title}`),
      ),
      ...broken.map(({ name }) => `could not be loaded: ${relative(root, name)}`),
      ...silent.map((room) => `executed no test: ${room}`),
    ],
  });
  return judged(sum, exitCode);
};

/** @typedef {{ title: string, file: string, ok: boolean }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/**
 * @param {string} file a report of Playwright's "json" reporter
 * @param {number} exitCode
 * @returns {Tally}
 */
export const playwrightTally = (file, exitCode) => {
  const report = read(file);
  if (!report) return tally({ failed: 1, remarks: ['Playwright wrote no report'] });
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = specsOf(report).filter(({ ok }) => !ok);
  const remarks = failures.map(({ file: spec, title }) => `${spec}: ${title}`);
  return judged(tally({ passed: expected, failed: unexpected + flaky, skipped, remarks }), exitCode);
};

/**
 * Keeps the sum of a whole run, for `.ci/run`, which adds up two of them.
 * @param {string} name
 * @param {Tally} sum
 */
export const keepTotals = (name, sum) => {
  writeFileSync(join(memory, `${name}.totals`), `${sum.passed} ${sum.failed}\n`);
};
