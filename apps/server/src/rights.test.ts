import { DELETED, type Role, readTray, type SessionPatch, STAMP, writeSession } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Limits } from './limits/limits.ts';
import { addSticky, type RawClient, rawClient, stickies, stockClient } from './testing/clients.ts';
import { newServer, newWorkshop, until } from './testing/server.ts';

/** A workshop that somebody leads, and the ways to come into it. */
async function workshop(limits: Partial<Limits> = {}) {
  const server = await newServer({ limits: { graceMs: 0, ...limits } });
  const { id, secrets } = await newWorkshop(server);
  const lead = stockClient(server.address, `session/${id}`, secrets.facilitator);
  const hand = stockClient(server.address, `board/${id}`, secrets.facilitator);
  await until(() => lead.provider.synced && hand.provider.synced, 'the facilitator is in step');
  const steer = (patch: SessionPatch): void => writeSession(lead.doc, patch);
  const board = (role: Role, limited?: string) =>
    rawClient(server.address, `board/${id}`, secrets[role], `?schema=1${limited ?? ''}`);
  return { server, id, secrets, lead, hand, steer, board };
}

/** A person whose page holds a document of its own and sends what they do; nothing on it hides anything from them. */
class Person {
  readonly doc = new Y.Doc();
  readonly client: RawClient;
  constructor(client: RawClient, base: Y.Doc) {
    this.client = client;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(base));
    this.doc.on('update', (bytes: Uint8Array) => client.update(bytes));
  }
  get rejects() {
    return this.client.frames.flatMap((frame) => (frame.type === 'reject' ? [frame] : []));
  }
  get hellos() {
    return this.client.frames.flatMap((frame) => (frame.type === 'hello' ? [frame.write] : []));
  }
  get settled(): number {
    return this.client.frames.findLast((frame) => frame.type === 'durable')?.frames ?? 0;
  }
}

test('[A23] [A28] while the board is locked a participant changes nothing, is told why, and stays', async () => {
  const { hand, steer, board } = await workshop();
  const ann = new Person(await board('participant'), hand.doc);
  const bob = new Person(await board('participant'), hand.doc);
  addSticky(ann.doc, 'before', 'Before');
  await until(() => 'before' in stickies(hand.doc), 'an open board takes it');
  steer({ locked: true });
  await until(() => ann.hellos.at(-1) === false && bob.hellos.at(-1) === false, 'they are told');
  addSticky(ann.doc, 'secret', 'Written all the same');
  await until(() => ann.rejects.length === 1, 'refused');
  expect(ann.rejects[0]).toMatchObject({ rule: 'A23', message: 'The facilitator has locked the board.' });
  addSticky(hand.doc, 'lead', 'The facilitator may');
  steer({ locked: false });
  await until(() => ann.hellos.at(-1) === true, 'it is open again');
  addSticky(bob.doc, 'after', 'After');
  await until(() => 'after' in stickies(hand.doc), 'and takes everything');
  expect(Object.keys(stickies(hand.doc))).toEqual(['after', 'before', 'lead']);
  expect([bob.rejects, ann.client.closed, bob.client.closed]).toEqual([[], undefined, undefined]);
});

test('[A23] only their own stickies, also where a deletion names nobody', async () => {
  const { server, id, secrets, hand, steer } = await workshop({ lingerMs: 20 });
  const ticket = async (secret: string, role: Role) => {
    const joined = await fetch(`${server.address}/api/workshops/${id}/join`, {
      method: 'POST',
      body: JSON.stringify({ token: secret }),
    });
    const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return rawClient(server.address, `board/${id}`, { cookie }, `?schema=1&role=${role}`);
  };
  const ann = new Person(await ticket(secrets.participant, 'participant'), hand.doc);
  const bob = new Person(await ticket(secrets.participant, 'participant'), hand.doc);
  addSticky(ann.doc, 'anns', 'Order Placed');
  await until(() => 'anns' in stickies(hand.doc), 'made');
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(hand.doc), 'server');
  steer({ ownOnly: true });
  await until(() => bob.hellos.length > 1, 'told');
  const row = (doc: Y.Doc) => doc.getMap('elements').get('anns') as Y.Map<unknown>;
  (row(bob.doc).get('label') as Y.Text).delete(0, 6);
  await until(() => bob.rejects.length === 1, 'refused');
  row(bob.doc).set(DELETED, true);
  await until(() => bob.rejects.length === 2, 'refused');
  // What was refused is no longer in a page that has begun anew.
  addSticky(new Person(bob.client, hand.doc).doc, 'bobs', 'Order Paid');
  await until(() => 'bobs' in stickies(hand.doc), 'his own is taken');
  (row(ann.doc).get('label') as Y.Text).insert(0, 'An ');
  await until(() => stickies(hand.doc)['anns'] === 'An Order Placed', 'hers is still hers');
  expect(bob.rejects.map(({ rule }) => rule)).toEqual(['A23', 'A23']);
  expect(row(hand.doc).get(DELETED)).toBeUndefined();
});

