import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';

/** A server of somebody else's that a test started for itself. */
export interface RealServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface RealPostgres extends RealServer {
  /** Kills it as a loss of power would, and starts it again after so many milliseconds, with what was on its disk. */
  crash(ms: number): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** The folder with the programs of the newest Postgres, if there is one. */
function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

const redisProgram = (): string | undefined =>
  ['/usr/bin/redis-server', '/usr/bin/valkey-server'].find((path) => existsSync(path));

/** What this machine lacks for tests with real servers. */
export const missingServers = (): readonly string[] => [
  ...(postgresPrograms() === undefined ? ['postgresql'] : []),
  ...(redisProgram() === undefined ? ['redis-server'] : []),
];

/** Registers tests that need both servers: where these are absent they fail in CI, and are skipped elsewhere. */
export function withRealServers(register: () => void): void {
  const missing = missingServers();
  if (missing.length === 0) register();
  else
    test.skipIf(!process.env['CI'])(`[C19] needs the Debian packages ${missing.join(' and ')}`, () => {
      throw new Error(`There is no ${missing.join(' and no ')} on this machine`);
    });
}

/** Postgres refuses to run as root, so it gets a user who is none. */
function lesserUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = users.find((one) => one.startsWith('postgres:')) ?? users.find((one) => one.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Starts a new Postgres with an empty database on a free port, as anybody but root. */
export async function startPostgres(): Promise<RealPostgres> {
  const bin = postgresPrograms();
  if (bin === undefined) throw new Error('There is no Postgres on this machine');
  const user = lesserUser();
  const folder = mkdtempSync(join(tmpdir(), 'stormbridge-postgres-'));
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  const options = ['-D', data, '-A', 'trust', '-U', 'storm', '-E', 'UTF8', '--no-locale', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), options, { ...user, env, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'max_connections=60'];
  const start = async (): Promise<RealServer> => {
    const args = ['-D', data, ...settings.flatMap((one) => ['-c', one])];
    const child = spawn(join(bin, 'postgres'), args, {
      ...user,
      env,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await saying(child, child.stderr, /ready to accept connections/);
    return running(child, `postgres://storm@127.0.0.1:${port}/postgres`, port, 'SIGQUIT');
  };
  let server = await start();
  const crash = async (ms: number): Promise<void> => {
    await server.stop();
    await new Promise((resolve) => setTimeout(resolve, ms));
    server = await start();
  };
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, crash, stop };
}

/** Starts a new Redis (or Valkey) on a free port, or on the one of another that was stopped. Keeps nothing on a disk. */
export async function startRedis(given?: number): Promise<RealServer> {
  const program = redisProgram();
  if (program === undefined) throw new Error('There is no Redis on this machine');
  const port = given ?? (await freePort());
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await saying(child, child.stdout, /Ready to accept connections/);
  return running(child, `redis://127.0.0.1:${port}`, port, 'SIGKILL');
}

/** A test that fails does not come to its last line, and would leave its server behind. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

function running(child: ChildProcess, url: string, port: number, signal: NodeJS.Signals): RealServer {
  children.add(child);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = async (): Promise<void> => {
    child.kill(signal);
    await ended;
    children.delete(child);
  };
  return { url, port, process: child, stop };
}

function saying(child: ChildProcess, stream: NodeJS.ReadableStream, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
    stream.on('data', (part) => {
      said = `${said}${part}`.slice(-5000);
      if (words.test(said)) resolve();
    });
  });
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(bound !== null && typeof bound === 'object' ? bound.port : 0));
    });
  });
}
