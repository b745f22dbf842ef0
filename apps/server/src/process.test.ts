import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { configFrom } from './config.ts';
import { Database } from './storage/database.ts';
import { savingClient, stickies, stockClient } from './testing/clients.ts';
import { OUTLIVE, startProcess } from './testing/process.ts';
import { destroyClientsAfter, newFolder, newServer, newWorkshop, until } from './testing/server.ts';

const oneLine = (text: string): boolean => /^[^\n]+\.\n$/.test(text);

test('[V5] SIGKILL while two people write: what they were told is saved is there, and the rest arrives', async () => {
  destroyClientsAfter();
  const dataDir = newFolder();
  const first = startProcess({ DATA_DIR: dataDir });
  const address = await first.address;
  const { id, secrets } = await newWorkshop({ address });
  const writers = ['ann', 'bob'].map((name) => {
    const client = savingClient(address, `board/${id}`, secrets.participant);
    return { name, client };
  });
  await until(() => writers.every(({ client }) => client.provider.synced), 'in step');
  const writing = setInterval(() => {
    for (const { name, client } of writers) client.write(`${name}${client.written.length}`);
  }, 2);
  await until(() => writers.every(({ client }) => client.saved > 100), 'both have saved a hundred');
  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  for (const { client } of writers) client.provider.disconnect();
  const saved = writers.flatMap(({ client }) => client.written.slice(0, client.saved));
  const shown = Object.keys(stickies(writers[0]!.client.doc)).filter((sticky) => sticky.startsWith('bob'));
  expect(shown.length).toBeGreaterThan(50);

  const again = startProcess({ DATA_DIR: dataDir, PORT: new URL(address).port });
  await again.address;
  const fresh = stockClient(address, `board/${id}`, secrets.viewer);
  await until(() => fresh.provider.synced, 'the board can be read');
  expect(Object.keys(stickies(fresh.doc))).toEqual(expect.arrayContaining([...saved, ...shown]));
  for (const { client } of writers) client.provider.connect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  clearInterval(writing);
  await until(() => writers.every(({ client }) => client.saved === client.written.length), 'all of it is saved');
  const everything = writers.flatMap(({ client }) => client.written).sort();
  await until(() => Object.keys(stickies(fresh.doc)).length === everything.length, 'all of it arrives');
  expect(Object.keys(stickies(fresh.doc)).sort()).toEqual(everything);
});

test('[V6] SIGTERM stores what came in, takes snapshots, tells everybody to come back and ends with 0', async () => {
  destroyClientsAfter();
  const dataDir = newFolder();
  const server = startProcess({ DATA_DIR: dataDir });
  const address = await server.address;
  const { id, secrets } = await newWorkshop({ address });
  const client = savingClient(address, `board/${id}`, secrets.participant);
  await until(() => client.provider.synced, 'in step');
  for (let n = 0; n < 50; n++) client.write(`e${n}`);
  await until(() => client.saved > 0, 'the server is at it');
  const began = performance.now();
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(client.closes[0]).toBe(1012);
  const database = new Database(join(dataDir, 'stormbridge.sqlite'));
  onTestFinished(() => database.close());
  expect(database.number('SELECT count(*) FROM snapshots WHERE doc = ?', `board/${id}`)).toBe(1);
  const again = await newServer({ dataDir });
  const fresh = stockClient(again.address, `board/${id}`, secrets.viewer);
  await until(() => fresh.provider.synced, 'in step');
  expect(Object.keys(stickies(fresh.doc))).toHaveLength(client.saved);
});

test('[V6] what a supervisor runs passes SIGTERM on, and ends after the server with its exit code', async () => {
  const start = `
    const { become } = await import('./.ci/shell.mjs');
    console.error(become(process.execPath, ['apps/server/src/main.ts'], { env: process.env }).pid);`;
  const root = resolve(import.meta.dirname, '../../..');
  const dataDir = newFolder();
  const wrapped = startProcess({ DATA_DIR: dataDir }, root, ['--input-type=module', '--eval', start]);
  const address = await wrapped.address;
  await newWorkshop({ address });
  wrapped.process.kill('SIGTERM');
  expect(await wrapped.ended).toBe(0);
  expect(wrapped.errors()).toContain('"event":"stopped"');
  expect(() => process.kill(Number.parseInt(wrapped.errors(), 10), 0)).toThrow('ESRCH');
});

test('[V40] the server prints one line with its address', async () => {
  const server = startProcess({ DATA_DIR: newFolder() });
  const address = await server.address;
  expect(server.output()).toBe(`Stormbridge is ready at ${address}\n`);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect(server.errors()).toBe('');
});

test('[V41] a port that is taken gives one line and exit code 1', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void other.close());
  const bound = other.address();
  const port = String(bound !== null && typeof bound === 'object' ? bound.port : 0);
  const server = startProcess({ DATA_DIR: newFolder(), PORT: port });
  expect([await server.ended, server.output()]).toEqual([1, '']);
  expect(server.errors()).toContain(`Port ${port} is taken`);
  expect(oneLine(server.errors())).toBe(true);
});

