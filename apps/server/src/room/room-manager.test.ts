import { join } from 'node:path';
import { decodeFrame, type Frame } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { Database } from '../storage/database.ts';
import type { LogRow } from '../storage/log.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { addSticky, stickies } from '../testing/clients.ts';
import { newFolder, until } from '../testing/server.ts';
import { rebuildBest } from './document.ts';
import { Member, type Outlet } from './member.ts';
import type { Room } from './room.ts';
import { NoSuchDocument, RoomManager } from './room-manager.ts';

/** SQLite that can be held up, as a slow disk would. */
class SlowDocuments extends SqliteDocuments {
  gate: Promise<void> = Promise.resolve();
  readonly appends: (readonly LogRow[])[] = [];
  readonly probes: number[] = [];
  loads = 0;
  override async append(rows: readonly LogRow[]): Promise<void> {
    this.appends.push(rows);
    await this.gate;
    return super.append(rows);
  }
  override async probe(bytes: number): Promise<void> {
    this.probes.push(bytes);
    return super.probe(bytes);
  }
  override async load(doc: string) {
    if (doc.startsWith('board/')) this.loads++;
    return super.load(doc);
  }
}

class Guest {
  readonly frames: Frame[] = [];
  readonly closes: number[] = [];
  readonly doc = new Y.Doc();
  readonly member: Member;
  waiting = 0;
  private readonly rooms: RoomManager;
  private readonly room: Room;

  constructor(rooms: RoomManager, room: Room, user = 'ann', limits: Limits = DEFAULT_LIMITS) {
    this.rooms = rooms;
    this.room = room;
    const guest = this;
    const outlet: Outlet = {
      get waiting() {
        return guest.waiting;
      },
      send: (bytes) => this.hear(decodeFrame(bytes)!),
      close: (code) => this.closes.push(code),
    };
    const measures = { limits, meters: new Meters() };
    this.member = new Member(outlet, { workshop: 'w', role: 'participant', user }, { write: true }, true, measures);
    room.join(this.member);
    this.receive({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(this.doc) });
    this.doc.on('update', (bytes: Uint8Array) => this.receive({ type: 'sync', step: 'update', bytes }));
  }
  receive(frame: Frame): void {
    this.room.receive(this.member, frame);
    this.rooms.wake(this.room);
  }
  private hear(frame: Frame): void {
    this.frames.push(frame);
    if (frame.type === 'sync' && frame.step === 'step1')
      this.receive({ type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(this.doc, frame.bytes) });
  }
  /** Whether all that it sent is on disk, as far as it was told. */
  get saved(): boolean {
    const { received } = this.member;
    return received > 0 && received === this.frames.findLast((frame) => frame.type === 'durable')?.frames;
  }
  /** What has reached this guest, its own edits included. */
  get heard(): Record<string, string> {
    const doc = new Y.Doc();
    for (const frame of this.frames)
      if (frame.type === 'sync' && frame.step !== 'step1') Y.applyUpdate(doc, frame.bytes);
    return stickies(doc);
  }
}

async function house(given: Partial<Limits> = {}) {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const path = join(newFolder(), 'test.sqlite');
  const database = new Database(path);
  const documents = new SlowDocuments(database);
  const logged: string[] = [];
  const write = (event: string): void => void logged.push(event);
  const log = { info: () => undefined, warn: write, error: write };
  const meters = new Meters();
  const rooms = new RoomManager({
    documents,
    directory: new LocalDirectory(),
    limits,
    log,
    door: new Door(limits),
    meters,
  });
  for (const doc of ['board/a', 'board/b'])
    await documents.append([{ doc, epoch: 1, seq: 1, bytes: Y.encodeStateAsUpdate(new Y.Doc()) }]);
  documents.appends.length = 0;
  onTestFinished(async () => {
    await rooms.close();
    database.close();
  });
  return { rooms, documents, database, logged, limits };
}

