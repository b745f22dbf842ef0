import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const [TEXT_OR_BYTES, PING, PONG] = [0x82, 0x89, 0x8a];

/**
 * A WebSocket client (RFC 6455) that costs next to nothing, so that a measurement of a server is not one of its clients:
 * frames that come in are found and handed over where they lie, and what is sent was framed before.
 */
export class RawSocket {
  /** Data frames that came in. */
  frames = 0;
  /** Hears each of them, if anybody does. The bytes are only good until the listener returns. */
  onFrame: ((payload: Buffer) => void) | undefined;
  onClose: (() => void) | undefined;
  private readonly socket: Socket;
  private rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (data) => this.take(data));
    socket.on('close', () => this.onClose?.());
  }

  /**
   * Connects; `ready` hears of it before anything comes in.
   * @throws Error, in nobody's hands, when the server does not take the connection: a benchmark without it means nothing
   */
  static open(address: URL, headers: Readonly<Record<string, string>>, ready: (socket: RawSocket) => void): void {
    const socket = connect({ host: address.hostname, port: Number(address.port), noDelay: true });
    const lines = Object.entries({
      host: address.host,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${address.pathname}${address.search} HTTP/1.1\r\n${lines.join('')}\r\n`);
    let head = Buffer.alloc(0);
    const greet = (data: Buffer): void => {
      head = Buffer.concat([head, data]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', greet);
      if (!head.toString('latin1').startsWith('HTTP/1.1 101'))
        throw new Error(`No WebSocket: ${head.toString('latin1')}`);
      const first = head.subarray(end + 4);
      const raw = new RawSocket(socket);
      ready(raw);
      if (first.length > 0) raw.take(first);
    };
    socket.on('data', greet);
    // A server that was killed resets its connections; that is heard as their end.
    socket.on('error', () => socket.destroy());
  }

  /** Sends what `framed` made. */
  send(frame: Buffer): void {
    this.socket.write(frame);
  }

  close(): void {
    this.onClose = undefined;
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    let bytes = this.rest.length === 0 ? data : Buffer.concat([this.rest, data]);
    for (;;) {
      const frame = frameAt(bytes);
      if (frame === undefined) break;
      this.handle(frame.kind, bytes.subarray(frame.start, frame.end));
      bytes = bytes.subarray(frame.end);
    }
    this.rest = bytes;
  }

  private handle(kind: number, payload: Buffer): void {
    if (kind === PING) this.send(framed(payload, PONG));
    else if (kind === TEXT_OR_BYTES) {
      this.frames += 1;
      this.onFrame?.(payload);
    }
  }
}

/** Where the payload of the first frame lies, when all of it is there. Servers send whole frames and mask none. */
function frameAt(bytes: Buffer): { readonly kind: number; readonly start: number; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] as number) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return undefined;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < start + length ? undefined : { kind: bytes[0] as number, start, end: start + length };
}

/** A frame as a client sends it. Its mask is nothing but zeros, which is a mask to the server as any other is. */
export function framed(payload: Uint8Array, kind: number = TEXT_OR_BYTES): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.of(kind, 128 + length, 0, 0, 0, 0)
      : length < 65_536
        ? Buffer.of(kind, 254, length >> 8, length & 255, 0, 0, 0, 0)
        : Buffer.concat([Buffer.of(kind, 255), long(length), Buffer.alloc(4)]);
  return Buffer.concat([head, payload]);
}

function long(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}
