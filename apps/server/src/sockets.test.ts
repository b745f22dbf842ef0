import { connect } from 'node:net';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSticky, type RawClient, rawClient, stickies, stockClient } from './testing/clients.ts';
import { newServer, newWorkshop, type TestServer, type TestWorkshop, until } from './testing/server.ts';

const update = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
};
const sticky = (id: string): Uint8Array => update((doc) => addSticky(doc, id, id));
const rejects = (client: RawClient): string[] =>
  client.frames.flatMap((frame) => (frame.type === 'reject' ? [frame.rule] : []));

/** An honest client that must not notice anything, and what is on the board in the end. */
async function witness(server: TestServer, { id, secrets }: TestWorkshop) {
  const client = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => client.provider.synced, 'the witness is in step');
  addSticky(client.doc, 'before', 'Before');
  return async (expected: readonly string[]): Promise<void> => {
    addSticky(client.doc, 'after', 'After');
    const late = stockClient(server.address, `board/${id}`, secrets.viewer);
    await until(() => 'after' in stickies(late.doc), 'the witness still writes');
    expect(Object.keys(stickies(late.doc))).toEqual(['after', 'before', ...expected].sort());
    expect(late.doc.store.pendingStructs).toBeNull();
    expect(client.closes).toEqual([]);
  };
}

test('[A7] a viewer who writes changes nothing, is told so, and stays', async () => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const viewer = await rawClient(server.address, `board/${workshop.id}`, workshop.secrets.viewer);
  viewer.update(sticky('e1'));
  viewer.send({ type: 'sync', step: 'step2', bytes: sticky('e2') });
  await until(() => rejects(viewer).length === 2, 'both are refused');
  expect(rejects(viewer)).toEqual(['A7', 'A7']);
  expect(viewer.frames[0]).toMatchObject({ type: 'hello', role: 'viewer', write: false });
  expect(viewer.frames.some((frame) => frame.type === 'sync' && frame.step === 'step1')).toBe(false);
  await check([]);
  expect(viewer.closed).toBeUndefined();
});

test('[V23] participants write the board and not the session; facilitators write both', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const stage = update((doc) => doc.getMap('session').set('stage', 2));
  const participant = await rawClient(server.address, `session/${id}`, secrets.participant);
  participant.update(stage);
  await until(() => rejects(participant).length === 1, 'refused');
  expect(participant.frames[0]).toMatchObject({ type: 'hello', role: 'participant', write: false });

  const facilitator = stockClient(server.address, `session/${id}`, secrets.facilitator);
  const board = stockClient(server.address, `board/${id}`, secrets.facilitator);
  const watcher = stockClient(server.address, `session/${id}`, secrets.viewer);
  await until(() => facilitator.provider.synced && watcher.provider.synced && board.provider.synced, 'in step');
  expect(watcher.doc.getMap('session').get('stage')).toBeUndefined();
  facilitator.doc.getMap('session').set('stage', 3);
  addSticky(board.doc, 'e1', 'One');
  await until(() => watcher.doc.getMap('session').get('stage') === 3, 'everybody follows');
  const late = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => 'e1' in stickies(late.doc), 'the facilitator writes the board too');
});

/** Many clients, each with a hole before its edit: in plain Yjs all of it waits for ever, for everybody who comes later. */
function pendingBomb(clients: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let n = 0; n < clients; n++) {
    const doc = new Y.Doc();
    doc.clientID = 1000 + n;
    const updates: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
    doc.getMap('elements').set('a', n);
    doc.getMap('elements').set('a', -n);
    parts.push(updates[1]!);
  }
  return Y.mergeUpdates(parts);
}