test('[V42] a data folder with a file in its place, or in its way, gives one line and exit code 1', async () => {
  const folder = newFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  for (const dataDir of [file, join(file, 'below')]) {
    const server = startProcess({ DATA_DIR: dataDir });
    expect(await server.ended).toBe(1);
    expect(server.errors()).toContain(`The data folder ${dataDir} cannot be used: a file is in its place.`);
    expect(oneLine(server.errors())).toBe(true);
  }
});

test('[V42] a data folder with something else under the name of our file gives one line and exit code 1', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'stormbridge.sqlite'), 'this is no database'.repeat(100));
  const server = startProcess({ DATA_DIR: folder });
  expect([await server.ended, oneLine(server.errors())]).toEqual([1, true]);
  expect(server.errors()).toContain('stormbridge.sqlite');
});

test('[V42] a data folder that cannot be written gives one line and exit code 1', async () => {
  const folder = join(newFolder(), 'locked');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  // The administrator may write everywhere, except where the system itself says no.
  const dataDir = process.getuid?.() === 0 ? '/proc/stormbridge' : folder;
  const server = startProcess({ DATA_DIR: dataDir });
  expect([await server.ended, oneLine(server.errors())]).toEqual([1, true]);
  expect(server.errors()).toContain(`The data folder ${dataDir} cannot be used`);
});

test('[V42] a second server on one data folder gives one line and exit code 1; the first goes on', async () => {
  const dataDir = newFolder();
  const first = startProcess({ DATA_DIR: dataDir });
  const address = await first.address;
  const second = startProcess({ DATA_DIR: dataDir });
  expect([await second.ended, oneLine(second.errors())]).toEqual([1, true]);
  expect(second.errors()).toContain('in use by another Stormbridge');
  expect((await newWorkshop({ address })).id).not.toBe('');
});

test('[V42] a data folder on a disk that takes nothing gives one line that says to make space, and exit code 1', async () => {
  // Elsewhere there is no way to take the space away from a process.
  if (process.platform !== 'linux') return;
  const server = startProcess({ DATA_DIR: newFolder(), NODE_OPTIONS: OUTLIVE });
  execFileSync('prlimit', ['--pid', String(server.process.pid), '--fsize=4096:unlimited']);
  expect([await server.ended, oneLine(server.errors())]).toEqual([1, true]);
  expect(server.errors()).toMatch(/ Make space on its disk and start again\.$/m);
  expect(server.errors()).not.toContain('DATA_DIR');
});

test('[V43] a port that is none gives one line and exit code 1', async () => {
  const folder = newFolder();
  for (const port of ['80a', '70000', '-1', '1.5']) {
    const server = startProcess({ DATA_DIR: folder, PORT: port });
    expect([port, await server.ended, oneLine(server.errors())]).toEqual([port, 1, true]);
    expect(server.errors()).toContain('PORT must be a number');
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('[C18] a database that cannot be reached gives one line and exit code 1, and no file is made', async () => {
  const folder = newFolder();
  const server = startProcess({ DATA_DIR: folder, STORE: 'postgres://storm:secret@127.0.0.1:1/storm' });
  expect([await server.ended, oneLine(server.errors())]).toEqual([1, true]);
  expect(server.errors()).toMatch(/^The database cannot be used: .*\. Start it, or correct STORE\.$/m);
  expect(server.errors()).not.toContain('secret');
  expect(readdirSync(folder)).toEqual([]);
});

test('[C18] an address of a database that is none gives one line that does not repeat it', () => {
  for (const STORE of ['secret', 'mysql://secret@host/db'])
    expect(() => configFrom({ STORE })).toThrow(/^STORE must be an address that begins with postgres:\/\/\.$/);
  expect(configFrom({ STORE: 'postgres://a:b@host/db' }).store).toBe('postgres://a:b@host/db');
  expect(configFrom({ STORE: '' }).store).toBeUndefined();
});

test('[V43] settings have defaults, and a relative folder starts from where the command was typed', () => {
  expect(configFrom({ INIT_CWD: '/home/ann' })).toMatchObject({
    port: 8080,
    host: undefined,
    dataDir: '/home/ann/data',
  });
  expect(configFrom({ INIT_CWD: '/home/ann', DATA_DIR: 'boards' }).dataDir).toBe('/home/ann/boards');
  expect(configFrom({ DATA_DIR: '/srv/boards', PORT: '', HOST: '' })).toMatchObject({
    port: 8080,
    dataDir: '/srv/boards',
  });
  expect(configFrom({ ALLOWED_ORIGINS: 'https://a.org, http://b.org:8080,' }).allowedOrigins).toEqual(
    new Set(['https://a.org', 'http://b.org:8080']),
  );
});

test.each([
  ['storm.example.org', 'https://storm.example.org'],
  ['storm.example.org:8080', 'https://storm.example.org:8080'],
  ['https://a.org/', 'https://a.org'],
  ['https://a.org/storm', 'https://a.org'],
  ['https://A.org', 'https://a.org'],
  ['https://a.org:443', 'https://a.org'],
  ['ftp://a.org', 'https://storm.example.org'],
  ['*', 'https://storm.example.org'],
  ['null', 'https://storm.example.org'],
])('[V43] %s is no origin that a browser sends; %s is', (entry, example) => {
  expect(() => configFrom({ ALLOWED_ORIGINS: `https://b.org,${entry}` })).toThrow(
    `ALLOWED_ORIGINS must hold origins such as ${example}, not "${entry}".`,
  );
});
