import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightTally, vitestTally } from '../.ci/results.mjs';
import { contentHash } from '../.ci/stamp.mjs';
import { root } from './laws/house.ts';

const folder = mkdtempSync(join(tmpdir(), 'stormbridge-runner-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: object): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

/** A report in the shape of vitest's: one file per entry, with the outcomes of its tests. */
const vitestReport = (files: Readonly<Record<string, readonly string[]>>): string => {
  const outcomes = Object.values(files).flat();
  const count = (status: string): number => outcomes.filter((outcome) => outcome === status).length;
  return report({
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: 0,
    testResults: Object.entries(files).map(([name, statuses]) => ({
      name: `/house/${name}`,
      status: statuses.length > 0 && !statuses.includes('failed') ? 'passed' : 'failed',
      assertionResults: statuses.map((status) => ({ status, title: `${name} ${status}` })),
    })),
  });
};

describe('the sum of a vitest run', () => {
  it('[L15] counts what passed and what failed', () => {
    const file = vitestReport({ 'packages/model/a.test.ts': ['passed', 'failed', 'passed'] });
    expect(vitestTally(file, 1)).toMatchObject({ passed: 2, failed: 1 });
  });

  it('[L15] counts a file that could not be loaded as failed', () => {
    const file = vitestReport({ 'packages/model/a.test.ts': ['passed'], 'packages/model/b.test.ts': [] });
    expect(vitestTally(file, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('[L15] fails when no test ran, when all were skipped, and when there is no report', () => {
    expect(vitestTally(vitestReport({}), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(vitestTally(vitestReport({ 'a.test.ts': ['skipped'] }), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(vitestTally(join(folder, 'nowhere.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('[L15] fails when the run ended with an error that no test shows', () => {
    expect(vitestTally(vitestReport({ 'a.test.ts': ['passed'] }), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('[L15] fails for each room that ran no test', () => {
    const file = vitestReport({ 'packages/model/a.test.ts': ['passed'], 'packages/sync/a.test.ts': ['skipped'] });
    const sum = vitestTally(file, 0, ['packages/model', 'packages/sync', 'apps/web']);
    expect(sum).toMatchObject({ passed: 1, failed: 2 });
    expect(sum.remarks).toEqual(['executed no test: packages/sync', 'executed no test: apps/web']);
  });
});

describe('the sum of a Playwright run', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };

  it('[L15] counts a test that passed only when repeated as failed', () => {
    expect(playwrightTally(report({ stats }), 1)).toMatchObject({ passed: 3, failed: 2, skipped: 2 });
  });

  it('[L15] names what failed, however deep it stands', () => {
    const specs = [
      { file: 'a.spec.ts', title: '[S1] a', ok: false },
      { file: 'a.spec.ts', title: '[S2] b', ok: true },
    ];
    const sum = playwrightTally(report({ stats, suites: [{ suites: [{ specs }] }] }), 1);
    expect(sum.remarks).toEqual(['a.spec.ts: [S1] a']);
  });

  it('[L15] fails when no test ran', () => {
    const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightTally(report({ stats: none }), 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the stamp of a step', () => {
  const place = relative(root, folder);
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, 'src/in'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it('[L16] changes with the content and the name of a source, and with nothing else', () => {
    put('src/in/a.ts', '1');
    const first = contentHash([place]);
    put('src/in/a.ts', '1');
    expect(contentHash([place])).toBe(first);
    put('src/in/a.test.ts', 'a test is no source of the product');
    expect(contentHash([place])).toBe(first);
    put('src/in/a.ts', '2');
    const second = contentHash([place]);
    expect(second).not.toBe(first);
    put('src/in/b.ts', '');
    expect(contentHash([place])).not.toBe(second);
  });
});
