import { join } from 'node:path';
import { privateStickies, readSession, writeSession } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { Database } from '../storage/database.ts';
import type { LogRow } from '../storage/log.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { stickies } from '../testing/clients.ts';
import { newFolder, until } from '../testing/server.ts';
import { writeSticky } from '../testing/silent-people.ts';
import { Member } from './member.ts';
import { RoomManager } from './room-manager.ts';

/** SQLite in which commits of several documents can be made to fail. */
class FailingDocuments extends SqliteDocuments {
  fails = false;
  /** A document that the store does not give at the moment. */
  away = '';
  readonly appends: (readonly string[])[] = [];
  override async append(rows: readonly LogRow[]): Promise<void> {
    this.appends.push(rows.map(({ doc }) => doc));
    if (this.fails && rows.length > 1) throw new Error('The disk is full');
    return super.append(rows);
  }
  override async load(doc: string) {
    if (doc === this.away) throw new Error('The store does not answer');
    return super.load(doc);
  }
}

async function silentRooms() {
  const database = new Database(join(newFolder(), 'test.sqlite'));
  const documents = new FailingDocuments(database);
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  await documents.append(['board/w', 'session/w'].map((doc) => ({ doc, epoch: 1, seq: 1, bytes: empty })));
  const limits = { ...DEFAULT_LIMITS, tickMs: 1, probeMs: 10 };
  const logged: string[] = [];
  const write = (event: string): void => void logged.push(event);
  const log = { info: write, warn: write, error: write };
  const rooms = new RoomManager({
    documents,
    directory: new LocalDirectory(),
    limits,
    door: new Door(limits),
    log,
    meters: new Meters(),
  });
  onTestFinished(async () => {
    await rooms.close();
    database.close();
  });
  const session = await rooms.room('session/w');
  const board = await rooms.room('board/w');
  const own = [await rooms.room('private/w/ann'), await rooms.room('private/w/bob')];
  session.post((doc) => writeSession(doc, { silent: true }));
  rooms.wake(session);
  for (const [n, room] of own.entries()) {
    room.post((doc) => writeSticky(doc, `s${n}`, `Event ${n}`));
    rooms.wake(room);
  }
  await until(() => readSession(session.doc).counts.stickies === 2, 'counted');
  return { rooms, documents, session, board, own, logged };
}

test('[P5] a reveal is one commit of the board, the session and all private documents', async () => {
  const { rooms, documents, session, board, own } = await silentRooms();
  documents.appends.length = 0;
  expect(await rooms.silence.reveal('w')).toEqual({ done: true, counts: { people: 2, stickies: 2 } });
  expect(documents.appends[0]).toEqual(['board/w', 'session/w', 'private/w/ann', 'private/w/bob']);
  expect(Object.keys(stickies(board.doc))).toEqual(['s0', 's1']);
  expect(own.map(({ doc }) => privateStickies(doc))).toEqual([0, 0]);
  expect(readSession(session.doc)).toMatchObject({ silent: false, counts: { people: 0, stickies: 0 } });
});

test('[P9] a reveal that cannot be stored leaves nothing behind, also later', async () => {
  const { rooms, documents, session, board, own } = await silentRooms();
  documents.fails = true;
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: false, why: 'storage' });
  const untouched = (): void => {
    expect(stickies(board.doc)).toEqual({});
    expect(own.map(({ doc }) => privateStickies(doc))).toEqual([1, 1]);
    expect(readSession(session.doc).silent).toBe(true);
  };
  untouched();
  await until(() => rooms.held === 0, 'it stores again');
  for (const room of [board, session, ...own]) rooms.wake(room);
  await new Promise((resolve) => setTimeout(resolve, 50));
  untouched();
  documents.fails = false;
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: true, counts: { stickies: 2 } });
  expect(Object.keys(stickies(board.doc))).toEqual(['s0', 's1']);
});

test('[P5] a private document that cannot be read stays as it is and keeps no others from being revealed', async () => {
  const { rooms, documents, board, logged } = await silentRooms();
  await documents.append([{ doc: 'private/w/cem', epoch: 1, seq: 1, bytes: Uint8Array.of(9, 9, 9) }]);
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: true, counts: { people: 2, stickies: 2 } });
  expect(Object.keys(stickies(board.doc))).toEqual(['s0', 's1']);
  expect(logged).toContain('private document unreadable');
});

test('[P5] while the store does not give a private document nothing is revealed, so that nobody is left out', async () => {
  const { rooms, documents, board, own } = await silentRooms();
  await documents.append([{ doc: 'private/w/cem', epoch: 1, seq: 1, bytes: Y.encodeStateAsUpdate(new Y.Doc()) }]);
  documents.away = 'private/w/cem';
  await expect(rooms.silence.reveal('w')).rejects.toThrow('does not answer');
  expect(stickies(board.doc)).toEqual({});
  expect(own.map(({ doc }) => privateStickies(doc))).toEqual([1, 1]);
  documents.away = '';
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: true, counts: { people: 2, stickies: 2 } });
});

test('[P6] what is typed late into a revealed sticky is stored together with the board', async () => {
  const { rooms, documents, board, own } = await silentRooms();
  await rooms.silence.reveal('w');
  documents.appends.length = 0;
  const [ann] = own;
  if (ann === undefined) throw new Error('Nobody wrote');
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(ann.doc));
  const before = Y.encodeStateVector(page);
  ((page.getMap('elements').get('s0') as Y.Map<unknown>).get('label') as Y.Text).insert(7, ' happened');
  const outlet = { waiting: 0, send: () => undefined, close: () => undefined };
  const principal = { workshop: 'w', role: 'participant' as const, user: 'ann' };
  const limits = DEFAULT_LIMITS;
  const member = new Member(outlet, principal, { write: true }, true, { limits, meters: new Meters() });
  ann.join(member);
  ann.receive(member, { type: 'sync', step: 'update', bytes: Y.encodeStateAsUpdate(page, before) });
  rooms.wake(ann);
  await until(() => stickies(board.doc)['s0'] === 'Event 0 happened', 'typed on the board');
  expect(documents.appends[0]).toEqual(['private/w/ann', 'board/w']);
});
