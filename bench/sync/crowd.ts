import { once } from 'node:events';
import { decodeUpdate, Skip } from 'yjs';
import { sharedNow } from './clock.ts';
import { type Dialect, joining, updateIn, updating } from './dialect.ts';
import { type Mover, movesOf } from './moves.ts';
import { framed, RawSocket } from './raw-socket.ts';

/** One room, and who of a crowd is in it. */
export interface CrowdRoom {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The document before anybody moves anything, and its state vector. */
  readonly board: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly movers: readonly Mover[];
}

/** What a crowd is told, in this order; each is answered when it is done. */
export type Order =
  | {
      readonly kind: 'join';
      readonly dialect: Dialect;
      readonly rooms: readonly CrowdRoom[];
      readonly moves: number;
      readonly observes: boolean;
    }
  /** Everybody makes so many moves, `rate` a second each. */
  | { readonly kind: 'move'; readonly moves: number; readonly rate: number }
  /** How many frames came in so far; unless it is in `brief`, also what was sent and heard. */
  | { readonly kind: 'tell'; readonly brief: boolean };

/** When each person sent each move, by client id and clock, in ms of `sharedNow`. */
export type Times = ReadonlyMap<number, readonly number[]>;
export interface Observed {
  readonly client: number;
  readonly room: string;
  /** When it heard of each move of each person; a hole where it has not. */
  readonly heard: Times;
}
export interface Told {
  readonly sent: Times;
  readonly observed: readonly Observed[];
  /** Frames that came in. */
  readonly frames: number;
  /** Connections that the server has ended. */
  readonly lost: number;
}

class Person {
  readonly room: string;
  readonly client: number;
  readonly socket: RawSocket;
  readonly observes: boolean;
  readonly sent: number[] = [];
  readonly heard = new Map<number, number[]>();
  private readonly frames: readonly Buffer[];

  constructor(room: string, client: number, socket: RawSocket, frames: readonly Buffer[], observes: boolean) {
    this.observes = observes;
    this.room = room;
    this.client = client;
    this.socket = socket;
    this.frames = frames;
  }

  move(): void {
    const frame = this.frames[this.sent.length];
    if (frame === undefined) throw new Error('There are no more moves');
    this.sent.push(sharedNow());
    this.socket.send(frame);
  }

  hear(update: Uint8Array): void {
    const now = sharedNow();
    for (const struct of decodeUpdate(update).structs) {
      if (struct instanceof Skip) continue;
      const { id, length } = struct;
      const times = this.heard.get(id.client) ?? [];
      this.heard.set(id.client, times);
      for (let clock = id.clock; clock < id.clock + length; clock++) times[clock] ??= now;
    }
  }
}

/** People in rooms of one server; all in this process. */
class Crowd {
  private readonly people: Person[] = [];
  private lost = 0;

  async join({ dialect, rooms, moves, observes }: Extract<Order, { kind: 'join' }>): Promise<void> {
    for (const room of rooms) {
      const updates = movesOf(room.board, room.movers, moves);
      const hello = joining(dialect, room.name, room.stateVector).map((frame) => framed(frame));
      for (const [at, { client }] of room.movers.entries()) {
        const frames = (updates[at] ?? []).map((update) => framed(updating(dialect, room.name, update)));
        const socket = await joined(room, dialect, hello);
        const person = new Person(room.name, client, socket, frames, observes);
        socket.onClose = () => (this.lost += 1);
        socket.onFrame = observes ? (payload) => hears(person, dialect, payload) : undefined;
        socket.frames = 0;
        this.people.push(person);
      }
    }
  }

  /** All move evenly spread over time. Who is late, because the machine is busy, moves as soon as it can. */
  async move({ moves, rate }: Extract<Order, { kind: 'move' }>): Promise<void> {
    const { people } = this;
    const all = moves * people.length;
    const gap = 1000 / (rate * people.length);
    const began = sharedNow();
    for (let done = 0; done < all; ) {
      const due = Math.min(all, Math.floor((sharedNow() - began) / gap) + 1);
      for (; done < due; done++) people[done % people.length]?.move();
      if (done < all) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  tell({ brief }: Extract<Order, { kind: 'tell' }>): Told {
    const people = brief ? [] : this.people;
    return {
      sent: new Map(people.map(({ client, sent }) => [client, sent])),
      observed: people.flatMap(({ client, room, heard, observes }) => (observes ? [{ client, room, heard }] : [])),
      frames: this.people.reduce((sum, { socket }) => sum + socket.frames, 0),
      lost: this.lost,
    };
  }
}

function hears(person: Person, dialect: Dialect, payload: Buffer): void {
  const found = updateIn(dialect, payload);
  if (found !== undefined) person.hear(found.update);
}

/** Somebody who has said hello and got the document. */
function joined(room: CrowdRoom, dialect: Dialect, hello: readonly Buffer[]): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    RawSocket.open(new URL(room.url), room.headers, (socket) => {
      socket.onClose = () => reject(new Error(`${room.url} has ended the connection`));
      socket.onFrame = (payload) => {
        if (updateIn(dialect, payload)?.whole) resolve(socket);
      };
      for (const frame of hello) socket.send(frame);
    });
  });
}

const crowd = new Crowd();
const obey = async (order: Order): Promise<Told | undefined> => {
  if (order.kind === 'join') await crowd.join(order);
  else if (order.kind === 'move') await crowd.move(order);
  else return crowd.tell(order);
  return undefined;
};

if (process.send !== undefined) {
  process.on('message', (order: Order) => void obey(order).then((told) => process.send?.({ told })));
  await once(process, 'disconnect');
  process.exit();
}
