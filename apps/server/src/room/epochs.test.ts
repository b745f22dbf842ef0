import { join } from 'node:path';
import { decodeFrame, type Frame } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { Database } from '../storage/database.ts';
import type { Snapshot } from '../storage/log.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { newFolder, until } from '../testing/server.ts';
import { rebuildBest } from './document.ts';
import { Epochs } from './epochs.ts';
import { Member } from './member.ts';
import { RoomManager } from './room-manager.ts';

/** SQLite of which the beginning of an epoch can be held up. */
class SlowDocuments extends SqliteDocuments {
  gate: Promise<void> = Promise.resolve();
  readonly firsts: Snapshot[] = [];
  get begun(): number {
    return this.firsts.length;
  }
  override async beginEpoch(first: Snapshot): Promise<void> {
    this.firsts.push(first);
    await this.gate;
    return super.beginEpoch(first);
  }
}

/** Something that can be held up, and let go. */
function gate(): { readonly shut: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const shut = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { shut, open };
}

function newStore(): SlowDocuments {
  const database = new Database(join(newFolder(), 'test.sqlite'));
  onTestFinished(() => database.close());
  return new SlowDocuments(database);
}
const logged: string[] = [];
const write = (event: string): void => void logged.push(event);
const log = { info: write, warn: write, error: write };
const limits = { ...DEFAULT_LIMITS, rebaseBytes: 1, lingerMs: 20, tickMs: 1 };
const COPY = Uint8Array.of(7);

async function left(rebase: () => Promise<Uint8Array | undefined>) {
  const documents = newStore();
  await documents.append([{ doc: 'board/a', epoch: 1, seq: 1, bytes: Uint8Array.of(1) }]);
  const epochs = new Epochs({ documents, limits, log, rebase });
  const consider = () => epochs.consider({ doc: 'board/a', epoch: 1, seq: 1, bytes: Uint8Array.of(1) });
  const epoch = async (): Promise<number | undefined> => (await documents.load('board/a'))[0]?.epoch;
  return { documents, epochs, consider, epoch };
}

test('[V61] whoever comes while the copy is made gets the old epoch at once, and the copy is dropped', async () => {
  const copying = gate();
  const { epochs, consider, epoch, documents } = await left(() => copying.shut.then(() => COPY));
  const considered = consider();
  await epochs.leave('board/a');
  copying.open();
  await considered;
  expect([await epoch(), documents.begun]).toEqual([1, 0]);
});

test('[V61] whoever comes while the copy is stored waits for that, and so does the end of the server', async () => {
  const { documents, epochs, consider, epoch } = await left(async () => COPY);
  const storing = gate();
  documents.gate = storing.shut;
  void consider();
  await until(() => documents.begun === 1, 'it is stored');
  let [came, ended] = [false, false];
  const coming = epochs.leave('board/a').then(() => {
    came = true;
  });
  const ending = epochs.close().then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([came, ended]).toEqual([false, false]);
  storing.open();
  await Promise.all([coming, ending]);
  expect(await epoch()).toBe(2);
});

test('[V61] the new epoch is stored under the fence of what was copied, so that a later owner keeps what it has', async () => {
  const { documents, epochs } = await left(async () => COPY);
  await epochs.consider({ doc: 'board/a', fence: 7, epoch: 1, seq: 1, bytes: Uint8Array.of(1) });
  expect(documents.firsts).toMatchObject([{ doc: 'board/a', fence: 7, epoch: 2, seq: 1 }]);
});

test('[V61] a copy that fails, or is not worth it, or cannot be stored leaves everything as it was', async () => {
  for (const rebase of [() => Promise.reject(new Error('no')), async () => undefined]) {
    const { consider, epoch } = await left(rebase);
    await consider();
    expect(await epoch()).toBe(1);
  }
  const { documents, consider, epochs } = await left(async () => COPY);
  await documents.beginEpoch({ doc: 'board/a', epoch: 3, seq: 1, bytes: COPY });
  await consider();
  await epochs.leave('board/a');
  expect((await documents.load('board/a')).map((way) => way.epoch)).toEqual([3, 3, 1]);
});

test('[V64] a document of an older layout is migrated and stored before anybody sees it, and once', async () => {
  const documents = newStore();
  const old = new Y.Doc();
  old.getMap('elements').set('e', new Y.Map([['caption', 'A']]));
  await documents.append([{ doc: 'board/a', epoch: 1, seq: 1, bytes: Y.encodeStateAsUpdate(old) }]);
  let runs = 0;
  const rename = (doc: Y.Doc): void => {
    runs++;
    const row = doc.getMap('elements').get('e') as Y.Map<unknown>;
    row.set('label', row.get('caption'));
    row.delete('caption');
  };
  const schemaSteps = { board: [rename], session: [], private: [] };
  const meters = new Meters();
  const parts = { documents, directory: new LocalDirectory(), limits, log, meters, schemaSteps };
  const rooms = new RoomManager({ ...parts, door: new Door(limits) });
  onTestFinished(() => rooms.close());
  for (const round of [1, 2]) {
    const room = await rooms.room('board/a');
    const frames: Frame[] = [];
    const outlet = {
      waiting: 0,
      send: (bytes: Uint8Array) => void frames.push(decodeFrame(bytes) as Frame),
      close: () => undefined,
    };
    const who = { workshop: 'a', role: 'participant', user: 'ann' } as const;
    const member = new Member(outlet, who, { write: true }, true, { limits, meters });
    room.join(member);
    room.receive(member, { type: 'sync', step: 'step1', bytes: Uint8Array.of(0) });
    rooms.wake(room);
    await until(() => frames.some((frame) => frame.type === 'sync'), `an answer, round ${round}`);
    const answer = frames.find((frame) => frame.type === 'sync' && frame.step === 'step2');
    const seen = new Y.Doc();
    if (answer?.type === 'sync') Y.applyUpdate(seen, answer.bytes);
    const stored = rebuildBest(await documents.load('board/a')).doc;
    for (const doc of [seen, stored]) expect(doc.getMap('elements').toJSON()).toEqual({ e: { label: 'A' } });
    rooms.leave(room, member);
    await until(() => rooms.size === 0, 'the room is left');
  }
  expect(runs).toBe(1);
});
