import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Database } from './storage/database.ts';
import { SqliteDocuments } from './storage/sqlite-documents.ts';
import { addSticky, rawClient, stickies, stockClient } from './testing/clients.ts';
import { newServer, newWorkshop, type TestServer, type TestWorkshop, until } from './testing/server.ts';

const SMALL = { lingerMs: 30, rebaseBytes: 1000 };

/** Somebody with two tabs that write in turns, so that the history of one sticky is most of the document, and leaves. */
async function growAndLeave(server: TestServer, { id, secrets }: TestWorkshop, label: string): Promise<void> {
  const { doc, provider, destroy } = stockClient(server.address, `board/${id}`, secrets.participant);
  const reader = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => provider.synced && reader.provider.synced, 'in step');
  provider.disconnect();
  addSticky(doc, label, label);
  const twin = new Y.Doc();
  for (let x = 1; x <= MOVES; x++) {
    const [writer, other] = x % 2 === 0 ? [doc, twin] : [twin, doc];
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(other, Y.encodeStateVector(writer)));
    row(writer, label).set('posTimeline', { x, y: 0 });
  }
  provider.connect();
  await until(() => label in stickies(reader.doc), 'it is stored');
  expect(row(reader.doc, label).get('posTimeline')).toEqual({ x: MOVES, y: 0 });
  destroy();
  reader.destroy();
}
const MOVES = 300;
const row = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap('elements').get(id) as Y.Map<unknown>;
const begun = (server: TestServer): number => server.logged.filter((line) => line.startsWith('epoch begun')).length;

test('[V61] a board that has grown begins a new epoch when everybody has left, and says the same, also after a restart', async () => {
  const server = await newServer({ limits: SMALL });
  const workshop = await newWorkshop(server);
  await growAndLeave(server, workshop, 'one');
  await until(() => begun(server) === 1, 'a new epoch');
  await server.close();
  const again = await newServer({ limits: SMALL, dataDir: server.config.dataDir });
  const reader = stockClient(again.address, `board/${workshop.id}`, workshop.secrets.participant);
  await until(() => reader.provider.synced, 'in step');
  expect(stickies(reader.doc)).toEqual({ one: 'one' });
  expect(row(reader.doc, 'one').get('posTimeline')).toEqual({ x: MOVES, y: 0 });
  expect(row(reader.doc, 'one').get('by')).toMatchObject({ user: expect.any(String), at: expect.any(Number) });
  expect(Y.encodeStateAsUpdate(reader.doc).length).toBeLessThan(1000);
  addSticky(reader.doc, 'two', 'Two');
  const other = stockClient(again.address, `board/${workshop.id}`, workshop.secrets.viewer);
  await until(() => 'two' in stickies(other.doc), 'people go on');
});

test('[V61] a board that is small or was only looked at stays in its epoch', async () => {
  const server = await newServer({ limits: { ...SMALL, rebaseBytes: 1_000_000 } });
  const workshop = await newWorkshop(server);
  await growAndLeave(server, workshop, 'one');
  await until(() => server.rooms() === 0, 'the room is left');
  await server.close();
  const again = await newServer({ limits: SMALL, dataDir: server.config.dataDir });
  const reader = stockClient(again.address, `board/${workshop.id}`, workshop.secrets.viewer);
  await until(() => reader.provider.synced, 'in step');
  reader.destroy();
  await until(() => again.rooms() === 0, 'the room is left');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([begun(server), begun(again)]).toEqual([0, 0]);
});

test('[V62] frame 100 tells the epoch; who asks for another is closed with 4410', async () => {
  const server = await newServer({ limits: SMALL });
  const workshop = await newWorkshop(server);
  await growAndLeave(server, workshop, 'one');
  await until(() => begun(server) === 1, 'a new epoch');
  const { participant } = workshop.secrets;
  for (const [query, closed] of [
    ['?schema=1&epoch=1', 4410],
    ['?schema=1&epoch=3', 4410],
    ['?epoch=none', 4410],
    ['?schema=1&epoch=2', undefined],
    ['?schema=1', undefined],
  ] as const) {
    const client = await rawClient(server.address, `board/${workshop.id}`, participant, query);
    await until(() => client.frames.length > 0 || client.closed !== undefined, query);
    expect(client.closed, query).toBe(closed);
    if (closed === undefined) expect(client.frames[0]).toMatchObject({ type: 'hello', epoch: 2 });
    client.destroy();
  }
});

