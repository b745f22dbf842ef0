import { decodeFrame, encodeFrame, type Frame } from '@stormbridge/sync';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Who connects: the secret of a link as a Bearer, or headers of its own. */
export type Who = string | Readonly<Record<string, string>>;

const headersOf = (who: Who): Record<string, string> =>
  typeof who === 'string' ? { authorization: `Bearer ${who}` } : { ...who };

const open: { destroy(): void }[] = [];

/** Ends every client of the test that is just over. */
export function destroyClients(): void {
  for (const client of open.splice(0)) client.destroy();
}

type SocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket;

const socketOf = (who: Who): SocketClass =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: headersOf(who) });
    }
  };

/** A client with the real y-websocket provider, as anybody may write one. */
export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly closes: number[];
  destroy(): void;
}

export function stockClient(
  address: string,
  document: string,
  who: Who,
  params: Record<string, string> = {},
  Socket: SocketClass = socketOf(who),
): StockClient {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
    maxBackoffTime: 100,
  });
  const closes: number[] = [];
  // What a stock client does not know it complains about; one that asks for our frames knows them.
  if ('schema' in params) for (const type of [100, 101, 102, 103]) provider.messageHandlers[type] = () => undefined;
  provider.on('connection-close', (event) => closes.push(event?.code ?? 0));
  const destroy = (): void => {
    provider.destroy();
    doc.destroy();
  };
  const client = { doc, provider, closes, destroy };
  open.push(client);
  return client;
}

/** A stock client that notes what it was told to be saved. */
export interface SavingClient extends StockClient {
  /** Writes a sticky. */
  write(id: string): void;
  /** The ids of all stickies that it wrote, in order. */
  readonly written: string[];
  /** How many of them, from the first on, it was told to be on the disk. */
  readonly saved: number;
}

export function savingClient(address: string, document: string, who: Who): SavingClient {
  const written: string[] = [];
  let saved = 0;
  class Socket extends WebSocket {
    /** How many stickies there were when each frame with an update left. */
    private readonly writtenAt: number[] = [];
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: headersOf(who) });
      this.on('message', (data: Buffer) => {
        const frame = decodeFrame(new Uint8Array(data));
        if (frame?.type === 'durable') saved = Math.max(saved, this.writtenAt[frame.frames - 1] ?? 0);
      });
    }
    override send(data: Uint8Array): void {
      const frame = decodeFrame(data);
      if (frame?.type === 'sync' && frame.step !== 'step1') this.writtenAt.push(written.length);
      super.send(data);
    }
  }
  const client = stockClient(address, document, who, { schema: '1' }, Socket);
  return {
    ...client,
    written,
    get saved() {
      return saved;
    },
    write: (id) => {
      written.push(id);
      addSticky(client.doc, id, `Written as ${id}`);
    },
  };
}

/** A socket that speaks frames by hand, for what no honest client does. */
export interface RawClient {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  /** The close code, once it is closed. */
  closed: number | undefined;
  send(frame: Frame): void;
  update(bytes: Uint8Array): void;
  destroy(): void;
}

export function rawClient(address: string, document: string, who: Who, query = '?schema=1'): Promise<RawClient> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/${document}${query}`, {
    headers: headersOf(who),
  });
  const client: RawClient = {
    socket,
    frames: [],
    closed: undefined,
    send: (frame) => socket.send(encodeFrame(frame)),
    update: (bytes) => client.send({ type: 'sync', step: 'update', bytes }),
    destroy: () => socket.terminate(),
  };
  open.push(client);
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(new Uint8Array(data));
    if (frame === undefined) throw new Error('The server sent a frame that cannot be read');
    client.frames.push(frame);
  });
  socket.on('close', (code) => {
    client.closed = code;
  });
  return new Promise((resolve) => {
    socket.on('open', () => resolve(client));
    socket.on('error', () => resolve(client));
  });
}

/** Writes a sticky into a board document, as one update. */
export function addSticky(doc: Y.Doc, id: string, label: string): void {
  doc.transact(() => {
    const row = new Y.Map<unknown>();
    doc.getMap('elements').set(id, row);
    row.set('kind', 'event');
    row.set('label', new Y.Text(label));
  });
}

/** The labels of the stickies of a board document, by id. */
export function stickies(doc: Y.Doc): Record<string, string> {
  // A hostile update may have put anything in the place of a row.
  const rows = [...(doc.getMap('elements') as Y.Map<unknown>)].flatMap(([id, row]) =>
    row instanceof Y.Map ? [[id, String(row.get('label'))] as const] : [],
  );
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
