import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongTemplates } from '../exported/cloudformation/synthesised.ts';
import { gate, nodeFolder, runOffline } from '../exported/isolation.ts';
import { failure, generateExample, run, workshop } from '../exported/workbench.ts';

const REGISTRY = 'registry.npmjs.org';

describe.each([20, 24] as const)('Order checkout, exported, on a machine with Node %i', (major) => {
  let folder = '';
  let project = '';
  let node = '';
  beforeAll(async () => {
    folder = await workshop();
    project = join(folder, 'order-checkout');
    node = await nodeFolder(major);
    const made = await generateExample('order-checkout', project);
    if (made.code !== 0) throw new Error(made.output);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E40] installs from the registry of npm and asks nobody else', async () => {
    const { url, hosts, server } = await gate([REGISTRY]);
    const settings = {
      npm_config_https_proxy: url,
      npm_config_proxy: url,
      npm_config_registry: `https://${REGISTRY}/`,
    };
    // An empty cache of its own, or nobody would be asked at all.
    const env = { ...settings, npm_config_cache: join(folder, 'cache'), HTTPS_PROXY: url, HTTP_PROXY: url };
    const ran = await run('npm', ['ci', '--no-audit', '--no-fund'], project, { node, env });
    server.close();
    expect(failure(ran)).toBe('');
    expect([...hosts]).toEqual([REGISTRY]);
  });

  it('[E41] says which Node it needs, and this is one', async () => {
    const { engines } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
    expect(engines).toEqual({ node: '>=20.19' });
    expect((await readFile(join(project, '.nvmrc'), 'utf8')).trim()).toBe('24');
    const said = await run('node', ['--version'], project, { node });
    expect(said.output).toMatch(new RegExp(`^v${major}\\.`));
  });

  it('[E42] what runs offline here cannot reach the registry', async () => {
    const asking = `fetch('https://${REGISTRY}/').then(() => process.exit(0), () => process.exit(7))`;
    expect((await runOffline('node', ['-e', asking], project, node)).code).toBe(7);
    expect((await run('node', ['-e', asking], project, { node })).code).toBe(0);
  });

  it('[E42] passes its tests offline', async () => {
    expect(failure(await runOffline('npm', ['test'], project, node))).toBe('');
  });

  it('[E42] synthesises offline, without credentials of AWS', async () => {
    expect(failure(await runOffline('npx', ['cdk', 'synth', '--quiet'], project, node))).toBe('');
    expect(await wrongTemplates(join(project, 'cdk.out'))).toEqual([]);
  });
});