test('[V62] a stock client that comes back with an earlier epoch is told so and changes nothing', async () => {
  const server = await newServer({ limits: SMALL });
  const workshop = await newWorkshop(server);
  const { participant, viewer } = workshop.secrets;
  const sleeper = stockClient(server.address, `board/${workshop.id}`, participant);
  await until(() => sleeper.provider.synced, 'in step');
  addSticky(sleeper.doc, 'early', 'Early');
  const witness = stockClient(server.address, `board/${workshop.id}`, participant);
  await until(() => 'early' in stickies(witness.doc), 'stored');
  sleeper.provider.disconnect();
  witness.destroy();
  await growAndLeave(server, workshop, 'one');
  await until(() => begun(server) === 1, 'a new epoch');
  addSticky(sleeper.doc, 'late', 'Late');
  sleeper.provider.connect();
  await until(() => sleeper.closes.includes(4410), 'closed');
  const reader = stockClient(server.address, `board/${workshop.id}`, viewer);
  await until(() => reader.provider.synced, 'in step');
  expect(stickies(reader.doc)).toEqual({ early: 'Early', one: 'one' });
});

test('[A11] an update of an earlier epoch is refused even where nothing was asked first', async () => {
  const server = await newServer({ limits: SMALL });
  const workshop = await newWorkshop(server);
  const { participant } = workshop.secrets;
  const old = new Y.Doc();
  const witness = stockClient(server.address, `board/${workshop.id}`, participant);
  await until(() => witness.provider.synced, 'in step');
  Y.applyUpdate(old, Y.encodeStateAsUpdate(witness.doc));
  addSticky(old, 'mine', 'Mine');
  const first = await rawClient(server.address, `board/${workshop.id}`, participant);
  first.update(Y.encodeStateAsUpdate(old));
  await until(() => 'mine' in stickies(witness.doc), 'stored');
  first.destroy();
  witness.destroy();
  await growAndLeave(server, workshop, 'one');
  await until(() => begun(server) === 1, 'a new epoch');

  // All of the old document, a change of something old, and the deletion of something old.
  row(old, 'mine').set('lane', 'B');
  const whole = Y.encodeStateAsUpdate(old);
  const vector = Y.encodeStateVector(old);
  row(old, 'mine').delete('lane');
  for (const update of [whole, Y.encodeStateAsUpdate(old, vector)]) {
    const client = await rawClient(server.address, `board/${workshop.id}`, participant);
    client.update(update);
    await until(() => client.closed !== undefined, 'closed');
    expect(client.closed).toBe(4410);
    expect(client.frames).toContainEqual(expect.objectContaining({ type: 'reject', rule: 'A11' }));
  }
});

test('[V64] a document of a newer layout is closed with 4427 and left alone', async () => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  await server.close();
  const database = new Database(`${server.config.dataDir}/stormbridge.sqlite`);
  const documents = new SqliteDocuments(database);
  const doc = new Y.Doc();
  const [stored] = await documents.load(`board/${workshop.id}`);
  for (const update of stored?.tail ?? []) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  doc.getMap('meta').set('schema', 99);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await documents.append([{ doc: `board/${workshop.id}`, epoch: 1, seq: (stored?.seq ?? 0) + 1, bytes }]);
  database.close();
  const again = await newServer({ dataDir: server.config.dataDir });
  const client = await rawClient(again.address, `board/${workshop.id}`, workshop.secrets.facilitator);
  await until(() => client.closed !== undefined, 'closed');
  expect(client.closed).toBe(4427);
  expect(client.frames).toEqual([]);
});
