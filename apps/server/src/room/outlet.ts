import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outlet } from './member.ts';

/** First byte of a whole message of bytes (RFC 6455, 5.2). */
const WHOLE_BYTES = 0x82;

/** Longer messages are for one person, so nothing is saved by copying them. Their length would take more bytes, too. */
const SHORT = 65_535;

/** A short message as a server sends it: the head of the frame, with no mask, and the bytes. */
function framed(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  const head = length < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_BYTES;
  frame[1] = head === 2 ? length : 126;
  if (head === 4) frame.writeUInt16BE(length, 2);
  frame.set(bytes, head);
  return frame;
}

/**
 * Makes the ways out to sockets. What a room tells everybody is framed once and written to each socket in one piece, where
 * `ws` would frame it for each and write two. It compresses nothing here, so it writes each of its own frames at once and
 * whole, and neither gets into the other.
 */
export class Outlets {
  private last: { readonly bytes: Uint8Array; readonly frame: Buffer } | undefined;

  /** @param socket what carries the WebSocket */
  of(ws: WebSocket, socket: Duplex): Outlet {
    return {
      get waiting() {
        // What `bufferedAmount` says where nothing is compressed, and asked for before every message to everybody.
        return socket.writableLength;
      },
      send: (bytes) => {
        if (bytes.length > SHORT) ws.send(bytes);
        else if (ws.readyState === ws.OPEN) socket.write(this.frameOf(bytes));
      },
      close: (code, message) => ws.close(code, message),
    };
  }

  private frameOf(bytes: Uint8Array): Buffer {
    if (this.last?.bytes !== bytes) this.last = { bytes, frame: framed(bytes) };
    return this.last.frame;
  }
}
