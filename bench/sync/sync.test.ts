import { once } from 'node:events';
import { createServer } from 'node:http';
import { writeBoardFile } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { applyUpdate, Doc, decodeUpdate, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { joining, updateIn, updating } from './dialect.ts';
import { boardOfStickies, movesOf, stickyOf } from './moves.ts';
import { framed, RawSocket } from './raw-socket.ts';
import { deliveryOf, lostAfterKill } from './verdict.ts';

/** A document with the stickies of so many people. */
function documentOf(people: number): Doc {
  const doc = new Doc();
  for (let at = 0; at < people; at++) {
    const row = new YMap<unknown>();
    doc.getMap('elements').set(stickyOf(at), row);
    row.set('posTimeline', { x: 0, y: 0 });
  }
  return doc;
}

describe('the moves that are sent', () => {
  it('[B6] are one struct each, of the person who makes it, and move the sticky of that person', () => {
    const doc = documentOf(3);
    const movers = [
      { person: 0, client: 70 },
      { person: 2, client: 80 },
    ];
    const moves = movesOf(encodeStateAsUpdate(doc), movers, 4);
    expect(moves.map((all) => all.length)).toEqual([4, 4]);
    for (const [at, all] of moves.entries())
      for (const [clock, update] of all.entries()) {
        const { structs } = decodeUpdate(update);
        expect(structs.map(({ id, length }) => [id.client, id.clock, length])).toEqual([
          [movers[at]?.client, clock, 1],
        ]);
      }
    // In whatever order people come.
    for (const update of [...(moves[1] ?? []), ...(moves[0] ?? [])]) applyUpdate(doc, update);
    expect(doc.store.pendingStructs).toBeNull();
    const places = [0, 1, 2].map((at) =>
      (doc.getMap('elements').get(stickyOf(at)) as YMap<unknown>).get('posTimeline'),
    );
    expect(places).toEqual([
      { x: 3, y: 3 },
      { x: 0, y: 0 },
      { x: 5, y: 3 },
    ]);
  });

  it('[B6] are moves on a board that has a sticky for everybody', () => {
    expect(writeBoardFile(boardOfStickies(3)).match(/"sticky-[0-2]"/g)).toHaveLength(3);
    expect(() => movesOf(encodeStateAsUpdate(documentOf(1)), [{ person: 1, client: 7 }], 1)).toThrow('person 1');
  });
});

describe('what came of the moves', () => {
  const observed = [
    { client: 1, room: 'a', heard: new Map([[2, [5, 6, undefined, 9]]]) },
    { client: 3, room: 'b', heard: new Map([[4, [5, 6, 7]]]) },
  ] as unknown as Parameters<typeof lostAfterKill>[0];
  const sent = new Map([1, 2, 3, 4].map((client) => [client, [1, 2, 3, 4]]));
  const inRoom = (room: string): readonly number[] => (room === 'a' ? [1, 2] : [3, 4]);

  it('[B7] what is missing is counted, and so is who stands at a wrong place in the end', () => {
    expect(deliveryOf({ sent, observed }, inRoom, [1, 4])).toEqual({
      delays: [4, 5, 4, 4],
      missing: 2,
      expected: 6,
      wrong: 1,
    });
  });

  it('[B7] what was heard of and is not stored is lost, once however many had heard of it', () => {
    expect(lostAfterKill(observed, () => 4)).toBe(0);
    expect(lostAfterKill(observed, (room) => (room === 'a' ? 1 : 0))).toBe(2 + 3);
    expect(lostAfterKill([...observed, ...observed], () => 0)).toBe(6);
  });
});

describe('frames', () => {
  it.each(['y-websocket', 'hocuspocus'] as const)('[B8] carry an update in the words of %s', (dialect) => {
    const update = Uint8Array.of(1, 2, 3);
    expect(updateIn(dialect, updating(dialect, 'room', update))).toEqual({ update, whole: false });
    for (const frame of joining(dialect, 'room', Uint8Array.of(0)).slice(-1))
      expect(updateIn(dialect, frame)).toBeUndefined();
  });

  it('[B8] come and go in one piece, of every length', async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    const lengths = [0, 1, 125, 126, 65_535, 65_536, 300_000];
    sockets.on('connection', (socket) => socket.on('message', (bytes: Buffer) => socket.send(bytes)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const heard = await new Promise<number[]>((resolve) => {
      RawSocket.open(new URL(`http://127.0.0.1:${port}/`), {}, (socket) => {
        const all: number[] = [];
        socket.onFrame = (payload) => {
          all.push(payload.every((byte, at) => byte === at % 251) ? payload.length : -1);
          if (all.length < lengths.length) return;
          expect(socket.frames).toBe(lengths.length);
          socket.close();
          resolve(all);
        };
        for (const length of lengths) socket.send(framed(Uint8Array.from({ length }, (_, at) => at % 251)));
      });
    });
    expect(heard).toEqual(lengths);
    sockets.close();
    server.closeAllConnections();
    server.close();
  });
});
