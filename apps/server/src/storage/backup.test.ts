import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { addSticky, stickies, stockClient } from '../testing/clients.ts';
import { newFolder, newServer, newWorkshop, type TestServer, type TestWorkshop, until } from '../testing/server.ts';
import { backup, restore } from './backup.ts';

async function write(server: TestServer, { id, secrets }: TestWorkshop, sticky: string): Promise<void> {
  const client = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => client.provider.synced, 'in step');
  addSticky(client.doc, sticky, sticky);
  const other = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => sticky in stickies(other.doc), 'it is stored');
}

test('[V9] a backup of a running server is restored to what was there then; the newer data stays beside it', async () => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  await write(server, workshop, 'early');
  const file = join(newFolder(), 'backup.sqlite');
  backup(server.config.dataDir, file);
  expect(() => backup(server.config.dataDir, file)).toThrow('never overwrites');
  await write(server, workshop, 'late');
  expect(() => restore(server.config.dataDir, file)).toThrow('in use by another Stormbridge');
  await server.close();

  const kept = restore(server.config.dataDir, file);
  expect(kept !== undefined && existsSync(kept)).toBe(true);
  const again = await newServer({ dataDir: server.config.dataDir });
  const reader = stockClient(again.address, `board/${workshop.id}`, workshop.secrets.viewer);
  await until(() => reader.provider.synced, 'the old link still works');
  expect(Object.keys(stickies(reader.doc))).toEqual(['early']);
});

test('[V9] restoring into an empty folder works, and what is no sound backup changes nothing', async () => {
  const server = await newServer();
  await newWorkshop(server);
  const folder = newFolder();
  const good = join(folder, 'good.sqlite');
  backup(server.config.dataDir, good);
  const foreign = join(folder, 'foreign.sqlite');
  new DatabaseSync(foreign).exec('CREATE TABLE a (b)');
  const noise = join(folder, 'noise.sqlite');
  writeFileSync(noise, 'x'.repeat(5000));
  const target = join(folder, 'data');
  for (const file of [foreign, noise, join(folder, 'none')]) expect(() => restore(target, file)).toThrow();
  expect(existsSync(target)).toBe(false);
  expect(restore(target, good)).toBeUndefined();
  expect(readdirSync(target)).toContain('stormbridge.sqlite');
  expect(() => backup(folder, join(folder, 'x'))).toThrow('no data');
});
