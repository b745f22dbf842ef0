import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The system ends a process that writes beyond its limit; as on a full disk, it is to get an error instead. */
const OUTLIVE = "--import data:text/javascript,process.on('SIGXFSZ',()=>undefined)";

/** The real server of the product in a process of its own, with a data folder of its own. */
export class ProductServer {
  readonly port: number;
  readonly dataDir: string;
  /** What it wrote into its log. */
  log = '';
  private readonly settings: Readonly<Record<string, string>>;
  private child: ChildProcess | undefined;

  private constructor(port: number, dataDir: string, settings: Readonly<Record<string, string>>) {
    this.settings = settings;
    this.port = port;
    this.dataDir = dataDir;
  }

  /** `settings`: environment variables beside the usual ones. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<ProductServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'stormbridge-story-'));
    const server = new ProductServer(await freePort(), dataDir, settings);
    await server.boot();
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the server on the port and the data that it had. */
  async boot(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        DATA_DIR: this.dataDir,
        NODE_OPTIONS: OUTLIVE,
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stderr?.on('data', (text: Buffer) => {
      this.log += String(text);
      process.stderr.write(text);
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error('The server ended before it was ready');
    });
    const ready = new Promise<void>((resolve) => {
      child.stdout?.on('data', (text: Buffer) => {
        if (String(text).includes('ready at')) resolve();
      });
    });
    await Promise.race([ready, ended]);
    ended.catch(() => {});
  }

  /** Gives the server files of at most so many bytes, as a full disk would; any size without a number. Linux only. */
  limitFiles(bytes?: number): void {
    execFileSync('prlimit', ['--pid', String(this.child?.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
  }

  /** Ends the server as a power cut would: nothing of it runs any more. */
  async kill(): Promise<void> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
