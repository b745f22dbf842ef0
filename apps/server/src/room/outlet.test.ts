import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Outlet } from './member.ts';
import { Outlets } from './outlet.ts';

/** Two people at a server, and the ways out to them. */
async function twoPeople() {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const outlets = new Outlets();
  const ways: { readonly ws: WebSocket; readonly outlet: Outlet }[] = [];
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => ways.push({ ws, outlet: outlets.of(ws, socket) })),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const people = [1, 2].map(() => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    const heard: Buffer[] = [];
    socket.on('message', (bytes: Buffer) => heard.push(bytes));
    return { socket, heard };
  });
  for (const { socket } of people) await once(socket, 'open');
  const stop = (): void => {
    sockets.close();
    server.closeAllConnections();
    server.close();
  };
  return { people, ways, stop };
}

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at % 251);

describe('the ways out to sockets', () => {
  it('[V19] carry messages of every length, whole and in their order, between what else is on the socket', async () => {
    const { people, ways, stop } = await twoPeople();
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000, 3];
    for (const bytes of lengths.map(bytesOf)) {
      for (const { outlet } of ways) outlet.send(bytes);
      for (const { ws } of ways) ws.ping('still there?');
    }
    for (const { outlet } of ways) outlet.close(4000, 'that was all');
    await Promise.all(people.map(({ socket }) => once(socket, 'close')));
    for (const { heard } of people) expect(heard.map((bytes) => new Uint8Array(bytes))).toEqual(lengths.map(bytesOf));
    stop();
  });

  it('[V19] say what waits in them, and send nothing once they are closed', async () => {
    const { people, ways, stop } = await twoPeople();
    const [{ outlet } = { outlet: undefined }] = ways;
    people[0]?.socket.pause();
    expect(outlet?.waiting).toBe(0);
    for (let at = 0; at < 400; at++) outlet?.send(bytesOf(60_000));
    expect(outlet?.waiting).toBeGreaterThan(1_000_000);
    const [closed] = people.map(({ socket }) => once(socket, 'close'));
    outlet?.close(4000, 'too slow');
    outlet?.send(bytesOf(1));
    people[0]?.socket.resume();
    await closed;
    expect(people[0]?.heard).toHaveLength(400);
    stop();
  });
});
