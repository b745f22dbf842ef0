import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2000) throw new Error('It never came to this');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const row = (doc: Y.Doc, label: string): Y.Map<unknown> => {
  const rows = [...doc.getMap('elements').values()] as Y.Map<unknown>[];
  const found = rows.find((one) => String(one.get('label')) === label);
  if (found === undefined) throw new Error(`No sticky ${label}`);
  return found;
};

/**
 * Somebody with a stock client who, by a link, moves a sticky to and fro in two tabs until most of the document is history, may
 * write over another sticky's label or take it away, and leaves.
 */
export async function growBoard(
  link: string,
  label: string,
  change: (sticky: (label: string) => Y.Map<unknown>) => void,
) {
  const { host, pathname, hash } = new URL(link);
  class Socket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { authorization: `Bearer ${hash.slice(1)}` } });
    }
  }
  const [doc, twin] = [new Y.Doc(), new Y.Doc()];
  const provider = new WebsocketProvider(`ws://${host}/sync`, `board/${pathname.split('/').at(-1)}`, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await until(() => provider.synced);
  provider.disconnect();
  for (let x = 1; x <= 400; x++) {
    const [writer, other] = x % 2 === 0 ? [doc, twin] : [twin, doc];
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(other, Y.encodeStateVector(writer)));
    row(writer, label).set('posTimeline', { x, y: 0 });
  }
  change((of) => row(doc, of));
  const reader = new Y.Doc();
  const echo = new WebsocketProvider(`ws://${host}/sync`, `board/${pathname.split('/').at(-1)}`, reader, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  provider.connect();
  await until(() => Y.encodeStateVector(reader).length === Y.encodeStateVector(doc).length && echo.synced);
  await until(() => Buffer.from(Y.encodeStateAsUpdate(reader)).equals(Buffer.from(Y.encodeStateAsUpdate(doc))));
  for (const one of [provider, echo]) one.destroy();
}
