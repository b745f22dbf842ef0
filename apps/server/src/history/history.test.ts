import { isDeepStrictEqual } from 'node:util';
import { type Board, readBoardFile } from '@stormbridge/model';
import { DELETED, readBoard, readSession, type SessionPatch, STAMP, writeSession } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Limits } from '../limits/limits.ts';
import { addSticky, rawClient, savingClient, stickies, stockClient } from '../testing/clients.ts';
import { newServer, newWorkshop, type TestServer, until } from '../testing/server.ts';

interface Point {
  readonly id: string;
  readonly at: number;
  readonly reason: string;
  readonly stage: number;
  readonly name: string;
  readonly by: string;
}

interface Reply {
  readonly status: number;
  readonly body: { readonly error?: { readonly code: string; readonly message: string } } & Record<string, unknown>;
}

/** What a script asks of the history of a workshop, by the secret of a link. */
function asking({ address }: TestServer, workshop: string, secret: string) {
  const call = async (path: string, given?: object): Promise<Reply> => {
    const init = given === undefined ? {} : { method: 'POST', body: JSON.stringify(given) };
    const url = `${address}/api/workshops/${workshop}/history${path}`;
    const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${secret}` } });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const code = ({ status, body }: Reply) => [status, body.error?.code];
  return {
    call,
    points: async () => (await call('')).body['points'] as readonly Point[],
    board: async (id: string): Promise<Board> => {
      const { body } = await call(`/${id}`);
      return read(body);
    },
    keep: async (name: string, by = 'Ada') => (await call('', { name, by })).body as unknown as Point,
    restore: async (id: string) => (await call(`/${id}/restore`, { by: 'Ada' })).body['before'] as Point,
    fails: async (path: string, given?: object) => code(await call(path, given)),
  };
}

function read(file: unknown): Board {
  const board = readBoardFile(file);
  if (!board.ok) throw new Error(board.problems[0]?.message);
  return board.value;
}

/** A workshop that somebody leads and somebody else writes in. */
async function workshop(limits: Partial<Limits> = {}, options: object = {}) {
  const server = await newServer({ limits });
  const { id, secrets } = await newWorkshop(server, options);
  const lead = stockClient(server.address, `session/${id}`, secrets.facilitator);
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => lead.provider.synced && ann.provider.synced, 'in step');
  const steer = (patch: SessionPatch): void => writeSession(lead.doc, patch);
  const ada = asking(server, id, secrets.facilitator);
  const write = async (sticky: string): Promise<void> => {
    addSticky(ann.doc, sticky, sticky);
    const other = stockClient(server.address, `board/${id}`, secrets.viewer);
    await until(() => sticky in stickies(other.doc), 'it is stored');
    other.destroy();
  };
  const pointsAre = async (count: number): Promise<readonly Point[]> => {
    for (let tries = 0; tries < 200; tries++) {
      const points = await ada.points();
      if (points.length === count) return points;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`There were never ${count} points but ${(await ada.points()).length}`);
  };
  return { server, id, secrets, lead, ann, steer, ada, write, pointsAre };
}

const labels = (board: Board): string[] => [...board.elements.values()].map(({ label }) => label).sort();

test('[V54] each stage that the team leaves is kept with the board as it was; an unchanged board once', async () => {
  const { server, id, secrets, steer, ada, ann, write, pointsAre } = await workshop();
  const reader = stockClient(server.address, `session/${id}`, secrets.viewer);
  const seen = (stage: number) => until(() => readSession(reader.doc).stage === stage, `stage ${stage}`);
  expect(await ada.points()).toEqual([]);
  await write('one');
  steer({ stage: 2 });
  await pointsAre(1);
  await write('two');
  steer({ stage: 3 });
  await pointsAre(2);
  steer({ stage: 2 });
  await seen(2);
  steer({ stage: 4 });
  await seen(4);
  await write('three');
  steer({ locked: true });
  steer({ stage: 5 });
  const points = await pointsAre(3);
  expect(points.map(({ stage, reason, name, by }) => [stage, reason, name, by])).toEqual([
    [4, 'stage', '', ''],
    [2, 'stage', '', ''],
    [1, 'stage', '', ''],
  ]);
  const boards = await Promise.all(points.map(({ id }) => ada.board(id)));
  expect(boards.map(labels)).toEqual([['one', 'three', 'two'], ['one', 'two'], ['one']]);
  expect(Math.abs((points[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  ann.destroy();
  expect(server.logged.filter((line) => /failed/.test(line))).toEqual([]);
});

test('[V54] a stage is kept also when nobody is at the board; opening the session again keeps nothing', async () => {
  const { server, id, secrets, lead, ann, write } = await workshop({ lingerMs: 30 });
  await write('one');
  ann.destroy();
  await until(() => server.rooms() === 1, 'only the session is open');
  writeSession(lead.doc, { stage: 2 });
  const ada = asking(server, id, secrets.facilitator);
  await expect.poll(async () => (await ada.points()).length).toBe(1);
  lead.destroy();
  await until(() => server.rooms() === 0, 'nothing is open');
  const again = stockClient(server.address, `session/${id}`, secrets.viewer);
  await until(() => again.provider.synced, 'open again');
  const [point, ...more] = await ada.points();
  expect([point?.stage, more]).toEqual([1, []]);
  expect(labels(await ada.board(point?.id ?? ''))).toEqual(['one']);
});

test('[V55] everybody with a link of the workshop may look, only facilitators keep and go back', async () => {
  const { server, id, secrets, ada, write } = await workshop();
  await write('one');
  const kept = await ada.keep('  Before \n lunch ☕ ');
  expect(kept).toMatchObject({ reason: 'named', name: 'Before lunch ☕', by: 'Ada', stage: 1 });
  for (const role of ['participant', 'viewer'] as const) {
    const other = asking(server, id, secrets[role]);
    expect(await other.points()).toEqual([kept]);
    expect(labels(await other.board(kept.id))).toEqual(['one']);
    expect(await other.fails('', { name: 'Mine' })).toEqual([403, 'not-allowed']);
    expect(await other.fails(`/${kept.id}/restore`, {})).toEqual([403, 'not-allowed']);
  }
  const stranger = asking(server, id, 'x'.repeat(43));
  for (const path of ['', `/${kept.id}`]) expect(await stranger.fails(path)).toEqual([401, 'not-signed-in']);
  const elsewhere = await newWorkshop(server);
  const bob = asking(server, elsewhere.id, elsewhere.secrets.facilitator);
  expect(await bob.fails(`/${kept.id}`)).toEqual([404, 'no-such-point']);
  expect(await bob.fails(`/${kept.id}/restore`, {})).toEqual([404, 'no-such-point']);
  expect(await bob.points()).toEqual([]);
  for (const name of ['', '   ', 'x'.repeat(501), 7]) expect(await ada.fails('', { name })).toEqual([400, 'bad-name']);
  expect(await ada.points()).toEqual([kept]);
});

test('[V51] [V52] the same name for the same board is one moment; beyond the limits it is said in words', async () => {
  const { ada, write } = await workshop({ namedPointsPerBoard: 2, pointsPerMinute: 7 });
  const lunch = await ada.keep('Lunch');
  expect(await ada.keep('Lunch')).toEqual(lunch);
  await ada.keep('Coffee');
  const { status, body } = await ada.call('', { name: 'Dinner' });
  expect([status, body.error]).toEqual([
    409,
    { code: 'full', message: expect.stringContaining('at most 2 moments with a name') },
  ]);
  await write('one');
  expect(await ada.restore(lunch.id)).toMatchObject({ reason: 'restore' });
  await ada.fails('', { name: 'Tea' });
  expect(await ada.fails('', { name: 'Cake' })).toEqual([409, 'full']);
  expect(await ada.fails(`/${lunch.id}/restore`, {})).toEqual([429, 'too-often']);
});

test('[V56] going back makes the board what it was, in one frame for everybody, and the board of before is kept', async () => {
  const { server, id, secrets, ada, ann } = await workshop({}, { example: 'order-checkout' });
  const then = readBoard(ann.doc);
  const kept = await ada.keep('The example');
  const rows = ann.doc.getMap<Y.Map<unknown>>('elements');
  addSticky(ann.doc, 'new', 'New');
  await until(() => rows.get('new')?.has(STAMP) === true, 'stamped');
  const first = [...then.elements.keys()].slice(0, 30);
  ann.doc.transact(() => {
    for (const [at, one] of first.entries()) {
      if (at % 3 === 0) rows.get(one)?.set(DELETED, true);
      else if (at % 3 === 1) ann.doc.getMap<Y.Map<Y.Text>>('elements').get(one)?.get('label')?.insert(0, 'Not ');
      else rows.get(one)?.set('posTimeline', { x: at, y: -at });
    }
  });
  const viewer = await rawClient(server.address, `board/${id}`, secrets.viewer);
  viewer.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  const updates = () =>
    viewer.frames.flatMap((frame) => (frame.type === 'sync' && frame.step !== 'step1' ? [frame] : []));
  const seen = () => {
    const doc = new Y.Doc();
    for (const { bytes } of updates()) Y.applyUpdate(doc, bytes);
    return readBoard(doc);
  };
  await until(() => isDeepStrictEqual(seen(), readBoard(ann.doc)), 'in step');
  const heard = updates().length;
  const late = await ada.keep('Vandals');
  const changed = readBoard(ann.doc);
  const before = await ada.restore(kept.id);
  await until(() => readBoard(ann.doc).elements.size === then.elements.size, 'everybody sees it');
  expect(readBoard(ann.doc)).toEqual(then);
  expect(rows.get('new')?.get(STAMP)).toMatchObject({ user: expect.any(String) });
  expect(updates()).toHaveLength(heard + 1);
  // Nothing had changed since it was named, so that moment is the one of before.
  expect(before.id).toBe(late.id);
  expect(await ada.board(before.id)).toEqual(await ada.board(late.id));
  await ada.restore(before.id);
  await until(() => readBoard(ann.doc).elements.size === changed.elements.size, 'and back again');
  expect(readBoard(ann.doc)).toEqual(changed);
});

test('[V57] what people write while the board is restored is after it or in the moment of before, and saved', async () => {
  const { server, id, secrets, ada, pointsAre } = await workshop({
    pointsPerMinute: 100,
    messagesPerSecond: 1000,
    messagesAtOnce: 1000,
  });
  const empty = await ada.keep('Empty');
  const people = Array.from({ length: 5 }, () => savingClient(server.address, `board/${id}`, secrets.participant));
  await until(() => people.every(({ provider }) => provider.synced), 'in step');
  let writing = true;
  const typing = people.map(async (one, person) => {
    for (let n = 0; writing && n < 2000; n++) {
      one.write(`p${person}-${n}`);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  });
  for (let n = 0; n < 8; n++) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await ada.restore(empty.id);
  }
  writing = false;
  await Promise.all(typing);
  await until(() => people.every(({ saved, written }) => saved === written.length), 'all is saved');
  const boards = await Promise.all((await pointsAre(9)).map((point) => ada.board(point.id)));
  const found = new Set(boards.flatMap((board) => [...board.elements.keys()]));
  const reader = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => reader.provider.synced, 'in step');
  for (const key of readBoard(reader.doc).elements.keys()) found.add(key);
  const written = people.flatMap((one) => one.written);
  expect(written.filter((sticky) => !found.has(sticky))).toEqual([]);
  expect(written.length).toBeGreaterThan(100);
  expect(readBoard(reader.doc).elements.size).toBeLessThan(written.length);
  expect(people.flatMap(({ closes }) => closes)).toEqual([]);
});

test('[V57] a locked board is restored by the facilitator and stays locked; an open editor merges with it', async () => {
  const { ada, ann, steer, write, server, id, secrets } = await workshop();
  await write('one');
  const kept = await ada.keep('One');
  await write('two');
  const label = ann.doc.getMap<Y.Map<Y.Text>>('elements').get('one')?.get('label') ?? new Y.Text();
  label.insert(3, ' and more');
  await write('three');
  const page = await rawClient(server.address, `board/${id}`, secrets.participant);
  steer({ locked: true });
  await until(() => page.frames.some((frame) => frame.type === 'hello' && !frame.write), 'locked');
  await ada.restore(kept.id);
  await until(() => label.toString() === 'one', 'restored');
  expect([...readBoard(ann.doc).elements.keys()]).toEqual(['one']);
  expect(page.frames.filter((frame) => frame.type === 'hello').at(-1)).toMatchObject({ write: false });
  steer({ locked: false });
  await until(() => page.frames.filter((frame) => frame.type === 'hello').at(-1)?.write === true, 'open again');
  label.insert(3, '!');
  await write('four');
  expect(Object.values(stickies(ann.doc))).toContain('one!');
});
