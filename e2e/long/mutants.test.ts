import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUTANTS, mutate } from '../exported/mutants.ts';
import { failure, generateExample, linkPackages, type Ran, run, workshop } from '../exported/workbench.ts';

/** The tests of a project without its type checker, which would see some mistakes first. */
async function ownTests(project: string): Promise<Ran> {
  const contracts = await run('npm', ['run', 'contracts:check'], project);
  return contracts.code === 0 ? run('npx', ['--no-install', 'vitest', 'run', '--bail=1'], project) : contracts;
}

describe('mistakes in Order checkout, exported', () => {
  let folder = '';
  let project = '';
  beforeAll(async () => {
    folder = await workshop();
    project = join(folder, 'order-checkout');
    const made = await generateExample('order-checkout', project);
    if (made.code !== 0) throw new Error(made.output);
    await linkPackages(project);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E37] without a mistake its own tests pass', async () => {
    expect(failure(await ownTests(project))).toBe('');
  });

  it.each(MUTANTS)('[E37] $mistake: its own tests see it', async (mutant) => {
    const takeBack = await mutate(project, mutant);
    const { code, output } = await ownTests(project);
    await takeBack();
    expect(code).not.toBe(0);
    // Seen by a test, not by a parser.
    expect(output).toMatch(/FAIL |contracts/);
    expect(output).not.toMatch(/Transform failed|SyntaxError/);
  });
});
