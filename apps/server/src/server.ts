import { createServer, type Server } from 'node:http';
import { AuthGate } from './auth/auth-gate.ts';
import type { Config } from './config.ts';
import { answer } from './http/router.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';
import { type Log, lineLog, wordsOf } from './ops/log.ts';
import { Gateway } from './room/gateway.ts';
import { RoomManager } from './room/room-manager.ts';
import { takeDataFolder, UnusableFolder } from './storage/data-folder.ts';
import { Database } from './storage/database.ts';
import { SqliteDocuments } from './storage/sqlite-documents.ts';
import { SqliteWorkshops } from './storage/sqlite-workshops.ts';
import { WorkBench } from './work/work-bench.ts';

/** A server that runs. */
export interface RunningServer {
  /** Where it can be reached, without a slash at the end. */
  readonly address: string;
  /** How many documents are in memory. */
  rooms(): number;
  /** Lets nobody in any more, stores what came in, tells everybody to come back, and frees everything. */
  close(): Promise<void>;
}

/**
 * Starts a server and resolves once it takes connections.
 * @throws UnusableFolder for the data folder, an error with `code` for the port
 */
export async function startServer(
  config: Config,
  given: { readonly limits?: Partial<Limits>; readonly log?: Log } = {},
): Promise<RunningServer> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...given.limits };
  const log = given.log ?? lineLog;
  const folder = takeDataFolder(config.dataDir);
  const database = openDatabase(folder.database, folder.release);
  const documents = new SqliteDocuments(database);
  const workshops = new SqliteWorkshops(database, documents);
  const gate = new AuthGate(workshops);
  const rooms = new RoomManager({ documents, limits, log });
  const bench = new WorkBench(limits.workMs);
  const { allowedOrigins, pageDir, publicDir } = config;
  const gateway = new Gateway({ rooms, gate, limits, log, allowedOrigins });
  const parts = { workshops, gate, rooms, bench, limits, log, allowedOrigins, pageDir, publicDir };
  const http = createServer((request, response) => void answer(request, response, parts));
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));

  const free = (): void => {
    bench.close();
    gateway.close();
    database.close();
    folder.release();
  };
  try {
    await listen(http, config);
  } catch (error) {
    await rooms.close();
    free();
    throw error;
  }
  return {
    address: addressOf(http, config.host),
    rooms: () => rooms.size,
    close: async () => {
      gateway.drain();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      await rooms.close();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1000))]);
      http.closeAllConnections();
      free();
      await closed;
    },
  };
}

function openDatabase(path: string, release: () => void): Database {
  try {
    return new Database(path);
  } catch (error) {
    release();
    throw new UnusableFolder(`The data in ${path} cannot be read: ${wordsOf(error)}`.replace(/\.?$/, '.'));
  }
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
