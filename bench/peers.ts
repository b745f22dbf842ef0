import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { openRelay } from './relay.ts';

/** The pages that are measured beside ours, and the relay, on one address. */
export interface Peers {
  readonly address: string;
  /** Serves a text as `/data/<name>`. */
  readonly publish: (name: string, text: string) => void;
  /** What the document of a room of the relay begins with. */
  readonly seed: (room: string, update: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

const MEDIA: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Builds the peer pages for production, as ours is, and serves them. They are no part of the product. */
export async function openPeers(): Promise<Peers> {
  const folder = await mkdtemp(join(tmpdir(), 'stormbridge-peers-'));
  const pages = join(import.meta.dirname, 'pages');
  await build({
    configFile: false,
    logLevel: 'error',
    root: pages,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      rolldownOptions: { input: ['flow.html', 'join.html', 'text.html', 'zip.html'].map((page) => join(pages, page)) },
    },
  });
  const data = new Map<string, string>();
  const seeds = new Map<string, Uint8Array>();
  const relay = openRelay((room) => seeds.get(room));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peers');
    const text = data.get(pathname);
    const type = MEDIA[extname(pathname)] ?? 'application/json';
    const body = text ?? readFile(join(folder, normalize(pathname)));
    Promise.resolve(body).then(
      (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.on('upgrade', relay.upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port is free');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    publish: (name, text) => data.set(`/data/${name}`, text),
    seed: (room, update) => seeds.set(room, update),
    close: async () => {
      relay.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
