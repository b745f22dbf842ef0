import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { destroyClients, savingClient, stickies, stockClient } from '../testing/clients.ts';
import { newFolder, newWorkshop, until } from '../testing/server.ts';

const root = resolve(import.meta.dirname, '../../../..');
const base = /^FROM (\S+)/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8'))?.[1] ?? '';
// A project and a port of its own, so that it never meets a container that somebody uses.
const env = { ...process.env, COMPOSE_PROJECT_NAME: `stormbridge-test-${process.pid}`, PUBLISH: '127.0.0.1:0' };

/** Runs Docker, and gives what it prints. */
function docker(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('docker', args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

const compose = (...args: readonly string[]): string => docker('compose', ...args);

/** What this machine lacks. Nothing is fetched for a test but packages of npm. */
function missing(): string | undefined {
  const answers = (...args: readonly string[]): boolean => spawnSync('docker', args, { env }).status === 0;
  if (!answers('compose', 'version') || !answers('info')) return 'Docker with Compose';
  return answers('image', 'inspect', base) ? undefined : `the image ${base}`;
}

const lacks = missing();

/** Where the container is reached. */
const address = (): string => `http://${compose('port', 'stormbridge', '8080')}`;

const isUp = async (): Promise<void> => {
  const end = performance.now() + 30_000;
  const answers = (): Promise<boolean> =>
    fetch(`${address()}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (performance.now() > end) throw new Error('The container never got ready');
    await new Promise((done) => setTimeout(done, 50));
  }
};

describe.skipIf(lacks !== undefined)(`the container${lacks === undefined ? '' : `, which needs ${lacks}`}`, () => {
  beforeAll(() => {
    compose('up', '--build', '--detach', '--wait');
  });
  afterAll(() => {
    destroyClients();
    compose('down', '--volumes', '--rmi', 'local');
  });

  test('[O8] the image has the page, the server and the command line, and no test', () => {
    const find = `find . -name node_modules -prune -o -print | grep -E '[.]test[.]tsx?$|/testing$|/[.][a-z]|[.]sqlite' || true`;
    expect(compose('exec', '-T', 'stormbridge', 'sh', '-c', find)).toBe('');
    const listed = compose('exec', '-T', 'stormbridge', 'ls', '.', 'apps', 'apps/web').split(/\s+/);
    expect(listed).toEqual(
      expect.arrayContaining(['apps', 'node_modules', 'packages', 'public', 'cli', 'server', 'dist']),
    );
    for (const unneeded of ['bench', 'docs', 'e2e', 'src']) expect(listed).not.toContain(unneeded);
    const packages = compose('exec', '-T', 'stormbridge', 'ls', 'node_modules/.pnpm').split(/\s+/);
    expect(packages.filter((name) => /^(?:vite|vitest|typescript|react|node-linux)/.test(name))).toEqual([]);
  });

  test('[O9] it has no rights and writes nowhere but in its volume', () => {
    const tries =
      'id -u; grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status; touch /app/x || echo read-only; touch /data/x';
    expect(compose('exec', '-T', 'stormbridge', 'sh', '-c', tries).split(/\s+/)).toEqual([
      '1000',
      'CapEff:',
      '0'.repeat(16),
      'CapBnd:',
      '0'.repeat(16),
      'NoNewPrivs:',
      '1',
      'read-only',
    ]);
  });

  test('[O9] what was saved is there after a kill; a stop is in order; a backup comes back', async () => {
    const { id, secrets } = await newWorkshop({ address: address() });
    const board = `board/${id}`;
    const read = async (): Promise<readonly string[]> => {
      const fresh = stockClient(address(), board, secrets.viewer);
      await until(() => fresh.provider.synced, 'the board can be read');
      const ids = Object.keys(stickies(fresh.doc));
      fresh.destroy();
      return ids;
    };
    const page = await fetch(address());
    expect(await page.text()).toContain('<title>');
    const ann = savingClient(address(), board, secrets.participant);
    for (let count = 0; count < 100; count++) ann.write(`ann${count}`);
    await until(() => ann.saved === 100, 'all is saved');
    compose('kill', '--signal', 'KILL');
    ann.destroy();
    compose('start');
    await isUp();
    expect(await read()).toHaveLength(100);

    const tool = ['node', 'apps/cli/src/main.ts'];
    const file = join(newFolder(), 'backup.sqlite');
    compose('exec', '-T', 'stormbridge', ...tool, 'backup', '/data/backup.sqlite');
    compose('cp', 'stormbridge:/data/backup.sqlite', file);
    expect(existsSync(file)).toBe(true);
    compose('exec', '-T', 'stormbridge', 'rm', '/data/backup.sqlite');
    const bob = savingClient(address(), board, secrets.participant);
    bob.write('later');
    await until(() => bob.saved === 1, 'it is saved');
    bob.destroy();

    compose('stop');
    const container = compose('ps', '--all', '--quiet');
    // A server that needs 4.5 s or more to end says so with another code.
    expect(docker('inspect', '--format', '{{.State.ExitCode}}', container)).toBe('0');
    compose('cp', file, 'stormbridge:/data/');
    compose('run', '--rm', '-T', 'stormbridge', ...tool, 'restore', '/data/backup.sqlite');
    compose('start');
    await isUp();
    const back = await read();
    expect([back.length, back.includes('later')]).toEqual([100, false]);
  });
});
