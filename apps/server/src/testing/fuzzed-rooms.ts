import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decodeFrame, documentName, type Frame } from '@stormbridge/sync';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { LocalDirectory } from '../cluster/local-directory.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { hasPending, rebuildBest } from '../room/document.ts';
import { Member } from '../room/member.ts';
import type { Room } from '../room/room.ts';
import { RoomManager } from '../room/room-manager.ts';
import { Database } from '../storage/database.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { addSticky } from './clients.ts';
import { mutatedFrame, seedFrames } from './fuzzed-frames.ts';
import { below, type Chance, chanceFrom } from './mutations.ts';
import { newFolder, until } from './server.ts';

/** Frames between two looks at whether the room still does its work. */
const BATCH = 500;
/** Strangers who stay in a room for the next batch. */
const STRANGERS_MAX = 100;
/** Nobody is cut for being quick, or for being many: every frame is to be read. */
const PATIENT: Limits = {
  ...DEFAULT_LIMITS,
  messagesPerSecond: 1e9,
  messagesAtOnce: 1e9,
  presencePerSecond: 1e9,
  presenceAtOnce: 1e9,
  echoesPerSecond: 1e9,
  echoesAtOnce: 1e9,
  clientsPerHour: 1e9,
  shareMsPerSecond: 1e9,
  shareMsAtOnce: 1e9,
  waitingBytes: 1e9,
  tickMs: 1,
  lingerMs: 1,
};

/** Rooms as the server has them, over a real store, without sockets. */
export interface House {
  readonly rooms: RoomManager;
  readonly documents: SqliteDocuments;
  readonly meters: Meters;
  /** What the server itself could not deal with. */
  readonly errors: string[];
}

export function openHouse(): House {
  const database = new Database(join(newFolder(), 'fuzzed.sqlite'));
  const documents = new SqliteDocuments(database);
  const meters = new Meters();
  const errors: string[] = [];
  const error = (event: string, facts: object = {}): void => void errors.push(`${event} ${JSON.stringify(facts)}`);
  const log = { info: () => undefined, warn: () => undefined, error };
  const rooms = new RoomManager({
    documents,
    directory: new LocalDirectory(),
    limits: PATIENT,
    log,
    door: new Door(PATIENT),
    meters,
  });
  onTestFinished(async () => {
    await rooms.close();
    database.close();
  });
  return { rooms, documents, meters, errors };
}

/** Somebody in a room, without a socket; what comes from the server goes to `hear`. */
function enter(room: Room, user: string, { meters }: House, hear: (bytes: Uint8Array) => void): Member {
  const outlet = { waiting: 0, send: hear, close: () => undefined };
  const principal = { workshop: 'w', role: 'participant', user } as const;
  const member = new Member(outlet, principal, { write: true }, true, { limits: PATIENT, meters });
  room.join(member);
  return member;
}

/** An honest page: it follows the room, and knows what of its own is saved. */
class Honest {
  readonly doc = new Y.Doc();
  readonly member: Member;
  private sent = 0;
  private durable = 0;
  private readonly send: (frame: Frame) => void;

  constructor(house: House, room: Room) {
    this.send = (frame) => {
      if (frame.type === 'sync' && frame.step !== 'step1') this.sent++;
      room.receive(this.member, frame);
      house.rooms.wake(room);
    };
    this.member = enter(room, 'honest', house, (bytes) => this.hear(bytes));
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send({ type: 'sync', step: 'update', bytes });
    });
    this.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(this.doc) });
  }

  get isSaved(): boolean {
    return this.sent > 0 && this.durable === this.sent;
  }

  private hear(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame?.type === 'durable') this.durable = frame.frames;
    if (frame?.type !== 'sync') return;
    if (frame.step !== 'step1') Y.applyUpdate(this.doc, frame.bytes, this);
    else this.send({ type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(this.doc, frame.bytes) });
  }
}

/** Takes what comes from a socket to the room, as the gateway does. */
function hear(house: House, room: Room, member: Member, bytes: Uint8Array): void {
  const frame = decodeFrame(bytes);
  if (frame !== undefined && room.receive(member, frame)) house.rooms.wake(room);
  else member.close('malformed');
}

/**
 * Sends mutated frames into one room, in which somebody honest works.
 * @throws when the room does not take or keep what the honest one writes, or cannot be read again
 */
export async function fuzzRoom(house: House, seed: number, frames: number): Promise<void> {
  const chance = chanceFrom(seed);
  const name = documentName('board', `w${seed}`);
  await house.documents.append([{ doc: name, epoch: 1, seq: 1, bytes: firstBoard() }]);
  const room = await house.rooms.room(name);
  const honest = new Honest(house, room);
  await until(() => honest.isSaved, `seed ${seed}: the honest one is in step`);
  const strangers = new Set<Member>();
  for (let done = 0; done < frames; done += BATCH) {
    attack(house, room, strangers, seedFrames(honest.doc, chance), Math.min(BATCH, frames - done), chance);
    addSticky(honest.doc, `honest${done}`, 'Still here');
    await until(() => honest.isSaved, `seed ${seed}, after ${done} frames: what the honest one wrote is saved`);
  }
  // What strangers sent may wait for another tick; the honest one is to hear of all of it.
  await until(() => !room.hasMore, `seed ${seed}: nothing waits`);
  addSticky(honest.doc, 'last', 'Still here');
  await until(() => honest.isSaved, `seed ${seed}: the last one is saved`);
  const lost = Array.from({ length: Math.ceil(frames / BATCH) }, (_, n) => `honest${n * BATCH}`).filter(
    (id) => !honest.doc.getMap('elements').has(id),
  );
  if (lost.length > 0) throw new Error(`seed ${seed}: lost ${lost.join(', ')}`);
  if (!honest.member.isOpen) throw new Error(`seed ${seed}: the honest one was cut off`);
  for (const member of [...strangers, honest.member]) house.rooms.leave(room, member);
  await until(() => house.rooms.size === 0, `seed ${seed}: the room is closed`);
  const { doc } = rebuildBest(await house.documents.load(name));
  if (hasPending(doc)) throw new Error(`seed ${seed}: something waits`);
  const content = (one: Y.Doc): unknown => one.getMap('elements').toJSON();
  if (!isDeepStrictEqual(content(doc), content(honest.doc))) throw new Error(`seed ${seed}: something else is stored`);
  honest.doc.destroy();
}

function firstBoard(): Uint8Array {
  const doc = new Y.Doc();
  addSticky(doc, 'first', 'Basket Filled');
  return Y.encodeStateAsUpdate(doc);
}

/**
 * One batch of frames, each from a stranger of its own: what somebody sends after a frame that ends the connection is
 * never looked at. One in five comes from somebody who is still there from before.
 */
function attack(
  house: House,
  room: Room,
  strangers: Set<Member>,
  seeds: readonly Frame[],
  count: number,
  chance: Chance,
) {
  const before = [...strangers];
  for (const member of before)
    if (!member.isOpen || strangers.size > STRANGERS_MAX) dismiss(house, room, strangers, member);
  const stay = [...strangers];
  for (let n = 0; n < count; n++) {
    const known = chance() < 0.2 ? stay[below(stay.length, chance)] : undefined;
    const stranger = known ?? enter(room, `stranger${below(50, chance)}`, house, () => undefined);
    strangers.add(stranger);
    hear(house, room, stranger, mutatedFrame(seeds, chance));
  }
}

function dismiss(house: House, room: Room, strangers: Set<Member>, member: Member): void {
  strangers.delete(member);
  house.rooms.leave(room, member);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that something still needs. */
export function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
