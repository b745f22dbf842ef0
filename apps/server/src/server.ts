import { createServer, type Server } from 'node:http';
import { AuthGate } from './auth/auth-gate.ts';
import type { Passed } from './cluster/calls.ts';
import { alone, type Ground } from './cluster/ground.ts';
import { LocalSeats } from './cluster/local-seats.ts';
import { ClusterNode } from './cluster/node.ts';
import type { Config } from './config.ts';
import { History } from './history/history.ts';
import { answerOwn } from './http/forward.ts';
import { answer } from './http/router.ts';
import { Door } from './limits/door.ts';
import { type Log, lineLog } from './ops/log.ts';
import { Meters } from './ops/meters.ts';
import { Gateway } from './room/gateway.ts';
import { RoomManager } from './room/room-manager.ts';
import { blaming } from './storage/blame.ts';
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
 * @throws UnusableFolder for the data folder, UnusableSetting for a database or a cluster, an error with `code` for the port
 */
export async function startServer(config: Config, given: { readonly log?: Log } = {}): Promise<RunningServer> {
  const { limits } = config;
  const log = given.log ?? lineLog((line) => process.stderr.write(line));
  const meters = new Meters();
  const stores = await openStores(config);
  const { documents, workshops } = stores;
  const ground = await openGround(config, stores).catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const { directory, bus, tickets } = ground;
  const gate = new AuthGate(workshops, tickets, config.limits);
  const door = new Door(limits);
  const bench = new WorkBench(limits.workMs);
  const rebase = async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
    const made = await bench.run({ kind: 'rebase', bytes, now: Date.now() });
    return made?.ok ? made.value.copy : undefined;
  };
  const rooms = new RoomManager({ documents, directory, limits, log, door, meters, rebase });
  const history = new History({ points: stores.history, rooms, bench, limits, log });
  const { allowedOrigins, trustedProxies, pageDir, publicDir } = config;
  const local = new LocalSeats(rooms, { limits, meters });
  const ask = (request: Passed): Promise<Passed> => answerOwn(portOf(http), hostOf(config.host), request);
  const node = new ClusterNode({ bus, local, measures: { limits, meters }, log, leaseMs: config.leaseMs, answer: ask });
  const gateway = new Gateway({ seats: node, gate, door, limits, log, meters, allowedOrigins, trustedProxies });
  const notReady = async (): Promise<string | undefined> =>
    gateway.isDraining ? 'draining' : !bus.isUp ? 'no-cluster' : (await rooms.canStore()) ? undefined : 'cannot-store';
  const { metricsToken } = config;
  const open = { allowedOrigins, trustedProxies, metricsToken, pageDir, publicDir, notReady };
  const parts = { workshops, gate, rooms, calls: node.calls, bench, history, limits, door, log, meters, ...open };
  meters.gauge('rooms', 'Documents in memory.', () => rooms.size);
  meters.gauge('rooms_held', 'Documents that take nothing, because they could not be stored.', () => rooms.held);
  meters.gauge('sockets', 'Sockets that are open.', () => gateway.size);
  meters.gauge('links_out', 'Sockets here whose rooms are at other nodes.', () => node.links.out);
  meters.gauge('links_in', 'Sockets at other nodes whose rooms are here.', () => node.links.in);
  const http = createServer((request, response) => void answer(request, response, parts));
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));

  const free = async (): Promise<void> => {
    meters.close();
    bench.close();
    gateway.close();
    node.close();
    await ground.close();
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
      node.drain();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      await rooms.close();
      await history.settled();
      // Others may have the workshops from now on.
      await directory.close();
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
  return blaming('STORE', () => openPostgres(store));
}

/** What there is of other nodes. The client of Redis is loaded only by who has one. */
async function openGround({ cluster, node, leaseMs }: Config, { fences }: Stores): Promise<Ground> {
  if (cluster === undefined || fences === undefined) return alone(fences);
  const { openRedis } = await import('./cluster/open-redis.ts');
  return blaming('CLUSTER', () => openRedis({ url: cluster, name: node, leaseMs }, fences));
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
  const reached = hostOf(host);
  const name = reached.includes(':') ? `[${reached}]` : reached;
  return `http://${name}:${portOf(http)}`;
}

function portOf(http: Server): number {
  const bound = http.address();
  return bound !== null && typeof bound === 'object' ? bound.port : 0;
}

/** Where this server reaches itself. */
const hostOf = (host: string | undefined): string =>
  host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
