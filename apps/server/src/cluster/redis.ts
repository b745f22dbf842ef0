import { createClient, type RedisClientType } from '@redis/client';
import { StoreUnavailable } from '../storage/unavailable.ts';

/** How long the first connection may take, in milliseconds. */
const CONNECT_MS = 5000;
/** The longest wait before the next try to connect again, in milliseconds. */
const AGAIN_MS = 250;

type Client = RedisClientType;

/**
 * A connection to Redis or Valkey that comes back by itself. Nothing waits for it to come back: while it is away every
 * command fails at once, and none takes longer than `patienceMs`.
 */
export class Redis {
  readonly client: Client;
  private readonly patienceMs: number;

  private constructor(client: Client, patienceMs: number) {
    this.client = client;
    this.patienceMs = patienceMs;
  }

  /** @throws StoreUnavailable */
  static async connect(url: string, patienceMs: number): Promise<Redis> {
    let began = false;
    const client: Client = createClient({
      url,
      disableOfflineQueue: true,
      pingInterval: patienceMs / 3,
      socket: {
        connectTimeout: patienceMs,
        socketTimeout: patienceMs,
        reconnectStrategy: (tries, cause) => (began ? Math.min(AGAIN_MS, 20 * 2 ** tries) : cause),
      },
    });
    // Without a listener a lost connection would end the process; who uses it hears of it from its own commands.
    client.on('error', () => undefined);
    try {
      await within(client.connect(), CONNECT_MS);
    } catch (error) {
      client.destroy();
      throw unavailable(error);
    }
    began = true;
    return new Redis(client, patienceMs);
  }

  /** Runs a script. */
  run(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown> {
    return this.do((client) => client.eval(script, { keys: [...keys], arguments: [...values] }));
  }

  /** @throws StoreUnavailable */
  async do<T>(command: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await within(command(this.client), this.patienceMs);
    } catch (error) {
      throw unavailable(error);
    }
  }

  close(): void {
    if (this.client.isOpen) this.client.destroy();
  }
}

function unavailable(error: unknown): StoreUnavailable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = (error instanceof Error ? error.message : '') || code || 'no answer';
  return new StoreUnavailable(`The cluster cannot be used: ${words}`, { cause: error });
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Whatever becomes of it later is nobody's business any more.
    work.catch(() => undefined);
  }
}