test('[V1] until the disk has it nobody hears of a change: not its author, not the others, not who reads', async () => {
  const { rooms, documents } = await house();
  const room = await rooms.room('board/a');
  const [ann, bob] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'bob')];
  await until(() => ann.saved && bob.saved, 'both are in step');
  let open = (): void => undefined;
  documents.gate = new Promise((resolve) => {
    open = resolve;
  });
  addSticky(ann.doc, 'e1', 'Order Placed');
  const read = rooms.read('board/a');
  let wasRead = false;
  void read.then(() => {
    wasRead = true;
  });
  await until(() => documents.appends.length > 0, 'the commit has begun');
  const late = new Guest(rooms, await rooms.room('board/a'), 'eve');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([ann.heard, bob.heard, late.heard, ann.saved, wasRead]).toEqual([{}, {}, {}, false, false]);
  open();
  await until(() => ann.saved, 'the author hears that it is saved');
  await until(() => Object.keys(late.heard).length === 1, 'the late one has it');
  expect([ann.heard, bob.heard]).toEqual([{ e1: 'Order Placed' }, { e1: 'Order Placed' }]);
  expect(stickies(rebuildBest(await read).doc)).toEqual({ e1: 'Order Placed' });
});

test('[V2] two rooms that changed share one commit', async () => {
  const { rooms, documents } = await house({ tickMs: 100 });
  const [ann, bob] = [
    new Guest(rooms, await rooms.room('board/a'), 'ann'),
    new Guest(rooms, await rooms.room('board/b'), 'bob'),
  ];
  await until(() => ann.saved && bob.saved, 'both are in step');
  addSticky(ann.doc, 'e1', 'One');
  addSticky(bob.doc, 'e2', 'Two');
  await until(() => ann.saved && bob.saved, 'both are saved');
  expect(documents.appends.map((rows) => rows.map(({ doc }) => doc))).toEqual([['board/a', 'board/b']]);
});

/** Stickies of three hundred kilobytes, in pieces that any limit lets through. */
const addMuch = (doc: Y.Doc, name: string): void =>
  doc.transact(() => {
    for (let n = 0; n < 160; n++) addSticky(doc, `${name}${n}`, 'x'.repeat(1900));
  });
const fill = (database: Database): void => {
  database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count')}`);
};
const empty = (database: Database): void => {
  database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count') + 10_000}`);
};
const hellos = (guest: Guest): (readonly [boolean, boolean])[] =>
  guest.frames.flatMap((frame) => (frame.type === 'hello' ? [[frame.write, frame.held] as const] : []));

test('[V4] a full disk: nobody hears of the change, the room says that it takes nothing, and with space it goes on', async () => {
  const { rooms, database, logged } = await house({ probeMs: 40 });
  const room = await rooms.room('board/a');
  const [ann, bob] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'bob')];
  await until(() => ann.saved && bob.saved, 'both are in step');
  addSticky(bob.doc, 'before', 'Before');
  await until(() => bob.saved && 'before' in ann.heard, 'stored');
  fill(database);
  addMuch(ann.doc, 'a');
  await until(() => hellos(ann).length === 2 && hellos(bob).length === 2, 'both are told');
  expect([hellos(ann), hellos(bob)]).toEqual([
    [
      [true, false],
      [false, true],
    ],
    [
      [true, false],
      [false, true],
    ],
  ]);
  addSticky(bob.doc, 'during', 'During');
  const late = new Guest(rooms, room, 'late');
  await until(() => 'before' in late.heard, 'who comes now sees what is stored');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([ann.saved, bob.saved, Object.keys(bob.heard), Object.keys(late.heard)]).toEqual([
    false,
    false,
    ['before'],
    ['before'],
  ]);
  expect([rooms.held, await rooms.canStore(), Object.keys(stickies(room.doc))]).toEqual([1, false, ['before']]);
  expect(rebuildBest(await rooms.read('board/a')).doc.getMap('elements').size).toBe(1);

  empty(database);
  await until(() => ann.saved && bob.saved, 'saved after all, without anybody doing anything');
  await until(() => Object.keys(late.heard).length === 162, 'everybody has all of it');
  expect([ann.closes, bob.closes, late.closes, rooms.held]).toEqual([[], [], [], 0]);
  expect(hellos(late)).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(logged.filter((event) => event === 'commit failed')).toHaveLength(1);
});

test('[V4] what the server itself wrote and could not store is written again', async () => {
  const { rooms, database } = await house({ probeMs: 40 });
  const room = await rooms.room('board/a');
  const ann = new Guest(rooms, room, 'ann');
  await until(() => ann.saved, 'in step');
  fill(database);
  room.post((doc) => addMuch(doc, 'server'));
  rooms.wake(room);
  await until(() => rooms.held === 1, 'held');
  expect(ann.heard).toEqual({});
  empty(database);
  await until(() => Object.keys(ann.heard).length === 160, 'written after all');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(room.doc.getMap('elements').size).toBe(160);
});

