import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { FenceStore } from '../storage/log.ts';
import { openPostgres } from '../storage/open-postgres.ts';
import { StoreUnavailable } from '../storage/unavailable.ts';
import { busContract } from '../testing/bus-contract.ts';
import { directoryContract, sharedDirectoryContract } from '../testing/directory-contract.ts';
import { type RealServer, startPostgres, startRedis, withRealServers } from '../testing/real-servers.ts';
import { until } from '../testing/server.ts';
import type { Lease } from './directory.ts';
import type { Ground } from './ground.ts';
import { openRedis } from './open-redis.ts';

let redis: RealServer;
let postgres: RealServer;
let fences: FenceStore;
let closeStore = async (): Promise<void> => undefined;

async function join(name = 'node', leaseMs = 3000): Promise<Ground> {
  const ground = await openRedis({ url: redis.url, name, leaseMs }, fences);
  onTestFinished(() => ground.close());
  return ground;
}

withRealServers(() => {
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
    const stores = await openPostgres(postgres.url);
    fences = stores.fences!;
    closeStore = () => stores.close();
  });
  afterAll(async () => {
    await closeStore();
    await redis?.stop();
    await postgres?.stop();
  });

  busContract('Redis', (nodes) => Promise.all(Array.from({ length: nodes }, async () => (await join()).bus)));

  directoryContract('Redis', async () => {
    await flush();
    return (await join()).directory;
  });

  sharedDirectoryContract('Redis', async (leaseMs) => {
    await flush();
    return [(await join('one', leaseMs)).directory, (await join('two', leaseMs)).directory];
  });

  test('[C16] a ticket is good at every node, once, and kept as a hash only', async () => {
    const [one, two] = [await join('one'), await join('two')];
    const ann = { workshop: 'w', role: 'viewer', user: 'ann', expiresAt: 5 } as const;
    const ticket = await one.tickets.issue(ann, 0);
    const tries = await Promise.all([one, two, one].map(({ tickets }) => tickets.redeem(ticket, 0)));
    expect(tries.filter((one) => one !== undefined)).toEqual([ann]);
    expect(await two.tickets.redeem('nonsense', 0)).toBeUndefined();
  });

  test('[C10] without Redis a lease ends by the own clock, is told lost, and nothing can be taken; then it works again', async () => {
    const ground = await join('one', 900);
    const lost: Lease[] = [];
    const busLost: (string | undefined)[] = [];
    ground.directory.onLost((lease) => lost.push(lease));
    ground.bus.listen({ message: () => undefined, lost: (node) => busLost.push(node) });
    const lease = await ground.directory.acquire('cut');
    await redis.stop();
    expect(lease.isHeld()).toBe(true);
    await until(() => !lease.isHeld(), 'it has run out', 1000);
    await until(() => lost.includes(lease), 'it is told', 500);
    await until(() => busLost.includes(undefined) && !ground.bus.isUp, 'the bus says so', 1500);
    await expect(ground.directory.acquire('cut')).rejects.toThrow(StoreUnavailable);
    redis = await startRedis(redis.port);
    await until(() => ground.bus.isUp, 'the bus is back', 3000);
    // Redis has forgotten everything; the fence has not.
    const again = await ground.directory.acquire('cut');
    expect(again.fence).toBeGreaterThan(lease.fence!);
    expect(lease.isHeld()).toBe(false);
  });

  test('[C10] a lease that Redis forgot and another node took is lost at once', async () => {
    const [one, two] = [await join('one', 3000), await join('two', 3000)];
    const lost: Lease[] = [];
    one.directory.onLost((lease) => lost.push(lease));
    const mine = await one.directory.acquire('forgotten');
    await flush();
    const theirs = await two.directory.acquire('forgotten');
    expect(theirs.fence).toBeGreaterThan(mine.fence!);
    await until(() => lost.includes(mine) && !mine.isHeld(), 'it is lost', 2000);
    expect(theirs.isHeld()).toBe(true);
  });
});

async function flush(): Promise<void> {
  const { Redis } = await import('./redis.ts');
  const admin = await Redis.connect(redis.url, 1000);
  await admin.do((client) => client.flushAll());
  admin.close();
}
