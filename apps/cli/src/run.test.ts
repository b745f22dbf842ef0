import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { EXPORTERS } from '@stormbridge/exporters';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from './commands/index.ts';
import { callIn } from './testing/call.ts';

const EXAMPLE = join(import.meta.dirname, '../../../public/examples/order-checkout.json');

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'stormbridge-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cwd, { recursive: true, force: true });
});

const call = (...args: readonly string[]) => callIn(cwd, ...args);

/** A small board with one event that no service produces but one consumes: an export problem. */
const BROKEN = JSON.stringify({
  format: 'stormbridge-board/1',
  elements: [{ id: 'placed', kind: 'event', label: 'Order placed' }],
  services: [{ id: 'mail', name: 'Mail' }],
  eventVersions: [{ id: 'placed.v1', event: 'placed', version: 1 }],
  subscriptions: [{ id: 's', service: 'mail', versions: ['placed.v1'] }],
});

describe('stormbridge', () => {
  it.each([['--help'], ['-h'], ['help'], [undefined]])('[T1] lists every command for %s', async (word) => {
    const { code, out } = await call(...(word === undefined ? [] : [word]));
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`);
  });

  it.each(COMMANDS.map(({ name }) => [name]))('[T1] %s --help says how it is called', async (name) => {
    const { code, out } = await call(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: stormbridge ${name}`);
    expect(await call('help', name)).toMatchObject({ code: 0, out });
  });

  it.each([
    [['fly'], 'there is no command "fly"'],
    [['check', EXAMPLE, '--fast'], "Unknown option '--fast'"],
    [['check'], 'Usage: stormbridge check'],
    [['generate', EXAMPLE], '--out <folder>'],
    [['export', EXAMPLE, '--as', 'pdf'], 'svg-timeline'],
    [['check', 'nothing.json'], 'there is no such file'],
  ])('[T2] %j ends with 2 and says what is wrong', async (args, message) => {
    const { code, err, out } = await call(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  it('[T3] generates the same bytes twice', async () => {
    expect((await call('generate', EXAMPLE, '--out', 'app')).code).toBe(0);
    const again = await call('generate', EXAMPLE, '-o', 'app');
    expect(again.out).toMatch(/: \d+ same\.$/m);
    expect(await readdir(join(cwd, 'app'))).toContain('package-lock.json');
  });

  it('[T4] leaves changed files alone without --force', async () => {
    await call('export', EXAMPLE, '--as', 'schema', '--out', 'result');
    const [path = '', other = ''] = (await readdir(join(cwd, 'result'), { recursive: true })).filter((one) =>
      one.endsWith('.json'),
    );
    await writeFile(join(cwd, 'result', path), 'mine');
    await rm(join(cwd, 'result', other));
    const refused = await call('export', EXAMPLE, '--as', 'schema', '--out', 'result');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(path);
    expect(await readdir(join(cwd, 'result'), { recursive: true })).not.toContain(other);
    expect((await call('export', EXAMPLE, '--as', 'schema', '--out', 'result', '--force')).code).toBe(0);
    expect(await readFile(join(cwd, 'result', path), 'utf8')).not.toBe('mine');
  });

  it('[T5] lists every problem of a file that is no board', async () => {
    await writeFile(
      join(cwd, 'bad.json'),
      '{"format":"stormbridge-board/1","elements":[{"id":"a","kind":"evnt"},{"id":"b"}]}',
    );
    const { code, err } = await call('generate', 'bad.json', '--out', 'app');
    expect(code).toBe(2);
    expect(err).toContain('/elements/0/kind');
    expect(err).toContain('/elements/1');
    expect(await readdir(cwd)).toEqual(['bad.json']);
  });

  it('[T6] passes an example that only has hints', async () => {
    const { code, out } = await call('check', EXAMPLE);
    expect(code).toBe(0);
    expect(out).toMatch(/^0 problems, 0 warnings, \d+ hints$/m);
  });

  it('[T6] fails on problems, and prints both as JSON', async () => {
    await writeFile(join(cwd, 'broken.json'), BROKEN);
    const { code, out } = await call('check', 'broken.json', '--json');
    const { problems, hints } = JSON.parse(out) as { problems: unknown[]; hints: { rule: string }[] };
    expect(code).toBe(1);
    expect(problems.length).toBeGreaterThan(0);
    expect(hints.map(({ rule }) => rule)).toContain('H703');
    expect((await call('generate', 'broken.json', '--out', 'app')).code).toBe(1);
    expect(await readdir(cwd)).toEqual(['broken.json']);
  });

  it('[T6] tells warnings, which fail nothing', async () => {
    const board = JSON.parse(await readFile(EXAMPLE, 'utf8')) as { bus: { name: string }[] };
    await writeFile(join(cwd, 'default.json'), JSON.stringify({ ...board, bus: { ...board.bus, name: 'default' } }));
    const { code, out } = await call('check', 'default.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^warning.*the default bus belongs to AWS.*\[X166\]$/m);
    expect(out).toMatch(/^0 problems, 1 warning, \d+ hints$/m);
    const json = JSON.parse((await call('check', 'default.json', '--json')).out) as { warnings: { rule: string }[] };
    expect(json.warnings.map(({ rule }) => rule)).toEqual(['X166']);
    expect(await call('generate', 'default.json', '--out', 'app')).toMatchObject({
      code: 0,
      err: expect.stringContaining('[X166]'),
    });
  });

  it.each(EXPORTERS.map(({ id, kind }) => [id, kind] as const))('[T7] exports %s', async (id, kind) => {
    const { code, out } = await call('export', EXAMPLE, '--as', id, '--out', 'result');
    expect(code).toBe(0);
    expect(out).toContain('Wrote');
    if (kind === 'files') expect((await readdir(join(cwd, 'result'))).length).toBeGreaterThan(0);
    else
      expect((await call('export', EXAMPLE, '--as', id)).out.trim()).toBe(
        (await readFile(join(cwd, 'result'), 'utf8')).trim(),
      );
  });

  it('[T8] begins paths in the folder of the person', async () => {
    await writeFile(join(cwd, 'board.json'), await readFile(EXAMPLE, 'utf8'));
    const main = join(import.meta.dirname, 'main.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'check', 'board.json'], {
      cwd: tmpdir(),
      env: { ...process.env, INIT_CWD: cwd },
    });
    expect(stdout).toContain('0 problems');
  });

  it('[T9] copies the data of a server that runs, and puts the copy in its place', async () => {
    const data = join(cwd, 'data');
    const main = join(import.meta.dirname, 'main.ts');
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--host', '127.0.0.1', '--data', data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(String(line))?.[0] ?? '';
    const made = await fetch(`${address}/api/workshops`, { method: 'POST' });
    expect(made.status).toBe(201);
    expect(await call('backup', 'copy.db', '--data', 'data')).toMatchObject({ code: 0 });
    expect((await call('backup', 'copy.db', '--data', 'data')).err).toContain('never overwrites');
    expect((await call('restore', 'copy.db', '--data', 'data')).code).toBe(2);
    server.kill('SIGTERM');
    await once(server, 'exit');
    expect(await call('restore', 'copy.db', '--data', 'data')).toMatchObject({ code: 0 });
    expect((await readdir(data)).some((file) => file.includes('before-restore'))).toBe(true);
  });

  it.each([
    [['backup', 'copy.db']],
    [['restore', 'copy.db']],
    [['history', 'list', 'w']],
    [['history', 'restore', 'w', 'p']],
    [['workshops', 'delete', 'w']],
  ])('[T23] %j refuses where the data is in Postgres', async (args) => {
    await mkdir(join(cwd, 'data'));
    new DatabaseSync(join(cwd, 'data', 'stormbridge.sqlite')).close();
    vi.stubEnv('STORE', 'postgres://storm:secret@host/db');
    const { code, err } = await call(...args, '--data', 'data');
    expect([code, err.includes('secret')]).toEqual([2, false]);
    expect(err).toMatch(/STORE is set.*pg_dump/);
    expect(await readdir(cwd)).toEqual(['data']);
    expect(await readdir(join(cwd, 'data'))).toEqual(['stormbridge.sqlite']);
  });

  it('[T22] [T24] lists moments and workshops of a folder that is served; goes back and deletes when it is not', async () => {
    const main = join(import.meta.dirname, 'main.ts');
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--host', '127.0.0.1', '--data', 'data'], {
      cwd,
      env: { ...process.env, INIT_CWD: cwd },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(String(line))?.[0] ?? '';
    const body = JSON.stringify({ title: 'A board' });
    const made = await fetch(`${address}/api/workshops`, { method: 'POST', body });
    const { id, links } = (await made.json()) as { id: string; links: { facilitator: string } };
    const headers = { authorization: `Bearer ${links.facilitator.split('#')[1]}` };
    expect((await call('history', 'list', id, '--data', 'data')).out).toContain(
      'No moment of this board was kept yet.',
    );
    const named = JSON.stringify({ name: 'Lunch\u001b[2J', by: 'Ada' });
    await fetch(`${address}/api/workshops/${id}/history`, { method: 'POST', headers, body: named });
    const list = await call('history', 'list', id, '--data', 'data');
    expect(list.out).toMatch(/^[\w-]{22} {2}20\d\d-\d\d-\d\d \d\d:\d\d {2}stage 1 {2}Lunch \[2J \(Ada\)$/m);
    const point = list.out.slice(0, 22);
    expect(await call('history', 'restore', id, point, '--data', 'data')).toMatchObject({
      code: 2,
      err: expect.stringContaining('in use by another Stormbridge'),
    });
    const workshops = await call('workshops', 'list', '--data', 'data');
    expect(workshops.out).toMatch(
      new RegExp(`^${id}  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d +0\\.\\d\\d MB  A board$`, 'm'),
    );
    expect((await call('workshops', 'delete', '--data', 'data', '--', id)).err).toContain('in use by another');
    server.kill('SIGTERM');
    await once(server, 'exit');
    expect(await call('history', 'restore', id, point, '--data', 'data')).toMatchObject({
      code: 0,
      out: expect.stringContaining(`as it was at ${point}`),
    });
    expect((await call('history', 'restore', id, 'x', '--data', 'data')).err).toContain('There is no point x');
    expect((await call('history', 'forget', id)).err).toContain('Usage: stormbridge history');
    expect((await call('workshops', 'delete', '--data', 'data', '--', id, 'x')).err).toContain(
      'There is no workshop x',
    );
    expect(await call('workshops', 'delete', '--data', 'data', '--', id)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Deleted 1 workshop.'),
    });
    expect((await call('workshops', 'list', '--data', 'data')).out).toBe('');
    expect((await call('workshops', 'delete')).err).toContain('Usage: stormbridge workshops');
  });
});
