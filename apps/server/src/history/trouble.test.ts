import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readBoard } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { RoomManager } from '../room/room-manager.ts';
import { Database, isCannotWrite } from '../storage/database.ts';
import type { HistoryPoint, Kept } from '../storage/history.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { SqliteHistory } from '../storage/sqlite-history.ts';
import { addSticky } from '../testing/clients.ts';
import { newFolder } from '../testing/server.ts';
import { WorkBench } from '../work/work-bench.ts';
import { History } from './history.ts';

/** SQLite on a disk that is full as soon as a point was kept, when that is wanted. */
class FullAfterwards extends SqliteHistory {
  afterwards: (() => void) | undefined;
  override async keep(point: HistoryPoint, bytes: Uint8Array, most: number): Promise<Kept> {
    const kept = await super.keep(point, bytes, most);
    this.afterwards?.();
    return kept;
  }
}

/** A board with a moment at which it was empty, on a disk that can be filled. */
async function boardOnDisk() {
  const database = new Database(join(newFolder(), 'test.sqlite'));
  const documents = new SqliteDocuments(database);
  const points = new FullAfterwards(database);
  const limits = { ...DEFAULT_LIMITS, probeMs: 30 };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const meters = new Meters();
  const rooms = new RoomManager({
    documents,
    directory: new LocalDirectory(),
    limits,
    log,
    door: new Door(limits),
    meters,
  });
  const bench = new WorkBench(limits.workMs);
  const history = new History({ points, rooms, bench, limits, log });
  onTestFinished(async () => {
    await rooms.close();
    await history.settled();
    bench.close();
    meters.close();
    database.close();
  });
  const bytes = Y.encodeStateAsUpdate(new Y.Doc());
  await documents.append(['board/w', 'session/w'].map((doc) => ({ doc, epoch: 1, seq: 1, bytes })));
  const empty = await history.name('w', { name: 'Empty', by: '' });
  const write = (...ids: string[]) =>
    rooms.between('board/w', (room) => {
      room.post((doc) => {
        for (const id of ids) addSticky(doc, id, randomBytes(300).toString('base64'));
      });
      return room.read();
    });
  const pages = (more: number): void =>
    database.file.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count') + more}`);
  const shown = () => rooms.between('board/w', ({ doc }) => [...readBoard(doc).elements.keys()]);
  return { history, points, rooms, write, pages, shown, id: empty.ok ? empty.value.id : '' };
}

test('[V58] on a full disk nothing is kept and nothing gone back to; with space again both work', async () => {
  const { history, write, pages, shown, id } = await boardOnDisk();
  await write(...Array.from({ length: 12 }, (_, n) => `s${n}`));
  pages(0);
  const failed = await history.restore('w', id, '').catch((error: unknown) => error);
  expect(isCannotWrite(failed)).toBe(true);
  expect(
    isCannotWrite(await history.name('w', { name: 'y'.repeat(400), by: '' }).catch((error: unknown) => error)),
  ).toBe(true);
  expect((await history.list('w')).map(({ name }) => name)).toEqual(['Empty']);
  pages(1000);
  // The room goes on where it was, and nobody's work waits for ever.
  await write('after');
  expect(await shown()).toHaveLength(13);
  expect(await history.restore('w', id, '')).toMatchObject({ ok: true });
  expect(await shown()).toEqual([]);
});

test('[V58] a board that cannot be stored is not restored, at once or later', async () => {
  const { history, points, write, pages, shown, id, rooms } = await boardOnDisk();
  await write(...Array.from({ length: 300 }, (_, n) => `s${n}`));
  points.afterwards = () => pages(0);
  expect(await history.restore('w', id, '')).toEqual({ ok: false, why: 'cannot-store' });
  expect(rooms.held).toBe(1);
  expect(await history.restore('w', id, '')).toEqual({ ok: false, why: 'cannot-store' });
  points.afterwards = undefined;
  pages(1000);
  await expect.poll(() => rooms.held).toBe(0);
  await write('after');
  expect(await shown()).toHaveLength(301);
});

test('[V57] nothing is revealed while the board of before is being kept; it is afterwards', async () => {
  const { rooms } = await boardOnDisk();
  await rooms.between('board/w', (room) => room.pause());
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: false });
  await rooms.between('board/w', (room) => room.resume());
  expect(await rooms.silence.reveal('w')).toMatchObject({ done: true });
});
