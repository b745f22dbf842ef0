import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import { Doc } from 'yjs';

const SYNC = 0;

/**
 * The peer of our server: y-websocket's protocol and nothing else. One document in memory, every update passed on at
 * once to everybody; no storage, no rights, no checks.
 */
export function openRelay(): { readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void } {
  const doc = new Doc();
  const people = new Set<WebSocket>();
  const sockets = new WebSocketServer({ noServer: true });
  doc.on('update', (update: Uint8Array) => {
    const encoder = createEncoder();
    writeVarUint(encoder, SYNC);
    writeUpdate(encoder, update);
    for (const one of people) one.send(toUint8Array(encoder));
  });
  sockets.on('connection', (socket) => {
    people.add(socket);
    socket.on('close', () => people.delete(socket));
    socket.on('message', (bytes: Buffer) => {
      const decoder = createDecoder(new Uint8Array(bytes));
      if (readVarUint(decoder) !== SYNC) return;
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
  });
  return {
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request)),
  };
}
