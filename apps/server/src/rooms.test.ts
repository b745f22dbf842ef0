import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSticky, rawClient, stickies, stockClient } from './testing/clients.ts';
import { newServer, newWorkshop, until } from './testing/server.ts';

test('[V10] two stock clients, one with a cookie and one with a ticket, see the same board and each other', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const base = `${server.address}/api/workshops/${id}`;
  const joined = await fetch(`${base}/join`, { method: 'POST', body: JSON.stringify({ token: secrets.participant }) });
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
  const issued = await fetch(`${base}/ticket`, { method: 'POST', headers: { cookie } });
  const { ticket } = (await issued.json()) as { ticket: string };

  const ann = stockClient(server.address, `board/${id}`, { cookie });
  const bob = stockClient(server.address, `board/${id}`, {}, { ticket });
  await until(() => ann.provider.synced && bob.provider.synced, 'both are in step');
  for (let n = 0; n < 20; n++) {
    addSticky(ann.doc, `a${n}`, `Ann ${n}`);
    addSticky(bob.doc, `b${n}`, `Bob ${n}`);
  }
  ann.provider.awareness.setLocalStateField('user', { name: 'Ann' });
  await until(() => Object.keys(stickies(bob.doc)).length === 40, 'Bob has everything');
  await until(() => Object.keys(stickies(ann.doc)).length === 40, 'Ann has everything');
  expect(stickies(ann.doc)).toEqual(stickies(bob.doc));
  await until(() => bob.provider.awareness.getStates().get(ann.doc.clientID)?.['user']?.name === 'Ann', 'Bob sees Ann');
});

test('[V17] whoever types offline and again at once on coming back loses nothing', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  const bob = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced && bob.provider.synced, 'both are in step');
  ann.provider.disconnect();
  for (let n = 0; n < 10; n++) addSticky(ann.doc, `offline${n}`, `Offline ${n}`);
  // The newest edit leaves before the server has asked for the older ones.
  ann.provider.on('status', ({ status }) => {
    if (status === 'connected') addSticky(ann.doc, 'eager', 'Eager');
  });
  ann.provider.connect();
  await until(() => Object.keys(stickies(bob.doc)).length === 11, 'Bob has all of it');
  expect(ann.closes.filter((code) => code >= 4000)).toEqual([]);
});

test('[V3] frame 101 does not pass over a frame that was left out', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const raw = await rawClient(server.address, `board/${id}`, secrets.participant);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  addSticky(doc, 'one', 'One');
  addSticky(doc, 'two', 'Two');
  raw.update(updates[1]!);
  await until(() => raw.frames.some((frame) => frame.type === 'sync' && frame.step === 'step1'), 'it is asked');
  raw.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(doc) });
  await until(() => raw.frames.some((frame) => frame.type === 'sync' && frame.step === 'step2'), 'a later tick');
  expect(raw.frames.filter(({ type }) => type === 'durable')).toEqual([]);
  raw.send({ type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(doc) });
  await until(() => raw.frames.some((frame) => frame.type === 'durable' && frame.frames === 2), 'both are on disk');
});

test('[V11] what several people write within a tick reaches everybody in one frame', async () => {
  const server = await newServer({ limits: { tickMs: 300 } });
  const { id, secrets } = await newWorkshop(server);
  const watcher = await rawClient(server.address, `board/${id}`, secrets.viewer);
  watcher.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  await until(() => watcher.frames.some((frame) => frame.type === 'sync'), 'the watcher follows');
  const writers = await Promise.all(
    [0, 1, 2, 3, 4].map(() => rawClient(server.address, `board/${id}`, secrets.participant)),
  );
  const start = watcher.frames.length;
  writers.forEach((writer, n) => {
    const doc = new Y.Doc();
    addSticky(doc, `e${n}`, `Event ${n}`);
    writer.update(Y.encodeStateAsUpdate(doc));
  });
  await until(() => watcher.frames.length > start, 'the watcher hears of it');
  const seen = new Y.Doc();
  const updates = watcher.frames.slice(start).filter((frame) => frame.type === 'sync');
  for (const update of updates) Y.applyUpdate(seen, update.bytes);
  expect(updates).toHaveLength(1);
  expect(Object.keys(stickies(seen))).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
});

test('[V14] a quiet connection hears something, a stock one nothing that it does not know', async () => {
  const server = await newServer({ limits: { keepAliveMs: 150 } });
  const { id, secrets } = await newWorkshop(server);
  const ours = await rawClient(server.address, `board/${id}`, secrets.viewer);
  const stock = await rawClient(server.address, `board/${id}`, secrets.viewer, '');
  await until(() => ours.frames.filter(({ type }) => type === 'pong').length >= 2, 'two words in the silence');
  await until(() => stock.frames.length >= 2, 'the stock client hears something too');
  expect(new Set(stock.frames.map(({ type }) => type))).toEqual(new Set(['awareness']));
});

test('[V13] an empty room leaves memory and comes back the same', async () => {
  const server = await newServer({ limits: { lingerMs: 30 } });
  const { id, secrets } = await newWorkshop(server);
  for (let round = 0; round < 3; round++) {
    const client = stockClient(server.address, `board/${id}`, secrets.participant);
    await until(() => client.provider.synced, 'in step');
    expect(Object.keys(stickies(client.doc))).toHaveLength(round);
    addSticky(client.doc, `round${round}`, `Round ${round}`);
    const watcher = stockClient(server.address, `board/${id}`, secrets.viewer);
    await until(() => Object.keys(stickies(watcher.doc)).length === round + 1, 'it is stored');
    expect(server.rooms()).toBeGreaterThan(0);
    client.destroy();
    watcher.destroy();
    await until(() => server.rooms() === 0, 'the room is gone');
  }
});

test('[V12] what was never created closes with 4404 even for who has a right to it, and many may ask at once', async () => {
  const server = await newServer({ limits: { socketsPerUser: 40, joinsPerMinute: 40 } });
  const { id, secrets } = await newWorkshop(server);
  const many = await Promise.all(
    Array.from({ length: 30 }, () => rawClient(server.address, `board/${id}`, secrets.participant)),
  );
  await until(() => many.every(({ frames }) => frames.some(({ type }) => type === 'hello')), 'all are let in');
  // The board and its session.
  expect(server.rooms()).toBe(2);
  const lost = await rawClient(server.address, `plans/${id}`, secrets.participant);
  await until(() => lost.closed === 4404, 'closed');
});
