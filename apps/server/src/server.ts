import { createServer, type Server } from 'node:http';
import { AuthGate } from './auth/auth-gate.ts';
import type { Config } from './config.ts';
import { answer } from './http/router.ts';
import { Door } from './limits/door.ts';
import { type Log, lineLog } from './ops/log.ts';
import { Meters } from './ops/meters.ts';
import { Gateway } from './room/gateway.ts';
import { RoomManager } from './room/room-manager.ts';
import { openSqlite } from './storage/open-sqlite.ts';
import type { Stores } from './storage/stores.ts';
import { WorkBench } from './work/work-bench.ts';

/** A server that runs. */
export interface RunningServer {
  /** Where it can be reached, without a slash at the end. */
  readonly address: string;
  /** How many documents are in memory. */
  rooms(): number;
  /** How many sockets are open. */
  sockets(): number;
  /** Lets nobody in any more, stores what came in, tells everybody to come back, and frees everything. */
  close(): Promise<void>;
}

/**
 * Starts a server and resolves once it takes connections.
 * @throws UnusableFolder for the data folder, StoreUnavailable for a database, an error with `code` for the port
 */
export async function startServer(config: Config, given: { readonly log?: Log } = {}): Promise<RunningServer> {
  const { limits } = config;
  const log = given.log ?? lineLog((line) => process.stderr.write(line));
  const meters = new Meters();
  const stores = await openStores(config);
  const { documents, workshops } = stores;
  const gate = new AuthGate(workshops);
  const door = new Door(limits);
  const rooms = new RoomManager({ documents, limits, log, door, meters });
  const bench = new WorkBench(limits.workMs);
  const { allowedOrigins, trustedProxies, pageDir, publicDir } = config;
  const gateway = new Gateway({ rooms, gate, door, limits, log, meters, allowedOrigins, trustedProxies });
  const notReady = async (): Promise<string | undefined> =>
    gateway.isDraining ? 'draining' : (await rooms.canStore()) ? undefined : 'cannot-store';
  const { metricsToken } = config;
  const open = { allowedOrigins, trustedProxies, metricsToken, pageDir, publicDir, notReady };
  const parts = { workshops, gate, rooms, bench, limits, door, log, meters, ...open };
  meters.gauge('rooms', 'Documents in memory.', () => rooms.size);
  meters.gauge('rooms_held', 'Documents that take nothing, because they could not be stored.', () => rooms.held);
  meters.gauge('sockets', 'Sockets that are open.', () => gateway.size);
  const http = createServer((request, response) => void answer(request, response, parts));
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));

  const free = async (): Promise<void> => {
    meters.close();
    bench.close();
    gateway.close();
    await stores.close();
  };
  try {
    await listen(http, config);
  } catch (error) {
    await rooms.close();
    await free();
    throw error;
  }
  return {
    address: addressOf(http, config.host),
    rooms: () => rooms.size,
    sockets: () => gateway.size,
    close: async () => {
      log.info('stopping', { rooms: rooms.size, sockets: gateway.size });
      gateway.drain();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      await rooms.close();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1000))]);
      http.closeAllConnections();
      await free();
      await closed;
      log.info('stopped');
    },
  };
}

/** Where to store. The driver of a database is loaded only by who has one. */
async function openStores({ store, dataDir }: Config): Promise<Stores> {
  if (store === undefined) return openSqlite(dataDir);
  const { openPostgres } = await import('./storage/open-postgres.ts');
  return openPostgres(store);
}

function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host }, () => {
      http.removeListener('error', reject);
      resolve();
    });
  });
}

function addressOf(http: Server, host: string | undefined): string {
  const bound = http.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
