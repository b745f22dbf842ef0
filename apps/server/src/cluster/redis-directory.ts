import type { FenceStore } from '../storage/log.ts';
import { type Lease, OwnedElsewhere, type RoomDirectory } from './directory.ts';
import type { Redis } from './redis.ts';

/** Takes a key for a node, or says who has it. A key that is the node's own already is taken anew. */
const TAKE = `
  local owner = redis.call('GET', KEYS[1])
  if owner and owner ~= ARGV[1] then return owner end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return ARGV[1]`;

/** Keeps all keys that are a node's own, also those that Redis forgot and nobody took. Gives 1 or 0 for each. */
const KEEP = `
  local kept = {}
  for at, key in ipairs(KEYS) do
    local owner = redis.call('GET', key)
    if owner and owner ~= ARGV[1] then kept[at] = 0
    else redis.call('SET', key, ARGV[1], 'PX', ARGV[2]) kept[at] = 1 end
  end
  return kept`;

const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 0`;

/** So many keys go into one script. */
const KEYS_AT_ONCE = 500;

/** A clock may go slower than that of Redis, and a moment passes between looking at it and acting on it. */
const MARGIN = 0.1;

interface Held extends Lease {
  /** On the clock of this process, which never goes back and does not stop while the process is stopped. */
  until: number;
}

interface Parts {
  readonly redis: Redis;
  /** The name of this run of this node. */
  readonly node: string;
  readonly fences: FenceStore;
  readonly leaseMs: number;
}

/**
 * Leases in Redis. Redis only decides who may try: who may write is decided by the fence in the store. So Redis may
 * forget everything, or be cut off, and the worst that happens is that workshops move.
 */
export class RedisDirectory implements RoomDirectory {
  private readonly parts: Parts;
  private readonly leases = new Map<string, Held>();
  /** What is under way with a workshop; one thing after the other. */
  private readonly busy = new Map<string, Promise<unknown>>();
  private readonly timers: readonly NodeJS.Timeout[];
  private lost: (lease: Lease) => void = () => undefined;
  private keeping = false;

  constructor(parts: Parts) {
    this.parts = parts;
    const { leaseMs } = parts;
    this.timers = [
      setInterval(() => void this.keepAll(), leaseMs / 3),
      setInterval(() => this.dropLapsed(), leaseMs / 20),
    ];
  }

  acquire(workshop: string): Promise<Lease> {
    return this.alone(workshop, async () => {
      const known = this.leases.get(workshop);
      return known?.isHeld() ? known : this.take(workshop);
    });
  }

  release(lease: Lease): Promise<void> {
    return this.alone(lease.workshop, async () => {
      const known = this.leases.get(lease.workshop);
      if (known !== lease) return;
      known.until = 0;
      this.leases.delete(lease.workshop);
      const { redis, node } = this.parts;
      // Redis lets go of it by itself when it cannot be told.
      await redis.run(RELEASE, [keyOf(lease.workshop)], [node]).catch(() => undefined);
    });
  }

  onLost(listener: (lease: Lease) => void): void {
    this.lost = listener;
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([...this.leases.values()].map((lease) => this.release(lease)));
  }

  private async take(workshop: string): Promise<Held> {
    const before = this.leases.get(workshop);
    if (before !== undefined) this.lose(before);
    let until = await this.takeKey(workshop);
    const fence = await this.parts.fences.claim(workshop);
    // Under a rush the store may take as long as a lease. The key can be taken again; whoever had it meanwhile has a
    // higher fence.
    if (performance.now() > until - this.parts.leaseMs / 2) until = await this.takeKey(workshop);
    const lease: Held = { workshop, fence, until, isHeld: () => performance.now() < lease.until };
    this.leases.set(workshop, lease);
    return lease;
  }

  /** Until when the key is this node's. */
  private async takeKey(workshop: string): Promise<number> {
    const { redis, node, leaseMs } = this.parts;
    const asked = performance.now();
    const owner = await redis.run(TAKE, [keyOf(workshop)], [node, String(leaseMs)]);
    if (owner !== node) throw new OwnedElsewhere(String(owner));
    return this.endOf(asked);
  }

  /** A lease is counted from before Redis was asked, so it ends here before it ends there. */
  private endOf(asked: number): number {
    return asked + this.parts.leaseMs * (1 - MARGIN);
  }

  private async keepAll(): Promise<void> {
    if (this.keeping) return;
    this.keeping = true;
    const all = [...this.leases.values()];
    for (let at = 0; at < all.length; at += KEYS_AT_ONCE)
      await this.keep(all.slice(at, at + KEYS_AT_ONCE)).catch(() => undefined);
    this.keeping = false;
  }

  private async keep(leases: readonly Held[]): Promise<void> {
    const { redis, node, leaseMs } = this.parts;
    const asked = performance.now();
    const keys = leases.map(({ workshop }) => keyOf(workshop));
    const kept = (await redis.run(KEEP, keys, [node, String(leaseMs)])) as readonly number[];
    for (const [at, lease] of leases.entries()) {
      // One that lapsed meanwhile stays lapsed: others may have asked and been told so.
      if (kept[at] === 1 && lease.isHeld()) lease.until = this.endOf(asked);
      else if (kept[at] !== 1) this.lose(lease);
    }
  }

  private dropLapsed(): void {
    for (const lease of this.leases.values()) if (!lease.isHeld()) this.lose(lease);
  }

  private lose(lease: Held): void {
    lease.until = 0;
    if (this.leases.get(lease.workshop) !== lease) return;
    this.leases.delete(lease.workshop);
    this.lost(lease);
  }

  private alone<T>(workshop: string, work: () => Promise<T>): Promise<T> {
    const before = this.busy.get(workshop) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.busy.set(workshop, mine);
    const done = (): void => {
      if (this.busy.get(workshop) === mine) this.busy.delete(workshop);
    };
    mine.then(done, done);
    return mine;
  }
}

const keyOf = (workshop: string): string => `stormbridge:owner:${workshop}`;
