import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  CLOSE_CODES,
  type CloseReason,
  closeMessage,
  EPOCH_PARAMETER,
  parseDocumentName,
  SCHEMA,
  SCHEMA_PARAMETER,
} from '@stormbridge/sync';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { addressOf, neighbourhoodOf } from '../auth/address.ts';
import type { AuthGate, Principal } from '../auth/auth-gate.ts';
import { grantFor, mayOpen } from '../auth/grants.ts';
import { isOwnOrigin } from '../auth/origins.ts';
import type { Seat, Seats } from '../cluster/seats.ts';
import type { Door } from '../limits/door.ts';
import type { Limits } from '../limits/limits.ts';
import { Pace } from '../limits/pace.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import type { Meters } from '../ops/meters.ts';
import { Outlets } from './outlet.ts';
import { NoSuchDocument } from './room-manager.ts';

/** The path below which the documents lie: `/sync/board/<id>`. */
export const SYNC_PATH = '/sync/';

interface Parts {
  readonly seats: Seats;
  readonly gate: AuthGate;
  readonly door: Door;
  readonly limits: Limits;
  readonly log: Log;
  readonly meters: Meters;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly trustedProxies: number;
}

/** Lets WebSocket connections in, and carries their frames to the rooms. */
export class Gateway {
  private readonly parts: Parts;
  private readonly server: WebSocketServer;
  private readonly outlets = new Outlets();
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
      ws.on('error', () => this.parts.meters.closes.add(1, 'damaged'));
      this.admit(request, ws, socket).catch((error: unknown) => {
        const known = error instanceof NoSuchDocument;
        if (!known) this.parts.log.error('join failed', { why: wordsOf(error) });
        this.turnAway(ws, known ? 'notFound' : 'storageFailed');
      });
    });
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** From now on nobody is let in and nothing is taken. */
  drain(): void {
    this.draining = true;
  }

  /** How many sockets are open. */
  get size(): number {
    return this.server.clients.size;
  }

  close(): void {
    for (const ws of this.server.clients) ws.terminate();
    this.server.close();
  }

  private async admit(request: IncomingMessage, ws: WebSocket, socket: Duplex): Promise<void> {
    const backlog = keepUntilRead(ws);
    const { door, limits, meters, seats } = this.parts;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const document = parseDocumentName(url.pathname.slice(SYNC_PATH.length));
    const known = await this.identify(request, url, document);
    if (document === undefined || typeof known === 'string') {
      const knocks = door.knock(neighbourhoodOf(addressOf(request, this.parts.trustedProxies)), performance.now());
      return this.turnAway(ws, knocks && typeof known === 'string' ? known : 'tooOften');
    }
    const schema = url.searchParams.get(SCHEMA_PARAMETER);
    if (schema !== null && schema !== String(SCHEMA)) return this.turnAway(ws, 'outdated');
    const shut = door.enter(known.user, performance.now());
    if (shut !== undefined) return this.turnAway(ws, shut);
    ws.on('close', () => door.leave(known.user));

    const name = url.pathname.slice(SYNC_PATH.length);
    const grant = grantFor(known, document.kind);
    const epoch = url.searchParams.get(EPOCH_PARAMETER) ?? undefined;
    const outlet = this.outlets.of(ws, socket);
    const wish = { document: name, principal: known, grant, ours: schema !== null, epoch, outlet };
    const seat = await seats.take(wish);
    if (typeof seat === 'string') return this.turnAway(ws, seat);
    if (ws.readyState !== ws.OPEN || this.draining) {
      seat.leave();
      return this.turnAway(ws, 'restarting');
    }
    meters.sockets.add();
    const pace = new Pace(limits, performance.now());
    ws.on('close', () => seat.leave());
    backlog.read((data, isBinary) => this.hear(seat, pace, bytesOf(data), isBinary));
  }

  private turnAway(ws: WebSocket, reason: CloseReason): void {
    this.parts.meters.closes.add(1, reason);
    ws.resume();
    ws.close(CLOSE_CODES[reason], closeMessage(reason));
  }

  private hear(seat: Seat, pace: Pace, bytes: Uint8Array, isBinary: boolean): void {
    if (this.draining || !seat.isOpen) return;
    this.parts.meters.messagesIn.add();
    this.parts.meters.bytesIn.add(bytes.length);
    if (!pace.message(bytes, performance.now())) {
      this.parts.log.warn('connection cut', { reason: 'tooFast' });
      seat.close('tooFast');
    } else if (isBinary) seat.hear(bytes);
    else seat.close('malformed');
  }

  /** Who asks for a document, or why they get none. */
  private async identify(request: IncomingMessage, url: URL, document: Document): Promise<Principal | CloseReason> {
    if (document === undefined) return 'notFound';
    if (!isOwnOrigin(request, this.parts.allowedOrigins)) return 'forbidden';
    const principal = await this.principalOf(request, url, document.workshop);
    if (principal === undefined) return 'signedOut';
    return mayOpen(principal, document) ? principal : 'forbidden';
  }

  private async principalOf(request: IncomingMessage, url: URL, workshop: string): Promise<Principal | undefined> {
    const now = Date.now();
    const ticket = url.searchParams.get('ticket');
    if (ticket === null) return this.parts.gate.principalOf(request, workshop, url.searchParams.get('role'), now);
    const principal = await this.parts.gate.redeem(ticket, now);
    return principal?.workshop === workshop ? principal : undefined;
  }
}

type Document = ReturnType<typeof parseDocumentName>;
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

function bytesOf(data: RawData): Uint8Array {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
