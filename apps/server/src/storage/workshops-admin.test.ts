import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { privateName } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import { addSticky, stickies, stockClient } from '../testing/clients.ts';
import { joinBy, newFolder, newServer, newWorkshop, until } from '../testing/server.ts';
import { DATABASE_FILE } from './data-folder.ts';
import { Database } from './database.ts';
import { deleteWorkshops, listWorkshops } from './workshops-admin.ts';

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

test('[V70] workshops are listed by size; one that is deleted leaves nothing and gives its space back, others stay', async () => {
  const server = await newServer();
  const { dataDir } = server.config;
  const kept = await newWorkshop(server, { title: 'Kept' });
  const flood = await newWorkshop(server, { title: 'Flood' });
  await joinBy(server, flood.id, flood.secrets.viewer);
  for (const { id, secrets, title } of [kept, flood]) {
    const ann = stockClient(server.address, `board/${id}`, secrets.participant);
    await until(() => ann.provider.synced, 'in step');
    for (let n = 0; n < (title === 'Flood' ? 100 : 1); n++) addSticky(ann.doc, `s${n}`, 'x'.repeat(1900));
    const eve = stockClient(server.address, `board/${id}`, secrets.viewer);
    await until(() => 's0' in stickies(eve.doc), 'stored');
  }
  expect(listWorkshops(dataDir).map(({ title }) => title)).toEqual(['Flood', 'Kept']);
  expect(() => deleteWorkshops(dataDir, [flood.id])).toThrow('in use by another Stormbridge');
  await server.close();

  const file = new Database(join(dataDir, DATABASE_FILE));
  file.run(
    "INSERT INTO updates VALUES (?, 1, 1, x'00'), (?, 1, 1, x'00')",
    privateName(flood.id, 'eve'),
    privateName(kept.id, 'eve'),
  );
  file.close();
  const before = sizeOf(dataDir);
  expect(() => deleteWorkshops(dataDir, [flood.id, 'none'])).toThrow('There is no workshop none');
  expect(() => deleteWorkshops(newFolder(), [flood.id])).toThrow('There is no data');
  expect(listWorkshops(dataDir)).toHaveLength(2);
  deleteWorkshops(dataDir, [flood.id]);
  expect(before - sizeOf(dataDir)).toBeGreaterThan(150_000);
  const after = new Database(join(dataDir, DATABASE_FILE), { readOnly: true });
  for (const [table, column] of [
    ['updates', 'doc'],
    ['snapshots', 'doc'],
    ['history', 'doc'],
    ['sessions', 'workshop'],
    ['access', 'workshop'],
  ])
    expect(after.number(`SELECT COUNT(*) FROM ${table} WHERE ${column} LIKE ?`, `%${flood.id}%`), table).toBe(0);
  expect(after.number('SELECT COUNT(*) FROM updates WHERE doc = ?', privateName(kept.id, 'eve'))).toBe(1);
  after.close();

  const again = await newServer({ dataDir });
  const ann = stockClient(again.address, `board/${kept.id}`, kept.secrets.viewer);
  await until(() => 's0' in stickies(ann.doc), 'what is kept is there');
  expect(await joinBy(again, flood.id, flood.secrets.viewer)).toBe('');
});
