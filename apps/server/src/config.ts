import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { Limits } from './limits/limits.ts';
import { limitsFrom } from './limits/settings.ts';
import { BadSetting, numberFrom, originsFrom, urlFrom } from './settings.ts';

/** How one server is to run. */
export interface Config {
  readonly port: number;
  /** The address to listen on; all addresses of the machine when absent. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** A Postgres to store in, as `postgres://...`; the data folder when absent. */
  readonly store: string | undefined;
  /** The Redis or Valkey that the nodes of a cluster share, as `redis://...`; one node alone when absent. */
  readonly cluster: string | undefined;
  /** How this node is called in logs. */
  readonly node: string;
  /** How long a workshop stays with a node that is not heard of, in milliseconds. */
  readonly leaseMs: number;
  /** Pages of other sites that may connect, as origins (`https://example.org`). */
  readonly allowedOrigins: ReadonlySet<string>;
  /** How many proxies stand before the server and add to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** What opens `/metrics` from elsewhere; without it they are for this machine only. */
  readonly metricsToken: string | undefined;
  readonly limits: Limits;
  readonly pageDir: string;
  readonly publicDir: string;
}

const root = resolve(import.meta.dirname, '../../..');

/**
 * The settings from environment variables: `PORT`, `HOST`, `DATA_DIR`, `STORE`, `CLUSTER`, `NODE`, `LEASE_MS`, `ALLOWED_ORIGINS` (with commas between them),
 * `TRUSTED_PROXIES`, `METRICS_TOKEN` and the limits. A relative `DATA_DIR` starts from where the command was typed.
 * @throws BadSetting
 */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const store = urlFrom(env, 'STORE', ['postgres:', 'postgresql:']);
  const cluster = urlFrom(env, 'CLUSTER', ['redis:', 'rediss:']);
  if (cluster !== undefined && store === undefined)
    throw new BadSetting(
      'CLUSTER needs STORE as well: several nodes store in one Postgres, not in folders of their own.',
    );
  return {
    port: numberFrom(env, 'PORT', { least: 0, most: 65_535, otherwise: 8080 }),
    host: env['HOST'] || undefined,
    dataDir: resolve(env['INIT_CWD'] ?? process.cwd(), env['DATA_DIR'] || 'data'),
    store,
    cluster,
    node: env['NODE'] || hostname(),
    leaseMs: numberFrom(env, 'LEASE_MS', { least: 500, most: 60_000, otherwise: 3000 }),
    allowedOrigins: originsFrom(env, 'ALLOWED_ORIGINS'),
    trustedProxies: numberFrom(env, 'TRUSTED_PROXIES', { least: 0, most: 10, otherwise: 0 }),
    metricsToken: env['METRICS_TOKEN'] || undefined,
    limits: limitsFrom(env),
    pageDir: resolve(root, 'apps/web/dist'),
    publicDir: resolve(root, 'public'),
  };
}
