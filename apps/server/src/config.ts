import { resolve } from 'node:path';

/** How one server is to run. */
export interface Config {
  readonly port: number;
  /** The address to listen on; all addresses of the machine when absent. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Pages of other sites that may connect, as origins (`https://example.org`). */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly pageDir: string;
  readonly publicDir: string;
}

/** A setting that cannot be used; the message is a sentence for whoever started the server. */
export class BadSetting extends Error {}

const root = resolve(import.meta.dirname, '../../..');

/**
 * The settings from environment variables: `PORT`, `HOST`, `DATA_DIR` and `ALLOWED_ORIGINS` (with commas between them).
 * A relative `DATA_DIR` starts from where the command was typed.
 * @throws BadSetting
 */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(env['PORT'] || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadSetting(`PORT must be a number from 0 to 65535, not "${env['PORT']}".`);
  const origins = (env['ALLOWED_ORIGINS'] ?? '').split(',').map((origin) => origin.trim().replace(/\/$/, ''));
  return {
    port,
    host: env['HOST'] || undefined,
    dataDir: resolve(env['INIT_CWD'] ?? process.cwd(), env['DATA_DIR'] || 'data'),
    allowedOrigins: new Set(origins.filter((origin) => origin !== '')),
    pageDir: resolve(root, 'apps/web/dist'),
    publicDir: resolve(root, 'public'),
  };
}
