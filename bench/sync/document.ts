import { applyUpdate, Doc } from 'yjs';
import { type Dialect, joining, updateIn } from './dialect.ts';
import { framed, RawSocket } from './raw-socket.ts';
import type { Room } from './servers.ts';

/** The state vector of a document that holds nothing. */
const NOTHING = Uint8Array.of(0);

export interface Fetched {
  /** The whole document as an update (V1). */
  readonly bytes: Uint8Array;
  readonly doc: Doc;
  /** Ms from the beginning of the connection until the document was there and could be used. */
  readonly took: number;
}

/**
 * A whole document, as somebody gets it who comes in for the first time.
 * @throws Error when the server ends the connection before
 */
export function fetched({ name, url, headers }: Room, dialect: Dialect): Promise<Fetched> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    RawSocket.open(new URL(url), headers, (socket) => {
      socket.onClose = () => reject(new Error(`${url} has ended the connection`));
      socket.onFrame = (payload) => {
        const found = updateIn(dialect, payload);
        if (!found?.whole) return;
        const doc = new Doc();
        applyUpdate(doc, found.update);
        resolve({ bytes: Uint8Array.from(found.update), doc, took: performance.now() - began });
        socket.close();
      };
      for (const frame of joining(dialect, name, NOTHING)) socket.send(framed(frame));
    });
  });
}
