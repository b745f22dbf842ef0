import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../ask.ts';
import { atOnce } from './at-once.ts';
import type { Dialect } from './dialect.ts';

/** Where a room is, and how one gets in. */
export interface Room {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A server that runs in a process of its own. */
export interface Running {
  readonly pid: number;
  readonly address: string;
  /** Ends it at once, with no chance to do anything. */
  readonly kill: () => Promise<void>;
}

/** A server that is measured. */
export interface Contestant {
  readonly name: string;
  readonly dialect: Dialect;
  /** Starts it on a folder for what it keeps. `seed` is the file with the document that a new room has, for the peers. */
  readonly start: (folder: string, seed: string) => Promise<Running>;
  /** New rooms with the board of a file in each; the peers have their seed. */
  readonly rooms: (server: Running, count: number, boardFile: string) => Promise<readonly Room[]>;
}

/** Where the server lies, and what Node is told when it runs it. */
const SERVER = join(import.meta.dirname, '../../apps/server');
const flags = JSON.parse(readFileSync(join(SERVER, 'node-flags.json'), 'utf8')) as readonly string[];

/** All come by one link as a Bearer, so to the server they are one user with many sockets. */
const CROWD = {
  LIMIT_SOCKETS_PER_USER: '10000',
  LIMIT_JOINS_PER_MINUTE: '100000',
  LIMIT_CLIENTS_PER_HOUR: '1000000',
  LIMIT_STICKIES_PER_BOARD: '100000',
  LIMIT_WORKSHOPS_PER_MINUTE: '10000',
  LIMIT_SHARE_MS_PER_SECOND: '100000',
  LIMIT_SHARE_MS_AT_ONCE: '100000',
};

const stormbridge = (name: string, settings: Readonly<Record<string, string>>): Contestant => ({
  name,
  dialect: 'y-websocket',
  start: (folder) =>
    started([...flags, join(SERVER, 'src/main.ts')], {
      ...CROWD,
      ...settings,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
    }),
  rooms: ({ address }, count, boardFile) =>
    atOnce(8, Array.from({ length: count }), async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await ask(`${address}/api/workshops?as=board`, { method: 'POST', headers, body: boardFile });
      const text = answer.bytes.toString();
      if (answer.status !== 201) throw new Error(`No workshop: ${answer.status} ${text.slice(0, 300)}`);
      const { id, links } = JSON.parse(text) as { id: string; links: { participant: string } };
      const authorization = `Bearer ${links.participant.replace(/^.*#/, '')}`;
      return { name: `board/${id}`, url: `${address}/sync/board/${id}`, headers: { authorization } };
    }),
});

/** Our server with a tick of its own, in ms. */
export const withTick = (tick: number): Contestant =>
  stormbridge(`Stormbridge, tick of ${tick} ms`, { LIMIT_TICK_MS: String(tick) });

/** A peer has a room as soon as somebody comes in. */
const peer = (name: string, dialect: Dialect, file: string): Contestant => ({
  name,
  dialect,
  start: (folder, seed) => started([join(import.meta.dirname, file)], { FOLDER: folder, SEED: seed }),
  rooms: async ({ address }, count) =>
    Array.from({ length: count }, (_, at) => ({ name: `room-${at}`, url: `${address}/room-${at}`, headers: {} })),
});

export const CONTESTANTS: readonly Contestant[] = [
  stormbridge('Stormbridge', {}),
  peer('Hocuspocus 4', 'hocuspocus', 'hocuspocus-server.ts'),
  peer('y-websocket', 'y-websocket', 'relay-server.ts'),
];

/** A server that is killed must have the same place again, as its clients know no other. */
export const moved = (rooms: readonly Room[], { address }: Running): readonly Room[] =>
  rooms.map((room) => ({ ...room, url: address + new URL(room.url).pathname }));

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function started(program: readonly string[], settings: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, program, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const ended = once(child, 'exit').then(() => running.delete(child));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      const found = /ready at (http:\S+)/.exec(said)?.[1]?.replace(/\/$/, '');
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`${program.at(-1)} ended before it was ready`)));
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid ?? 0, address, kill };
}