test('[A24] for a while after a change the rights of before also count; a room that opens again gives no such time', async () => {
  const { server, id, secrets, lead, hand, steer, board } = await workshop({ graceMs: 400, lingerMs: 30 });
  const ann = new Person(await board('participant'), hand.doc);
  steer({ locked: true });
  await until(() => ann.hellos.at(-1) === false, 'told');
  addSticky(ann.doc, 'e1', 'Just in time');
  await until(() => 'e1' in stickies(hand.doc), 'taken');
  await new Promise((resolve) => setTimeout(resolve, 450));
  addSticky(ann.doc, 'e2', 'Too late');
  await until(() => ann.rejects.length === 1, 'refused');
  const base = hand.doc;
  for (const one of [ann.client, lead, hand]) one.destroy();
  await until(() => server.rooms() === 0, 'all rooms are gone');
  const bob = new Person(await rawClient(server.address, `board/${id}`, secrets.participant), base);
  addSticky(bob.doc, 'e3', 'First of all');
  await until(() => bob.rejects.length === 1, 'refused at once');
  expect(bob.hellos).toEqual([false]);
});

test('[A25] what an honest person sends too late lies in the tray, with their name; nothing of others does', async () => {
  const { lead, hand, steer, board } = await workshop({ lateMs: 300, trayPerUser: 2 });
  const ann = new Person(await board('participant'), hand.doc);
  const state = JSON.stringify({ name: 'Ann', colour: '#112233' });
  const bytes = new TextEncoder().encode(state);
  ann.client.send({ type: 'awareness', bytes: Uint8Array.of(1, 77, 1, bytes.length, ...bytes) });
  steer({ stage: 4, rights: 'guided' });
  await until(() => ann.hellos.length > 1, 'told');
  const late = (doc: Y.Doc, id: string, kind: string): void => {
    doc.transact(() => {
      addSticky(doc, id, `Late ${id}`);
      (doc.getMap('elements').get(id) as Y.Map<unknown>).set('kind', kind);
    });
  };
  late(ann.doc, 'e1', 'policy');
  await until(() => readTray(lead.doc).length === 1, 'in the tray');
  expect(readTray(lead.doc)).toMatchObject([{ kind: 'policy', text: 'Late e1', author: 'Ann' }]);
  await new Promise((resolve) => setTimeout(resolve, 320));
  // By now everybody knows; only who was away does not.
  const knowing = new Person(ann.client, hand.doc);
  late(knowing.doc, 'e2', 'policy');
  await until(() => ann.rejects.length === 2, 'refused');
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(hand.doc));
  for (const n of [3, 4, 5]) late(away, `e${n}`, 'policy');
  ann.client.send({ type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(away) });
  await until(() => readTray(lead.doc).length === 2, 'the first of them is in the tray, and no more than two of one');
  expect(readTray(lead.doc).map(({ text }) => text)).toEqual(['Late e1', 'Late e3']);
  expect([stickies(hand.doc), ann.client.closed]).toEqual([{}, undefined]);
});

