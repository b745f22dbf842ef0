import { expect, test } from 'vitest';
import { OwnedElsewhere, type RoomDirectory } from '../cluster/directory.ts';

/** What every directory must do, also where there is only one node. */
export function directoryContract(name: string, open: () => Promise<RoomDirectory>): void {
  test(`[C9] ${name}: a workshop is taken once, however many ask, and anew after it was released`, async () => {
    const directory = await open();
    const leases = await Promise.all(Array.from({ length: 5 }, () => directory.acquire('w')));
    expect(new Set(leases).size).toBe(1);
    const [first] = leases;
    expect(first?.isHeld()).toBe(true);
    expect(await directory.acquire('other')).not.toBe(first);
    await directory.release(first!);
    expect(first?.isHeld()).toBe(false);
    const second = await directory.acquire('w');
    expect([second.isHeld(), first?.isHeld()]).toEqual([true, false]);
    expect(second.fence ?? 2).toBeGreaterThan(first?.fence ?? 1);
    // An old lease that is given back takes nothing from the new one.
    await directory.release(first!);
    expect(await directory.acquire('w')).toBe(second);
    await directory.close();
    expect(second.isHeld()).toBe(false);
  });
}

/** What every directory of several nodes must do. `open` gives two nodes with leases of so many milliseconds. */
export function sharedDirectoryContract(
  name: string,
  open: (leaseMs: number) => Promise<readonly [RoomDirectory, RoomDirectory]>,
): void {
  test(`[C9] ${name}: of two nodes that ask at once one gets it, the other is told who; released it is free`, async () => {
    const [one, two] = await open(3000);
    for (const workshop of ['a', 'b', 'c', 'd', 'e']) {
      const asked = [one.acquire(workshop), two.acquire(workshop)];
      const [mine, others] = await Promise.allSettled(asked);
      expect([mine?.status, others?.status].sort()).toEqual(['fulfilled', 'rejected']);
      const loser = mine?.status === 'rejected' ? mine : others;
      expect(loser?.status === 'rejected' && loser.reason).toBeInstanceOf(OwnedElsewhere);
      const [owner, other] = mine?.status === 'fulfilled' ? [one, two] : [two, one];
      const lease = await owner.acquire(workshop);
      await expect(other.acquire(workshop)).rejects.toThrow(OwnedElsewhere);
      await owner.release(lease);
      const next = await other.acquire(workshop);
      expect(next.fence).toBeGreaterThan(lease.fence ?? Number.POSITIVE_INFINITY);
    }
  });

  test(`[C9] ${name}: a lease is kept as long as its node lives, and many at once`, async () => {
    const [one, two] = await open(3000);
    const leases = await Promise.all(Array.from({ length: 700 }, (_, n) => one.acquire(`w${n}`)));
    for (let n = 0; n < 4; n++) {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      expect(leases.every((lease) => lease.isHeld())).toBe(true);
      await expect(two.acquire(`w${n}`)).rejects.toThrow(OwnedElsewhere);
    }
    await one.close();
    expect((await two.acquire('w699')).isHeld()).toBe(true);
  });
}
