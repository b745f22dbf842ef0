import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyUpdate, Doc, encodeStateVector } from 'yjs';
import { atOnce } from './at-once.ts';
import type { CrowdRoom, Observed, Order, Times, Told } from './crowd.ts';
import { fetched } from './document.ts';
import type { Mover } from './moves.ts';
import type { Contestant, Room } from './servers.ts';

/** People who decode everything that comes, in a process of their own; the others only count frames. */
const OBSERVERS = 5;
/** Moves of each person a second. */
export const RATE = 10;
/** Client ids as wide on the wire as those that Yjs draws. */
const FIRST_CLIENT = 3_000_000_000;
/** Ms after the last move in which the rest may still arrive, and between two looks. */
const [PATIENCE, PAUSE] = [5000, 500];

export interface Heard {
  readonly sent: Times;
  readonly observed: readonly Observed[];
}

/** Everybody who is in the rooms of a server: two processes, so that neither of them is what limits the server. */
export class Crowds {
  private readonly crowds: readonly Crowd[];
  /** Client ids by room. */
  private readonly clients: ReadonlyMap<string, readonly number[]>;

  private constructor(crowds: readonly Crowd[], clients: ReadonlyMap<string, readonly number[]>) {
    this.crowds = crowds;
    this.clients = clients;
  }

  /** Lets so many people into each room, each ready for so many moves. */
  static async join({ dialect }: Contestant, rooms: readonly Room[], people: number, moves: number): Promise<Crowds> {
    const crowded = await atOnce(8, rooms, (room, at) => crowdedRoom(room, dialect, at * people, people));
    const crowds = [new Crowd(), new Crowd()];
    const orders = crowds.map((crowd, at) => {
      const observes = at === 1;
      const shares = crowded.map((room, n) => {
        const watching = Math.floor(OBSERVERS / rooms.length) + (n < OBSERVERS % rooms.length ? 1 : 0);
        const movers = observes ? room.movers.slice(0, watching) : room.movers.slice(watching);
        return { ...room, movers };
      });
      return crowd.order({
        kind: 'join',
        dialect,
        rooms: shares.filter(({ movers }) => movers.length > 0),
        moves,
        observes,
      });
    });
    const all = new Crowds(
      crowds,
      new Map(crowded.map(({ name, movers }) => [name, movers.map(({ client }) => client)])),
    );
    await Promise.all(orders).catch((error: unknown) => {
      all.close();
      throw error;
    });
    return all;
  }

  /** Client ids of who is in a room. */
  inRoom(room: string): readonly number[] {
    return this.clients.get(room) ?? [];
  }

  /** Everybody moves for so long. */
  async move(seconds: number): Promise<void> {
    await this.orderAll({ kind: 'move', moves: seconds * RATE, rate: RATE });
  }

  /** Frames that the server has sent, and connections that it has ended. */
  async counts(): Promise<{ readonly frames: number; readonly cut: number }> {
    const told = await this.orderAll({ kind: 'tell', brief: true });
    const sum = (of: 'frames' | 'lost'): number => told.reduce((total, one) => total + one[of], 0);
    return { frames: sum('frames'), cut: sum('lost') };
  }

  async heard(): Promise<Heard> {
    const told = await this.orderAll({ kind: 'tell', brief: false });
    return { sent: new Map(told.flatMap(({ sent }) => [...sent])), observed: told.flatMap(({ observed }) => observed) };
  }

  /** What was heard when all of it was there, or after some seconds of waiting. */
  async settled(isAll: (heard: Heard) => boolean): Promise<Heard> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const heard = await this.heard();
      if (isAll(heard) || performance.now() > end) return heard;
      await sleep(PAUSE);
    }
  }

  close(): void {
    for (const crowd of this.crowds) crowd.close();
  }

  private async orderAll(order: Order): Promise<readonly Told[]> {
    const told = await Promise.all(this.crowds.map((crowd) => crowd.order(order)));
    return told.filter((one) => one !== undefined);
  }
}

/** One of the processes. */
class Crowd {
  private readonly child = fork(join(import.meta.dirname, 'crowd.ts'), { serialization: 'advanced' });

  async order(order: Order): Promise<Told | undefined> {
    const ended = new AbortController();
    const { signal } = ended;
    const gone = once(this.child, 'exit', { signal }).then(() => {
      throw new Error('A crowd has ended too early');
    });
    gone.catch(() => {});
    const answer = once(this.child, 'message', { signal });
    this.child.send(order);
    const [{ told }] = (await Promise.race([answer, gone])) as [{ told: Told | undefined }];
    ended.abort();
    return told;
  }

  close(): void {
    if (this.child.connected) this.child.disconnect();
  }
}

async function crowdedRoom(
  room: Room,
  dialect: Contestant['dialect'],
  before: number,
  people: number,
): Promise<CrowdRoom> {
  const { bytes } = await fetched(room, dialect);
  const doc = new Doc();
  applyUpdate(doc, bytes);
  const movers = Array.from(
    { length: people },
    (_, person): Mover => ({ person, client: FIRST_CLIENT + before + person }),
  );
  return { ...room, board: bytes, stateVector: encodeStateVector(doc), movers };
}