test('[V4] it is tried again at growing intervals, and said only when it is true', async () => {
  const { rooms, database, documents } = await house({ probeMs: 20, probeMostMs: 160 });
  const room = await rooms.room('board/a');
  const ann = new Guest(rooms, room, 'ann');
  await until(() => ann.saved, 'in step');
  fill(database);
  addMuch(ann.doc, 'a');
  await until(() => rooms.held === 1, 'held');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  // After 20, 60, 140 and 300 ms, then every 160.
  expect(documents.probes.length).toBeGreaterThanOrEqual(4);
  expect(documents.probes.length).toBeLessThanOrEqual(9);
  expect([hellos(ann).length, documents.appends.length]).toEqual([2, 1]);
  // A little space is not enough for what could not be stored.
  database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count') + 10}`);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([rooms.held, hellos(ann).length]).toEqual([1, 2]);
  empty(database);
  await until(() => ann.saved, 'saved');
});

test('[V4] a room does not suffer when another one cannot be stored', async () => {
  const { rooms, database } = await house({ tickMs: 100, probeMs: 10_000 });
  const [a, b] = [await rooms.room('board/a'), await rooms.room('board/b')];
  const [ann, bob] = [new Guest(rooms, a, 'ann'), new Guest(rooms, b, 'bob')];
  await until(() => ann.saved && bob.saved, 'in step');
  // Somebody else has taken the next number of one document.
  database.run("INSERT INTO updates (doc, epoch, seq, bytes) VALUES ('board/b', 1, 2, x'0000')");
  addSticky(ann.doc, 'e1', 'One');
  addSticky(bob.doc, 'e2', 'Two');
  await until(() => ann.saved && 'e1' in ann.heard, 'the one is stored');
  expect([bob.saved, bob.heard, rooms.held]).toEqual([false, {}, 1]);
});

test('[V4] a store that cannot even be read sends everybody away with 4503, to come back', async () => {
  const { rooms, database } = await house();
  const room = await rooms.room('board/a');
  const [ann, bob] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'bob')];
  await until(() => ann.saved && bob.saved, 'in step');
  database.file.exec('ALTER TABLE updates RENAME TO gone');
  addSticky(ann.doc, 'e1', 'One');
  await until(() => ann.closes.length === 1 && bob.closes.length === 1, 'sent away');
  expect([ann.closes, bob.closes, ann.saved, bob.heard]).toEqual([[4503], [4503], false, {}]);
  database.file.exec('ALTER TABLE gone RENAME TO updates');
  const again = await rooms.room('board/a');
  expect([again === room, stickies(again.doc)]).toEqual([false, {}]);
});

test('[V7] many rows become a snapshot; damage to the newest one loses nothing', async () => {
  const { rooms, documents, database, logged } = await house({ rowsPerSnapshot: 5, lingerMs: 10, tickMs: 1 });
  const guest = new Guest(rooms, await rooms.room('board/a'));
  await until(() => guest.saved, 'in step');
  for (let n = 0; n < 30; n++) {
    addSticky(guest.doc, `e${n}`, `Event ${n}`);
    await until(() => guest.saved, 'saved');
  }
  const rows = (table: string): number => database.number(`SELECT count(*) FROM ${table} WHERE doc = 'board/a'`);
  expect([rows('snapshots'), rows('updates') < 15]).toEqual([2, true]);
  const room = await rooms.room('board/a');
  rooms.leave(room, guest.member);
  await until(() => rooms.size === 0, 'the room is gone');
  expect((await documents.load('board/a'))[0]?.tail).toEqual([]);
  database.run("UPDATE snapshots SET bytes = x'0102' WHERE seq = (SELECT max(seq) FROM snapshots)");
  expect(Object.keys(stickies((await rooms.room('board/a')).doc))).toHaveLength(30);
  expect(logged).toEqual(['snapshot unreadable']);
});

test('[V18] what the server writes into rows of clients has one client id, however many ticks there are', async () => {
  const { rooms } = await house({ tickMs: 1 });
  const room = await rooms.room('board/a');
  const ann = new Guest(rooms, room, 'ann');
  await until(() => ann.saved, 'in step');
  for (let n = 0; n < 20; n++) {
    addSticky(ann.doc, `e${n}`, 'One');
    await until(() => ann.saved, 'saved');
  }
  expect(room.doc.store.clients.size).toBe(2);
});

