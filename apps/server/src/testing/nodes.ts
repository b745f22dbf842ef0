import { onTestFinished } from 'vitest';
import { type SavingClient, savingClient, stickies, stockClient } from './clients.ts';
import { type ServerProcess, startProcess } from './process.ts';
import type { RealServer } from './real-servers.ts';
import { until } from './server.ts';
import { newWire, type Wire } from './wire.ts';

/** All clients of a test come by one link as a Bearer, so to the server they are one user with many sockets. */
const CROWD = {
  LIMIT_SOCKETS_PER_USER: '10000',
  LIMIT_JOINS_PER_MINUTE: '10000',
  LIMIT_CLIENTS_PER_HOUR: '100000',
  LIMIT_MESSAGES_PER_SECOND: '10000',
  LIMIT_MESSAGES_AT_ONCE: '10000',
};

/** One server of a cluster, as a process of its own. */
export interface Node {
  readonly server: ServerProcess;
  readonly address: string;
  readonly port: number;
  /** Its cable to Redis. */
  readonly redis: Wire;
}

/** Starts a node with a cable to Redis of its own. */
export async function startNode(
  name: string,
  { postgres, redis }: { readonly postgres: RealServer; readonly redis: RealServer },
  settings: Readonly<Record<string, string>> = {},
): Promise<Node> {
  const wire = await newWire(redis.port);
  onTestFinished(() => wire.close());
  const CLUSTER = `redis://127.0.0.1:${wire.port}`;
  const server = startProcess({ ...CROWD, STORE: postgres.url, CLUSTER, NODE: name, ...settings });
  const address = await server.address;
  return { server, address, port: Number(new URL(address).port), redis: wire };
}

/** Somebody who writes without a pause, through a cable that can be plugged into another node. */
export interface Writer {
  readonly name: string;
  readonly wire: Wire;
  readonly client: SavingClient;
  /** Writes one sticky, and gives the time in ms until it was told to be saved. */
  once(): Promise<number>;
  stop(): void;
}

export async function newWriter(
  name: string,
  node: Node,
  board: string,
  secret: string,
  everyMs = 10,
): Promise<Writer> {
  const wire = await newWire(node.port);
  onTestFinished(() => wire.close());
  const client = savingClient(`http://127.0.0.1:${wire.port}`, board, secret);
  await until(() => client.provider.synced, `${name} is in step`);
  const write = (): void => client.write(`${name}${client.written.length}`);
  const timer = setInterval(write, everyMs);
  const stop = (): void => clearInterval(timer);
  onTestFinished(stop);
  const once = async (): Promise<number> => {
    const began = performance.now();
    write();
    const mine = client.written.length;
    await until(() => client.saved >= mine, `${name} has saved again`, 60_000);
    return performance.now() - began;
  };
  return { name, wire, client, once, stop };
}

/** What the writers were told to be saved, and what they saw of each other. */
export function promised(writers: readonly Writer[]): readonly string[] {
  const saved = writers.flatMap(({ client }) => client.written.slice(0, client.saved));
  const shown = writers.flatMap((one) =>
    Object.keys(stickies(one.client.doc)).filter((id) => !id.startsWith(one.name)),
  );
  return [...new Set([...saved, ...shown])];
}

/** What somebody new reads at a node. */
export async function readAt(node: Node, board: string, secret: string): Promise<ReadonlySet<string>> {
  const fresh = stockClient(node.address, board, secret);
  await until(() => fresh.provider.synced, 'the board can be read');
  const ids = new Set(Object.keys(stickies(fresh.doc)));
  fresh.destroy();
  return ids;
}

/** Waits until all is saved and everybody has the same. */
export async function settle(writers: readonly Writer[]): Promise<number> {
  for (const writer of writers) writer.stop();
  await until(() => writers.every(({ client }) => client.saved === client.written.length), 'all is saved', 30_000);
  const all = writers.flatMap(({ client }) => client.written).sort();
  for (const { client, name } of writers) {
    await until(() => Object.keys(stickies(client.doc)).length >= all.length, `${name} has all`, 30_000);
    const has = Object.keys(stickies(client.doc)).sort();
    if (has.join() !== all.join()) throw new Error(`${name} has others than were written`);
  }
  return all.length;
}
