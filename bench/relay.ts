import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import { applyUpdate, Doc } from 'yjs';

const [SYNC, AWARENESS] = [0, 1];

interface Room {
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly people: Set<WebSocket>;
}

/**
 * The peer of our server: what y-websocket's own server does and nothing else. Documents in memory, every update passed
 * on at once to everybody in the room; no storage, no rights, no checks. `seedOf` gives what the document of a room begins with.
 */
export function openRelay(seedOf: (room: string) => Uint8Array | undefined = () => undefined): {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends the clocks of its rooms, without which the process would go on. */
  readonly close: () => void;
} {
  const rooms = new Map<string, Room>();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  sockets.on('connection', (socket, { url = '/' }: IncomingMessage) => {
    const [name = '/'] = url.split('?');
    const room = rooms.get(name) ?? newRoom(seedOf(name.slice(1)));
    rooms.set(name, room);
    comeIn(room, socket);
  });
  return {
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request)),
    close: () => {
      for (const { awareness } of rooms.values()) awareness.destroy();
    },
  };
}

function newRoom(seed: Uint8Array | undefined): Room {
  const doc = new Doc();
  if (seed !== undefined) applyUpdate(doc, seed);
  const room: Room = { doc, awareness: new Awareness(doc), people: new Set() };
  room.awareness.setLocalState(null);
  const tellAll = (bytes: Uint8Array): void => {
    for (const one of room.people) if (one.readyState === one.OPEN) one.send(bytes);
  };
  doc.on('update', (update: Uint8Array) => {
    const encoder = createEncoder();
    writeVarUint(encoder, SYNC);
    writeUpdate(encoder, update);
    tellAll(toUint8Array(encoder));
  });
  room.awareness.on('update', (changes: Readonly<Record<'added' | 'updated' | 'removed', number[]>>) => {
    const { added, updated, removed } = changes;
    const encoder = createEncoder();
    writeVarUint(encoder, AWARENESS);
    writeVarUint8Array(encoder, encodeAwarenessUpdate(room.awareness, [...added, ...updated, ...removed]));
    tellAll(toUint8Array(encoder));
  });
  return room;
}

function comeIn({ doc, awareness, people }: Room, socket: WebSocket): void {
  people.add(socket);
  socket.on('close', () => people.delete(socket));
  socket.on('message', (bytes: Buffer) => {
    const decoder = createDecoder(new Uint8Array(bytes));
    const type = readVarUint(decoder);
    if (type === AWARENESS) applyAwarenessUpdate(awareness, readVarUint8Array(decoder), socket);
    if (type !== SYNC) return;
    const encoder = createEncoder();
    writeVarUint(encoder, SYNC);
    readSyncMessage(decoder, encoder, doc, socket);
    const answer = toUint8Array(encoder);
    if (answer.length > 1) socket.send(answer);
  });
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC);
  writeSyncStep1(encoder, doc);
  socket.send(toUint8Array(encoder));
}
