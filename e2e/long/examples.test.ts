import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesised } from '../exported/cloudformation/synthesised.ts';
import { sourcesOf, unusedExports } from '../exported/quality.ts';
import {
  appsOf,
  failure,
  generateExample,
  generateOnCustomBus,
  linkPackages,
  run,
  workshop,
} from '../exported/workbench.ts';

const EXAMPLES = ['order-checkout', 'file-manager'].flatMap((example) => [
  { example, bus: 'classic', generate: generateExample },
  { example, bus: 'custom', generate: generateOnCustomBus },
]);

describe.each(EXAMPLES)('$example on a $bus bus, exported', ({ example, generate }) => {
  let folder = '';
  let project = '';
  beforeAll(async () => {
    folder = await workshop();
    project = join(folder, example);
    const made = await generate(example, project);
    if (made.code !== 0) throw new Error(made.output);
    await linkPackages(project);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E10] passes its own tests, none of them empty', async () => {
    expect(failure(await run('npm', ['test'], project))).toBe('');
  });

  it('[E11] is laid out by Prettier and has no remark of the linter', async () => {
    expect(failure(await run('npm', ['run', 'lint'], project))).toBe('');
  });

  it('[E53] has no variable, parameter or export that nobody uses', async () => {
    const ran = await run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json', '--noUnusedParameters'], project);
    expect(failure(ran)).toBe('');
    expect(unusedExports([await sourcesOf(project)])).toEqual([]);
  });

  it('[E12] has apps that are synthesised each alone, to templates as CloudFormation specifies them', async () => {
    const apps = await appsOf(project);
    expect(apps.length).toBeGreaterThan(5);
    for (const app of apps) expect(await synthesised(join(project, app)), app).toEqual([]);
  });
});
