import { readBoard } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import { addSticky, stickies, stockClient } from '../testing/clients.ts';
import { startProcess } from '../testing/process.ts';
import { newFolder, newServer, newWorkshop, until } from '../testing/server.ts';
import { listHistory, restoreHistory } from './admin.ts';

const ask = async (address: string, workshop: string, secret: string, path: string, body: object): Promise<unknown> => {
  const url = `${address}/api/workshops/${workshop}/history${path}`;
  const headers = { authorization: `Bearer ${secret}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
};

test('[V59] the command line lists while a server runs, and goes back only when none does; pages merge with it', async () => {
  const server = await newServer();
  const { dataDir } = server.config;
  const { id, secrets } = await newWorkshop(server);
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced, 'in step');
  addSticky(ann.doc, 'first', 'First');
  const { id: point } = (await ask(server.address, id, secrets.facilitator, '', { name: 'First', by: 'Ada' })) as {
    id: string;
  };
  addSticky(ann.doc, 'second', 'Second');
  await ask(server.address, id, secrets.facilitator, '', { name: 'Second', by: 'Ada' });
  expect((await listHistory(dataDir, id)).map(({ name, by }) => [name, by])).toEqual([
    ['Second', 'Ada'],
    ['First', 'Ada'],
  ]);
  await expect(restoreHistory(dataDir, id, point)).rejects.toThrow('in use by another Stormbridge');
  ann.provider.disconnect();
  addSticky(ann.doc, 'offline', 'Offline');
  await server.close();

  await expect(restoreHistory(dataDir, id, 'none')).rejects.toThrow('There is no point none');
  await expect(restoreHistory(dataDir, 'none', point)).rejects.toThrow('There is no workshop none');
  await expect(listHistory(newFolder(), id)).rejects.toThrow('There is no data');
  const before = await restoreHistory(dataDir, id, point);
  // The named moment says what the board said.
  expect(before.name).toBe('Second');
  const again = await newServer({ dataDir });
  const reader = stockClient(again.address, `board/${id}`, secrets.viewer);
  await until(() => reader.provider.synced, 'in step');
  expect([...readBoard(reader.doc).elements.keys()]).toEqual(['first']);
  const back = stockClient(again.address, `board/${id}`, secrets.participant);
  await until(() => back.provider.synced, 'in step');
  addSticky(back.doc, 'third', 'Third');
  await until(() => 'third' in stickies(reader.doc), 'the restored board takes changes');
  await again.close();
  await restoreHistory(dataDir, id, before.id);
  const last = await newServer({ dataDir });
  const end = stockClient(last.address, `board/${id}`, secrets.viewer);
  await until(() => end.provider.synced, 'in step');
  expect([...readBoard(end.doc).elements.keys()].sort()).toEqual(['first', 'second']);
  expect((await listHistory(dataDir, id)).map(({ reason }) => reason)).toEqual(['restore', 'named', 'named']);
});

test('[V56] a board that was restored when the answer came is restored after SIGKILL too', async () => {
  const env = { DATA_DIR: newFolder() };
  const first = startProcess(env);
  const address = await first.address;
  const { id, secrets } = await newWorkshop({ address });
  const ann = stockClient(address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced, 'in step');
  addSticky(ann.doc, 'first', 'First');
  const { id: point } = (await ask(address, id, secrets.facilitator, '', { name: 'First' })) as { id: string };
  addSticky(ann.doc, 'second', 'Second');
  await ask(address, id, secrets.facilitator, '', { name: 'Second' });
  await ask(address, id, secrets.facilitator, `/${point}/restore`, {});
  first.process.kill('SIGKILL');
  await first.ended;
  ann.destroy();
  const again = await startProcess(env).address;
  const reader = stockClient(again, `board/${id}`, secrets.viewer);
  await until(() => reader.provider.synced, 'in step');
  expect([...readBoard(reader.doc).elements.keys()]).toEqual(['first']);
});
