import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../auth/auth-gate.ts';
import { newId } from '../auth/tokens.ts';
import type { FenceStore } from '../storage/log.ts';
import type { Ground } from './ground.ts';
import { Redis } from './redis.ts';
import { RedisBus } from './redis-bus.ts';
import { RedisDirectory } from './redis-directory.ts';
import { RedisTickets } from './tickets.ts';

/** How long letting go may take, in milliseconds. */
const CLOSE_MS = 1000;

export interface Place {
  readonly url: string;
  /** How this node is called in logs. */
  readonly name: string;
  readonly leaseMs: number;
}

/**
 * Joins the nodes that share a Redis.
 * @throws StoreUnavailable
 */
export async function openRedis({ url, name, leaseMs }: Place, fences: FenceStore): Promise<Ground> {
  // A node that starts again is another one: nobody may take it for the one that it was.
  const node = `${name}-${newId()}`;
  const redis = await Redis.connect(url, leaseMs / 2);
  const ear = await Redis.connect(url, leaseMs).catch((error: unknown) => {
    redis.close();
    throw error;
  });
  const directory = new RedisDirectory({ redis, node, fences, leaseMs });
  const bus = await RedisBus.join({ redis, ear, node, silenceMs: leaseMs });
  const close = async (): Promise<void> => {
    // A Redis that does not answer is no reason to stay: what was not released runs out by itself.
    await Promise.race([directory.close().then(() => bus.close()), sleep(CLOSE_MS, undefined, { ref: false })]);
    redis.close();
    ear.close();
  };
  return { directory, bus, tickets: new RedisTickets<Principal>(redis), close };
}
