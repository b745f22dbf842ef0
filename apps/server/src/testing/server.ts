import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Role } from '@stormbridge/sync';
import { onTestFinished } from 'vitest';
import type { Config } from '../config.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits/limits.ts';
import { type RunningServer, startServer } from '../server.ts';
import { destroyClients } from './clients.ts';

/** A folder of its own for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stormbridge-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestServer extends RunningServer {
  readonly config: Config;
  /** What it wrote into its log. */
  readonly logged: string[];
}

/** Ends the clients of a test that has no server of its own. */
export const destroyClientsAfter = (): void => onTestFinished(destroyClients);

/** A real server on a free port, with a real SQLite file; ended with the test. */
export async function newServer(
  options: Partial<Omit<Config, 'limits'>> & { limits?: Partial<Limits> } = {},
): Promise<TestServer> {
  const { limits = {}, ...rest } = options;
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: options.dataDir ?? newFolder(),
    store: undefined,
    cluster: undefined,
    node: 'test',
    leaseMs: 3000,
    allowedOrigins: new Set(),
    trustedProxies: 0,
    metricsToken: undefined,
    limits: { ...DEFAULT_LIMITS, ...limits },
    pageDir: resolve(import.meta.dirname, '../../../web/dist'),
    publicDir: resolve(import.meta.dirname, '../../../../public'),
    ...rest,
  };
  const logged: string[] = [];
  const write = (event: string, facts = {}): void => {
    logged.push(`${event} ${JSON.stringify(facts)}`);
  };
  const server = await startServer(config, { log: { info: write, warn: write, error: write } });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= server.close();
    return closed;
  };
  onTestFinished(async () => {
    destroyClients();
    await close();
  });
  return { ...server, close, config, logged };
}

export interface TestWorkshop {
  readonly id: string;
  readonly title: string;
  readonly links: Readonly<Record<Role, string>>;
  /** The secrets of the links. */
  readonly secrets: Readonly<Record<Role, string>>;
}

/** A new workshop on a server. */
export async function newWorkshop({ address }: { address: string }, options: object = {}): Promise<TestWorkshop> {
  const response = await fetch(`${address}/api/workshops`, { method: 'POST', body: JSON.stringify(options) });
  if (response.status !== 201) throw new Error(await response.text());
  const made = (await response.json()) as Omit<TestWorkshop, 'secrets'>;
  const secret = (link: string): string => link.slice(link.indexOf('#') + 1);
  const { facilitator, participant, viewer } = made.links;
  return {
    ...made,
    secrets: { facilitator: secret(facilitator), participant: secret(participant), viewer: secret(viewer) },
  };
}

/** Waits until something holds. Fails with the message after `ms`. */
export async function until(holds: () => boolean, what: string, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Comes in by a link as a browser does; the cookie to send from then on. */
export async function joinBy({ address }: { address: string }, workshop: string, secret: string): Promise<string> {
  const body = JSON.stringify({ token: secret });
  const response = await fetch(`${address}/api/workshops/${workshop}/join`, { method: 'POST', body });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
