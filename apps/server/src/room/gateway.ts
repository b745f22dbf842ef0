import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  CLOSE_CODES,
  type CloseReason,
  closeMessage,
  decodeFrame,
  parseDocumentName,
  SCHEMA,
  SCHEMA_PARAMETER,
} from '@stormbridge/sync';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { AuthGate, Principal } from '../auth/auth-gate.ts';
import { grantFor } from '../auth/grants.ts';
import { isOwnOrigin } from '../auth/origins.ts';
import type { Limits } from '../limits/limits.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import { Member, type Outlet } from './member.ts';
import { NoSuchDocument, type RoomManager } from './room-manager.ts';

/** The path below which the documents lie: `/sync/board/<id>`. */
export const SYNC_PATH = '/sync/';

interface Parts {
  readonly rooms: RoomManager;
  readonly gate: AuthGate;
  readonly limits: Limits;
  readonly log: Log;
  readonly allowedOrigins: ReadonlySet<string>;
}

/** Lets WebSocket connections in, and carries their frames to the rooms. */
export class Gateway {
  private readonly parts: Parts;
  private readonly server: WebSocketServer;
  private draining = false;

  constructor(parts: Parts) {
    this.parts = parts;
    const options = {
      noServer: true,
      perMessageDeflate: false,
      maxPayload: parts.limits.messageBytes,
      // How long a socket that does not answer a close frame is waited for; the type declarations do not know it yet.
      closeTimeout: 3000,
    };
    this.server = new WebSocketServer(options);
  }

  /** Takes over an upgrade request. Whoever is not let in is told so by a close code, which a browser can read. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (this.draining || !request.url?.startsWith(SYNC_PATH)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, (ws) => {
      // Without a listener a malformed frame would end the process. The close that follows it is handled there.
      ws.on('error', () => undefined);
      this.admit(request, ws).catch((error: unknown) => {
        const known = error instanceof NoSuchDocument;
        if (!known) this.parts.log.error('join failed', { why: wordsOf(error) });
        close(ws, known ? 'notFound' : 'storageFailed');
      });
    });
  }

  /** From now on nobody is let in and nothing is taken. */
  drain(): void {
    this.draining = true;
  }

  close(): void {
    for (const ws of this.server.clients) ws.terminate();
    this.server.close();
  }

  private async admit(request: IncomingMessage, ws: WebSocket): Promise<void> {
    const backlog = keepUntilRead(ws);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const document = parseDocumentName(url.pathname.slice(SYNC_PATH.length));
    if (document === undefined) return close(ws, 'notFound');
    if (!isOwnOrigin(request, this.parts.allowedOrigins)) return close(ws, 'forbidden');
    const schema = url.searchParams.get(SCHEMA_PARAMETER);
    if (schema !== null && schema !== String(SCHEMA)) return close(ws, 'outdated');
    const principal = await this.identify(request, url, document.workshop);
    if (principal === undefined) return close(ws, 'signedOut');

    const room = await this.parts.rooms.room(`${document.kind}/${document.workshop}`);
    if (ws.readyState !== ws.OPEN || this.draining) return close(ws, 'restarting');
    const grant = grantFor(principal, document.kind);
    const member = new Member(outletOf(ws), principal, grant, schema !== null, this.parts.limits);
    room.join(member);
    this.parts.rooms.wake(room);
    ws.on('close', () => this.parts.rooms.leave(room, member));
    backlog.read((data, isBinary) => {
      if (this.draining || !member.isOpen) return;
      const frame = isBinary ? decodeFrame(bytesOf(data)) : undefined;
      if (frame === undefined || !room.receive(member, frame)) return member.close('malformed');
      this.parts.rooms.wake(room);
    });
  }

  private async identify(request: IncomingMessage, url: URL, workshop: string): Promise<Principal | undefined> {
    const now = Date.now();
    const ticket = url.searchParams.get('ticket');
    if (ticket === null) return this.parts.gate.principalOf(request, workshop, url.searchParams.get('role'), now);
    const principal = this.parts.gate.redeem(ticket, now);
    return principal?.workshop === workshop ? principal : undefined;
  }
}

type Listener = (data: RawData, isBinary: boolean) => void;

/** Nothing that comes while somebody is looked up may be lost: the first message carries what the client has. */
function keepUntilRead(ws: WebSocket): { read(listener: Listener): void } {
  ws.pause();
  return {
    read: (listener) => {
      ws.on('message', listener);
      ws.resume();
    },
  };
}

const outletOf = (ws: WebSocket): Outlet => ({
  get waiting() {
    return ws.bufferedAmount;
  },
  send: (bytes) => ws.send(bytes),
  close: (code, message) => ws.close(code, message),
});

function close(ws: WebSocket, reason: CloseReason): void {
  ws.resume();
  ws.close(CLOSE_CODES[reason], closeMessage(reason));
}

function bytesOf(data: RawData): Uint8Array {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
