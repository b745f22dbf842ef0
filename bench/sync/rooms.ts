import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../numbers.ts';
import { joining, updateIn } from './dialect.ts';
import { fetched } from './document.ts';
import { type Ground, withFolder } from './ground.ts';
import { memory } from './process-figures.ts';
import { framed, RawSocket } from './raw-socket.ts';
import type { Contestant, Room, Running } from './servers.ts';

/** Rooms that are opened before anything is counted, so that what a server needs once is there. */
const BEFORE = 20;
/** Ms in which a server comes to rest. */
const REST = 3000;

/** Bytes that a server needs more for each room in which one person sits and does nothing. */
export const idleRoomBytes = (contestant: Contestant, ground: Ground, count: number): Promise<number> =>
  started(contestant, ground, async (server) => {
    const rooms = await contestant.rooms(server, BEFORE + count, ground.boardFile);
    const sockets: RawSocket[] = [];
    const sit = async (some: readonly Room[]): Promise<number> => {
      for (const room of some) sockets.push(await sitting(room, contestant));
      await sleep(REST);
      return memory(server.pid).now;
    };
    const before = await sit(rooms.slice(0, BEFORE));
    const after = await sit(rooms.slice(BEFORE));
    for (const socket of sockets) socket.close();
    return (after - before) / count;
  });

/** Ms from the beginning of a connection until the whole board is there. */
export const joinMs = (contestant: Contestant, ground: Ground, times: number): Promise<number> =>
  started(contestant, ground, async (server) => {
    const [room] = await contestant.rooms(server, 1, ground.boardFile);
    if (room === undefined) throw new Error('There is no room');
    const took: number[] = [];
    // Whoever comes in first also waits until the server has read the document; that is no joining.
    for (let at = 0; at <= times; at++) took.push((await fetched(room, contestant.dialect)).took);
    return median(took.slice(1));
  });

const started = <T>(contestant: Contestant, { seed }: Ground, use: (server: Running) => Promise<T>): Promise<T> =>
  withFolder(async (folder) => {
    const server = await contestant.start(folder, seed);
    try {
      return await use(server);
    } finally {
      await server.kill();
    }
  });

/** Somebody in a room, as soon as the document has come. */
export function sitting({ name, url, headers }: Room, { dialect }: Pick<Contestant, 'dialect'>): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    RawSocket.open(new URL(url), headers, (socket) => {
      socket.onClose = () => reject(new Error(`${url} has ended the connection`));
      socket.onFrame = (payload) => {
        if (!updateIn(dialect, payload)?.whole) return;
        socket.onClose = undefined;
        socket.onFrame = undefined;
        resolve(socket);
      };
      for (const frame of joining(dialect, name, Uint8Array.of(0))) socket.send(framed(frame));
    });
  });
}
