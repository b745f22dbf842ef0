import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSticky, rawClient, savingClient, stickies, stockClient } from '../testing/clients.ts';
import { localCluster } from '../testing/local-cluster.ts';
import { until } from '../testing/server.ts';
import { NoAnswer } from './calls.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

const BOARD = 'board/w';

/** Two nodes, of which the first runs the workshop, and a client at each. */
async function two() {
  const { owners, nodes, secrets } = await localCluster('one', 'two');
  const [one, other] = nodes;
  const ann = savingClient(one!.address, BOARD, secrets.participant);
  await until(() => ann.provider.synced, 'ann is in');
  const bob = savingClient(other!.address, BOARD, secrets.facilitator);
  await until(() => bob.provider.synced, 'bob is in');
  expect(owners.ownerOf('w')).toBe('one');
  return { owners, one: one!, other: other!, secrets, ann, bob };
}

test('[C12] clients at two nodes see the same board and each other, and are told what is saved', async () => {
  const { one, other, ann, bob } = await two();
  expect([one.cluster.links, other.cluster.links]).toEqual([
    { out: 0, in: 1 },
    { out: 1, in: 0 },
  ]);
  for (let n = 0; n < 30; n++) {
    ann.write(`ann${n}`);
    bob.write(`bob${n}`);
  }
  await until(() => ann.saved === 30 && bob.saved === 30, 'all is saved');
  await until(() => [ann, bob].every(({ doc }) => Object.keys(stickies(doc)).length === 60), 'all is there');
  const sees = (): boolean => ann.provider.awareness.getStates().has(bob.doc.clientID);
  bob.provider.awareness.setLocalStateField('name', 'Bob');
  await until(sees, 'ann sees bob');
  bob.destroy();
  await until(() => !sees(), 'bob is gone');
  expect(other.cluster.links.out + one.cluster.links.in).toBe(0);
});

test('[C12] who is refused at another node is told so, and cut where everybody would be', async () => {
  const { other, secrets } = await two();
  const viewer = await rawClient(other.address, BOARD, secrets.viewer);
  const doc = new Y.Doc();
  addSticky(doc, 'v1', 'Not allowed');
  viewer.update(Y.encodeStateAsUpdate(doc));
  await until(() => viewer.frames.some((frame) => frame.type === 'reject' && frame.rule === 'A7'), 'refused');
  expect(viewer.frames[0]).toMatchObject({ type: 'hello', role: 'viewer', write: false });
  expect(viewer.closed).toBeUndefined();
  viewer.socket.send(Uint8Array.of(77, 77));
  await until(() => viewer.closed === 4400, 'cut');
  const nowhere = await rawClient(other.address, 'board/none', secrets.viewer);
  await until(() => nowhere.closed === 4401, 'another workshop');
});

test('[C11] a frame that is lost on the way, either way, ends that socket; its client comes back and has all', async () => {
  const { one, other, ann, bob } = await two();
  for (const bus of [one.bus, other.bus]) {
    bob.closes.length = 0;
    // Something of bob's, or for bob, is among what is lost.
    bus.losing = 1;
    const before = Object.keys(stickies(ann.doc)).length;
    for (let n = 0; n < 5; n++) {
      ann.write(`ann${ann.written.length}`);
      bob.write(`bob${bob.written.length}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    const all = before + 10;
    await until(() => [ann, bob].every(({ doc }) => Object.keys(stickies(doc)).length === all), 'all is there');
    await until(() => bob.saved === bob.written.length, 'all is saved');
  }
  expect(ann.closes).toEqual([]);
});

test('[C10] a lease that ran out: its room stores nothing and tells nobody, and everybody goes where it is run now', async () => {
  const { owners, one, other, secrets, ann, bob } = await two();
  ann.write('before');
  await until(() => ann.saved === 1 && 'before' in stickies(bob.doc), 'saved');
  const appended: string[] = [];
  const append = one.documents.append.bind(one.documents);
  one.documents.append = (rows) => {
    appended.push(...rows.map(({ doc }) => doc));
    return append(rows);
  };
  owners.lapse('w');
  // Somebody comes to the other node first, so that one has it now.
  const eve = stockClient(other.address, 'session/w', secrets.viewer);
  await until(() => eve.provider.synced && owners.ownerOf('w') === 'two', 'the other runs it');
  ann.write('after');
  await until(() => ann.closes.length > 0 && bob.closes.length > 0, 'everybody is sent away');
  expect([ann.closes[0], bob.closes[0]]).toEqual([4504, 4504]);
  await until(() => ann.saved === 2 && 'after' in stickies(bob.doc), 'all is saved where it is run now');
  expect(appended).toEqual([]);
});

test('[C13] an owner that falls silent: its sockets at other nodes come back as soon as the lease has run out', async () => {
  const { owners, one, other, bob } = await two();
  bob.write('before');
  await until(() => bob.saved === 1, 'saved');
  await one.bus.close();
  bob.write('after');
  await until(() => bob.closes.includes(4504), 'bob is sent away');
  expect(bob.saved).toBe(1);
  owners.lapse('w');
  await until(() => bob.saved === 2, 'saved again');
  expect(owners.ownerOf('w')).toBe('two');
  expect(other.cluster.links).toEqual({ out: 0, in: 0 });
});

test('[C17] a node answers for another; one that is not there gives no answer', async () => {
  const { one, other } = await two();
  const asked = { head: { method: 'GET', path: '/', headers: {} }, bytes: Uint8Array.of(1) };
  expect((await other.cluster.calls.ask('one', asked)).head).toEqual({ status: 200, headers: { by: 'one' } });
  await expect(other.cluster.calls.ask('nobody', asked)).rejects.toThrow(NoAnswer);
  await one.bus.close();
  await expect(other.cluster.calls.ask('one', asked)).rejects.toThrow(NoAnswer);
});

test('[C11] every message between nodes is read as it was written', () => {
  const bytes = Uint8Array.of(0, 255, 7);
  const principal = { workshop: 'w', role: 'viewer', user: 'ü', expiresAt: 5 } as const;
  const messages: Message[] = [
    { type: 'ping' },
    { type: 'join', link: 1, who: { document: BOARD, principal, write: false, ours: true } },
    { type: 'joined', link: 2 ** 40 },
    { type: 'unknown', link: 3 },
    { type: 'closed', link: 4, reason: 'tooSlow' },
    { type: 'leave', link: 5 },
    { type: 'up', link: 6, seq: 300, bytes },
    {
      type: 'down',
      to: [
        { link: 7, seq: 1 },
        { link: 8, seq: 2 },
      ],
      bytes,
    },
    { type: 'request', id: 9, head: { method: 'POST', path: '/x', headers: { a: 'b' } }, bytes },
    { type: 'answer', id: 9, head: { status: 200, headers: {} }, bytes: new Uint8Array() },
  ];
  for (const message of messages) expect(decodeMessage(encodeMessage(message))).toEqual(message);
  expect(() => decodeMessage(Uint8Array.of(99))).toThrow();
});

test('[C12] a stock client that asks for nothing of ours gets in through another node', async () => {
  const { other, secrets } = await two();
  const stock = stockClient(other.address, BOARD, secrets.participant);
  await until(() => stock.provider.synced, 'in step');
  addSticky(stock.doc, 's1', 'From a stock client');
  const second = stockClient(other.address, BOARD, secrets.viewer);
  await until(() => 's1' in stickies(second.doc), 'it is there');
});