test('[V12] many who ask at once share one loading; a failing one is told and does not stick', async () => {
  const { rooms, documents, database } = await house();
  const many = await Promise.all(Array.from({ length: 20 }, () => rooms.room('board/a')));
  expect([new Set(many).size, documents.loads]).toEqual([1, 1]);
  await expect(rooms.room('board/none')).rejects.toThrow(NoSuchDocument);
  database.run("UPDATE updates SET bytes = x'01' WHERE doc = 'board/b'");
  await expect(rooms.room('board/b')).rejects.toThrow();
  database.run("UPDATE updates SET bytes = x'0000' WHERE doc = 'board/b'");
  expect((await rooms.room('board/b')).name).toBe('board/b');
});

test('[V13] a room that somebody comes back to in time stays', async () => {
  const { rooms } = await house({ lingerMs: 150 });
  const room = await rooms.room('board/a');
  const ann = new Guest(rooms, room);
  rooms.leave(room, ann.member);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await rooms.room('board/a')).toBe(room);
  new Guest(rooms, room);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await rooms.room('board/a')).toBe(room);
});

test('[V16] a socket that does not take its bytes gets no presence, and is cut when it takes nothing', async () => {
  const { rooms, limits } = await house();
  const room = await rooms.room('board/a');
  const [ann, slow] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'slow')];
  await until(() => slow.saved, 'in step');
  slow.waiting = limits.slowBytes + 1;
  const before = slow.frames.length;
  const state = JSON.stringify({ name: 'Ann' });
  const entry = new TextEncoder().encode(state);
  ann.receive({ type: 'awareness', bytes: Uint8Array.of(1, 5, 1, entry.length, ...entry) });
  addSticky(ann.doc, 'e1', 'One');
  await until(() => slow.frames.length > before, 'the edit still comes');
  expect(slow.frames.slice(before).map(({ type }) => type)).toEqual(['sync']);
  slow.waiting = limits.stuckBytes + 1;
  addSticky(ann.doc, 'e2', 'Two');
  await until(() => slow.closes.length > 0, 'cut');
  expect([slow.closes, ann.closes]).toEqual([[4508], []]);
});

test('[A5] the client id of somebody who is here, or wrote here, cannot be taken', async () => {
  const { rooms } = await house();
  const room = await rooms.room('board/a');
  const [ann, evil] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'evil')];
  await until(() => ann.saved && evil.saved, 'both are in step');
  addSticky(ann.doc, 'e1', 'One');
  await until(() => ann.saved, 'Ann is known');
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ann.doc));
  forged.clientID = ann.doc.clientID;
  forged.on('update', (bytes: Uint8Array) => evil.receive({ type: 'sync', step: 'update', bytes }));
  addSticky(forged, 'e2', 'Forged');
  await until(() => evil.closes.length > 0, 'refused');
  expect(evil.frames.findLast(({ type }) => type === 'reject')).toMatchObject({ rule: 'A5' });
  addSticky(ann.doc, 'e3', 'Three');
  await until(() => ann.saved, 'Ann goes on');
  expect(Object.keys(stickies(room.doc))).toEqual(['e1', 'e3']);
});

test('[A5] [A26] the server writes under one client id as long as a room is open, and nobody else does', async () => {
  const { rooms } = await house();
  const room = await rooms.room('board/a');
  const [ann, bob] = [new Guest(rooms, room, 'ann'), new Guest(rooms, room, 'bob')];
  for (const id of ['e1', 'e2', 'e3']) {
    addSticky(ann.doc, id, 'Order Placed');
    await until(() => ann.saved, 'saved');
  }
  // Ann, and the server that stamped her stickies.
  expect([...room.doc.store.clients.keys()].sort()).toEqual([ann.doc.clientID, room.doc.clientID].sort());
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(room.doc));
  bob.doc.clientID = room.doc.clientID;
  addSticky(bob.doc, 'e4', 'Order Placed');
  await until(() => bob.closes.length > 0, 'refused');
  expect(bob.frames.find((frame) => frame.type === 'reject')).toMatchObject({ rule: 'A5' });
});