test.each([60, 5000])('[A3] a pending bomb of %i clients never reaches the document', async (clients) => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const { id, secrets } = workshop;
  const evil = await rawClient(server.address, `board/${id}`, secrets.participant);
  const bomb = pendingBomb(clients);
  evil.send({ type: 'sync', step: 'step2', bytes: bomb });
  await until(() => evil.closed !== undefined, 'cut off');
  expect([evil.closed, rejects(evil)]).toEqual([4400, [clients > 64 ? 'A2' : 'A3']]);

  const patient = await rawClient(server.address, `board/${id}`, secrets.participant);
  patient.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  const asked = (): number => patient.frames.filter((frame) => frame.type === 'sync' && frame.step === 'step1').length;
  for (let n = 0; n < 12 && patient.closed === undefined; n++) {
    patient.update(pendingBomb(3));
    await new Promise((resolve) => setTimeout(resolve, 30));
    patient.send({ type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(new Y.Doc()) });
  }
  await until(() => patient.closed === 4400, 'its patience ends');
  expect(asked()).toBeLessThanOrEqual(6);
  await check([]);
});

test('[A20] pieces that wait for each other are refused and do not stay', async () => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const evil = await rawClient(server.address, `board/${workshop.id}`, workshop.secrets.participant);
  // Clients 9 and 8 with one piece each, which lies to the right of the other's.
  evil.update(Uint8Array.of(2, 1, 9, 0, 136, 8, 0, 1, 126, 1, 8, 0, 136, 9, 0, 1, 126, 0));
  await until(() => evil.closed === 4400, 'cut off');
  expect(rejects(evil)).toEqual(['A20']);
  await check([]);
});

test('[A4] another root, and [A1] noise, are refused and end the connection; nothing of them stays', async () => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const attempts = [
    update((doc) => doc.getMap('session').set('stage', 9)),
    update((doc) => doc.getArray('elements').push([1])),
    Uint8Array.from({ length: 200 }, (_, n) => (n * 37) % 256),
  ];
  for (const attempt of attempts) {
    const evil = await rawClient(server.address, `board/${workshop.id}`, workshop.secrets.participant);
    evil.update(attempt);
    await until(() => evil.closed === 4400, 'cut off');
    expect(rejects(evil)).toHaveLength(1);
  }
  await check([]);
});

test.each<[string, number, (client: RawClient) => void]>([
  ['a text message', 4400, ({ socket }) => socket.send('hello')],
  ['an empty message', 4400, ({ socket }) => socket.send(new Uint8Array())],
  ['an unknown frame', 4400, ({ socket }) => socket.send(Uint8Array.of(77, 1, 2))],
  ['a cut frame', 4400, ({ socket }) => socket.send(Uint8Array.of(0, 2, 200, 1))],
  ['a frame that only the server sends', 4400, (client) => client.send({ type: 'durable', frames: 3 })],
  ['broken presence', 4400, (client) => client.send({ type: 'awareness', bytes: Uint8Array.of(9, 9, 9) })],
  [
    'a broken state vector',
    4400,
    (client) => client.send({ type: 'sync', step: 'step1', bytes: Uint8Array.of(255, 255) }),
  ],
  ['a message above 1 MiB', 1009, ({ socket }) => socket.send(new Uint8Array(1024 * 1024 + 1))],
])('[A8] %s ends its own connection with %i and nothing else', async (_, code, send) => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const evil = await rawClient(server.address, `board/${workshop.id}`, workshop.secrets.participant);
  send(evil);
  await until(() => evil.closed !== undefined, 'closed');
  expect(evil.closed).toBe(code);
  await check([]);
});

test.each([
  ['an unmasked frame', Buffer.of(0x82, 0x01, 0x00)],
  ['a frame with reserved bits', Buffer.of(0xf2, 0x80, 0, 0, 0, 0)],
  ['a frame that claims 2^62 bytes', Buffer.of(0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4)],
])('[A8] %s on a bare connection does not end the server', async (_, bytes) => {
  const server = await newServer();
  const workshop = await newWorkshop(server);
  const check = await witness(server, workshop);
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname);
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  const head = [
    `GET /sync/board/${workshop.id} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Authorization: Bearer ${workshop.secrets.participant}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(bytes);
  socket.resume();
  await ended;
  await check([]);
});
