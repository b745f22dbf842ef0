import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './ask.ts';

const root = join(import.meta.dirname, '..');

/** A workshop on the server that is measured. */
export interface Workshop {
  readonly id: string;
  /** Whole address of the link that lets a participant in. */
  readonly link: string;
  /** The secret of that link, for requests without a browser. */
  readonly token: string;
}

/** The real server with its production page and a new data folder, as `npm start` runs it. */
export interface Product {
  readonly address: string;
  /** A new workshop with the board of a file. */
  readonly workshop: (boardFile: string) => Promise<Workshop>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the product. `friends` are origins of other pages that may connect, as somebody would allow who embeds it;
 * `settings` are more environment variables.
 * @throws Error when the server ends before it is ready
 */
export async function startProduct(
  friends: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'stormbridge-bench-'));
  const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    env: {
      ...process.env,
      ...settings,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ALLOWED_ORIGINS: friends.join(','),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    workshop: (boardFile) => newWorkshop(address, boardFile),
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server ended before it was ready');
  });
  ended.catch(() => {});
  const said = new Promise<void>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (String(text).includes('ready at')) resolve();
    });
  });
  await Promise.race([said, ended]);
}

async function newWorkshop(address: string, boardFile: string): Promise<Workshop> {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(`${address}/api/workshops?as=board`, { method: 'POST', headers, body: boardFile });
  const text = answer.bytes.toString();
  if (answer.status !== 201) throw new Error(`No workshop: ${answer.status} ${text.slice(0, 500)}`);
  const { id, links } = JSON.parse(text) as { id: string; links: { participant: string } };
  return { id, link: address + links.participant, token: links.participant.replace(/^.*#/, '') };
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
