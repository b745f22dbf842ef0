import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const main = resolve(import.meta.dirname, '../../apps/server/src/main.ts');

/** A folder that is removed when `use` is over, however it ends. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stormbridge-long-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Server {
  readonly process: ChildProcess;
  readonly address: string;
  /** Ends it at once, with no chance to do anything. */
  kill(): Promise<void>;
}

/** All clients of a suite come by one link as a Bearer, so to the server they are one user with many sockets. */
const CROWD = {
  LIMIT_SOCKETS_PER_USER: '10000',
  LIMIT_JOINS_PER_MINUTE: '10000',
  LIMIT_CLIENTS_PER_HOUR: '100000',
  LIMIT_STICKIES_PER_BOARD: '100000',
};

/** A test that fails does not come to its last line, and would leave its server behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the product as anybody would, on a free port or the given one, with these settings. */
export async function start(
  dataDir: string,
  port = '0',
  settings: Readonly<Record<string, string>> = {},
  log: 'inherit' | 'ignore' = 'inherit',
): Promise<Server> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...CROWD, ...settings, PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', log],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  void ended.then(() => running.delete(child));
  const address = await new Promise<string>((ready, fail) => {
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
      const found = /ready at (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) ready(found);
    });
    child.once('close', () => fail(new Error('The server did not start')));
  });
  running.add(child);
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  return { process: child, address, kill };
}

export interface Workshop {
  readonly id: string;
  readonly participant: string;
  readonly viewer: string;
}

/** A new workshop: its id and the secrets of two links. */
export async function newWorkshop({ address }: Server): Promise<Workshop> {
  const response = await fetch(`${address}/api/workshops`, { method: 'POST' });
  const { id, links } = (await response.json()) as { id: string; links: Record<'participant' | 'viewer', string> };
  const secret = (link: string): string => link.slice(link.indexOf('#') + 1);
  return { id, participant: secret(links.participant), viewer: secret(links.viewer) };
}

export interface Client {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Ids of the stickies that it wrote, and how many of them, from the first on, the server said are on its disk. */
  readonly written: string[];
  readonly saved: () => number;
  write(id: string): void;
  destroy(): void;
}

const UPDATE_FRAMES = new Set(['0 1', '0 2']);
const DURABLE = 101;

/** The number that stands at a place of a frame: seven bits a byte, the lowest first. */
function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0;
  for (let shift = 1; ; shift *= 128, at++) {
    const byte = bytes[at] ?? 0;
    number += (byte & 127) * shift;
    if (byte < 128) return number;
  }
}

/** A stock y-websocket client on the board of a workshop. */
export function connect(address: string, workshop: Workshop, secret: string): Client {
  const written: string[] = [];
  let saved = 0;
  class Socket extends WebSocket {
    private readonly writtenAt: number[] = [];
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { authorization: `Bearer ${secret}` } });
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const bytes = new Uint8Array(data);
        if (bytes[0] === DURABLE) saved = Math.max(saved, this.writtenAt[numberAt(bytes, 1) - 1] ?? 0);
      });
    }
    override send(data: Uint8Array): void {
      if (UPDATE_FRAMES.has(`${data[0]} ${data[1]}`)) this.writtenAt.push(written.length);
      super.send(data);
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, `board/${workshop.id}`, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { schema: '1' },
    maxBackoffTime: 200,
  });
  for (const type of [100, DURABLE, 102, 103]) provider.messageHandlers[type] = () => undefined;
  return {
    doc,
    provider,
    written,
    saved: () => saved,
    write: (id) => {
      written.push(id);
      doc.transact(() => {
        const row = new Y.Map<unknown>();
        doc.getMap('elements').set(id, row);
        row.set('kind', 'event');
        row.set('label', new Y.Text(`Written as ${id}`));
      });
    },
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Waits until something holds, at most a minute. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Everything that is on a board, as plain values. */
export const contentOf = (doc: Y.Doc): unknown => doc.getMap('elements').toJSON();
