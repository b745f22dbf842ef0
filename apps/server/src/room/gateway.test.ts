import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { AuthGate } from '../auth/auth-gate.ts';
import { newSecrets } from '../auth/tokens.ts';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { LocalSeats } from '../cluster/local-seats.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { Database } from '../storage/database.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { SqliteWorkshops } from '../storage/sqlite-workshops.ts';
import { addSticky, rawClient, savingClient, stickies, stockClient } from '../testing/clients.ts';
import { destroyClientsAfter, newFolder, until } from '../testing/server.ts';
import { Gateway } from './gateway.ts';
import { RoomManager } from './room-manager.ts';

/** SQLite on a disk that takes its time to read. */
class SlowToRead extends SqliteDocuments {
  delay = 300;
  override async load(doc: string) {
    await new Promise((resolve) => setTimeout(resolve, this.delay));
    return super.load(doc);
  }
}

async function slowGate(given: Partial<Limits> = {}) {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const database = new Database(join(newFolder(), 'test.sqlite'));
  const documents = new SlowToRead(database);
  const workshops = new SqliteWorkshops(database, documents);
  const meters = new Meters();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const door = new Door(limits);
  const rooms = new RoomManager({ documents, directory: new LocalDirectory(), limits, log, door, meters });
  const gate = new AuthGate(workshops);
  const gateway = new Gateway({
    seats: new LocalSeats(rooms, { limits, meters }),
    gate,
    door,
    limits,
    log,
    meters,
    allowedOrigins: new Set(),
    trustedProxies: 0,
  });
  const http = createServer().on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(async () => {
    http.close();
    await rooms.close();
    gateway.close();
    database.close();
  });
  destroyClientsAfter();
  const { secrets, access } = newSecrets();
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  await workshops.create({
    id: 'w1',
    title: '',
    createdAt: 0,
    access,
    documents: [{ doc: 'board/w1', epoch: 1, seq: 1, bytes: empty }],
  });
  const bound = http.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  return { address: `http://127.0.0.1:${port}`, secrets, documents, database };
}

test('[V12] what clients send while their document is still being loaded is not lost', async () => {
  const { address, secrets } = await slowGate();
  const doc = new Y.Doc();
  addSticky(doc, 'raw', 'Raw');
  const raw = await rawClient(address, 'board/w1', secrets.participant);
  raw.update(Y.encodeStateAsUpdate(doc));
  const early = savingClient(address, 'board/w1', secrets.participant);
  early.write('early');
  expect(raw.frames).toEqual([]);
  await until(() => early.provider.synced && early.saved === 1, 'in step and saved');
  const late = stockClient(address, 'board/w1', secrets.viewer);
  await until(() => late.provider.synced, 'in step');
  expect(Object.keys(stickies(late.doc))).toEqual(['early', 'raw']);
});

test('[V12] whoever hangs up while the document is being loaded leaves nothing behind', async () => {
  const { address, secrets } = await slowGate();
  const raw = await rawClient(address, 'board/w1', secrets.participant);
  raw.socket.terminate();
  const stays = stockClient(address, 'board/w1', secrets.participant);
  await until(() => stays.provider.synced, 'in step');
  expect(stays.provider.awareness.getStates().size).toBe(1);
});

test('[V12] a document that takes too long closes with 4503, and the next try may succeed', async () => {
  const { address, secrets, documents } = await slowGate({ loadMs: 100 });
  const raw = await rawClient(address, 'board/w1', secrets.participant);
  await until(() => raw.closed !== undefined, 'given up');
  expect(raw.closed).toBe(4503);
  documents.delay = 0;
  const again = stockClient(address, 'board/w1', secrets.participant);
  await until(() => again.provider.synced, 'in step');
});

test('[V12] a document without rows closes with 4404', async () => {
  const { address, secrets } = await slowGate();
  const raw = await rawClient(address, 'session/w1', secrets.participant);
  await until(() => raw.closed !== undefined, 'closed');
  expect(raw.closed).toBe(4404);
});

test('[V4] real sockets on a full disk: stock clients stay, and what they wrote arrives when there is space', async () => {
  const { address, secrets, documents, database } = await slowGate({ probeMs: 50 });
  documents.delay = 0;
  const ours = savingClient(address, 'board/w1', secrets.participant);
  const stock = stockClient(address, 'board/w1', secrets.participant);
  await until(() => ours.provider.synced && stock.provider.synced, 'in step');
  database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count')}`);
  ours.doc.transact(() => {
    for (let n = 0; n < 100; n++) addSticky(ours.doc, `a${n}`, 'x'.repeat(1900));
  });
  for (let n = 0; n < 20; n++) {
    ours.write(`b${n}`);
    addSticky(stock.doc, `c${n}`, 'Stock');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const watcher = await rawClient(address, 'board/w1', secrets.viewer);
  await until(() => watcher.frames.length > 0, 'greeted');
  expect(watcher.frames[0]).toMatchObject({ type: 'hello', write: false, held: true });
  expect([ours.saved, Object.keys(stickies(stock.doc)).some((id) => id.startsWith('a'))]).toEqual([0, false]);
  database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count') + 1000}`);
  await until(() => ours.saved === 20, 'saved');
  await until(() => Object.keys(stickies(stock.doc)).length === 140, 'everybody has all of it');
  await until(() => Object.keys(stickies(ours.doc)).length === 140, 'everybody has all of it');
  expect([ours.closes, stock.closes]).toEqual([[], []]);
  const held = watcher.frames.flatMap((frame) => (frame.type === 'hello' ? [frame.held] : []));
  expect(held).toEqual([true, false]);
});