test('[A26] the server stamps who made a sticky and when, and puts the name and the time right', async () => {
  const { hand, board } = await workshop();
  const ann = new Person(await board('participant'), hand.doc);
  const bytes = new TextEncoder().encode(JSON.stringify({ name: 'Ann', colour: '#112233' }));
  ann.client.send({ type: 'awareness', bytes: Uint8Array.of(1, 77, 1, bytes.length, ...bytes) });
  const write = (id: string, values: Record<string, string>): void =>
    ann.doc.transact(() => {
      addSticky(ann.doc, id, id);
      for (const [field, value] of Object.entries(values))
        (ann.doc.getMap('elements').get(id) as Y.Map<unknown>).set(field, value);
    });
  write('honest', { author: 'Ann', createdAt: '2026-01-01T10:00:00.000Z' });
  write('as-bob', { author: 'Bob', createdAt: '2999-01-01T10:00:00.000Z' });
  write('unsaid', {});
  await until(() => 'unsaid' in stickies(hand.doc), 'they are there');
  const rows = hand.doc.getMap('elements').toJSON();
  for (const id of ['honest', 'as-bob', 'unsaid']) {
    expect(rows[id]).toMatchObject({ author: 'Ann', [STAMP]: { user: expect.stringMatching(/^bearer-/) } });
    expect(Math.abs(rows[id][STAMP].at - Date.now())).toBeLessThan(20_000);
  }
  expect(rows['honest'].createdAt).toBe('2026-01-01T10:00:00.000Z');
  for (const id of ['as-bob', 'unsaid'])
    expect(Math.abs(Date.parse(rows[id].createdAt) - Date.now())).toBeLessThan(20_000);
  // All stamps are of one client, or the document would grow with each tick.
  const writers = new Set(
    ['honest', 'as-bob', 'unsaid'].map(
      (id) => (hand.doc.getMap('elements').get(id) as Y.Map<unknown>)._map.get(STAMP)?.id.client,
    ),
  );
  expect(writers.size).toBe(1);
  // The next one builds on the stamp, which nobody but the server may write.
  Y.applyUpdate(ann.doc, Y.encodeStateAsUpdate(hand.doc), 'server');
  (ann.doc.getMap('elements').get('as-bob') as Y.Map<unknown>).set('author', 'Bob');
  await until(() => ann.rejects.length === 1, 'refused');
  expect([ann.rejects[0]?.rule, ann.client.closed]).toEqual(['A22', undefined]);
});

test('[A27] a facilitator cannot make the session something else, nor fill its tray', async () => {
  const { server, id, secrets, lead } = await workshop();
  for (const write of [
    (doc: Y.Doc) => doc.getMap('session').set('stage', 77),
    (doc: Y.Doc) => doc.getMap('session').set('rule', 'mine'),
    (doc: Y.Doc) => doc.getMap('tray').set('x', { kind: 'event', text: 'Buy', author: 'Ann', at: 1 }),
    (doc: Y.Doc) => doc.getMap('session').set('timer', new Y.Map()),
  ]) {
    const evil = new Person(await rawClient(server.address, `session/${id}`, secrets.facilitator), lead.doc);
    write(evil.doc);
    await until(() => evil.client.closed === 4400, 'cut off');
    expect(evil.rejects.map(({ rule }) => rule)).toEqual(['A27']);
  }
  writeSession(lead.doc, { stage: 2, skip: ['triggers'] });
  const late = stockClient(server.address, `session/${id}`, secrets.viewer);
  await until(() => late.doc.getMap('session').get('stage') === 2, 'the session goes on');
  expect(lead.closes).toEqual([]);
});

test('[A20] [A21] what no page sends ends the connection and changes nothing for anybody', async () => {
  const { server, id, secrets, hand, board } = await workshop();
  addSticky(hand.doc, 'e1', 'Order Placed');
  const witness = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => 'e1' in stickies(witness.doc), 'there');
  for (const [rule, write] of [
    ['A20', (doc: Y.Doc) => (doc.getMap('elements').get('e1') as Y.Map<unknown>).set('virus', 1)],
    ['A21', (doc: Y.Doc) => doc.getMap('elements').delete('e1')],
  ] as const) {
    const evil = new Person(await board('participant'), hand.doc);
    write(evil.doc);
    await until(() => evil.client.closed === 4400, 'cut off');
    expect(evil.rejects.map((one) => one.rule)).toEqual([rule]);
  }
  addSticky(hand.doc, 'e2', 'Order Paid');
  await until(() => 'e2' in stickies(witness.doc), 'the others go on');
  expect(stickies(witness.doc)).toEqual({ e1: 'Order Placed', e2: 'Order Paid' });
  expect([hand.closes, witness.closes]).toEqual([[], []]);
});
