import { expect, test } from 'vitest';
import { type FenceStore, type LogRow, Overtaken, type SnapshotStore, type UpdateLog } from '../storage/log.ts';

type Store = UpdateLog & SnapshotStore & FenceStore;

const row = (doc: string, seq: number, fence: number | undefined): LogRow => ({
  doc,
  fence,
  epoch: 1,
  seq,
  bytes: Uint8Array.of(seq),
});
const tailOf = async (store: Store, doc: string): Promise<number[]> =>
  ((await store.load(doc))[0]?.tail ?? []).map(([first = -1]) => first);

/** What every store that several servers share must do. `open` gives two servers' views of one empty store. */
export function fenceContract(name: string, open: () => Promise<readonly [Store, Store]>): void {
  test(`[C1] ${name}: fences of a workshop only grow, also among servers that claim at once`, async () => {
    const [one, two] = await open();
    const claimed = await Promise.all([one, two, one, two, one].map((store) => store.claim('w')));
    expect([...claimed].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(await two.claim('w')).toBe(6);
    expect(await two.claim('other')).toBe(1);
  });

  test(`[C2] ${name}: who was overtaken writes nothing any more, neither rows nor snapshots nor epochs`, async () => {
    const [one, two] = await open();
    const old = await one.claim('w');
    await one.append([row('board/w', 1, old)]);
    const now = await two.claim('w');
    await expect(one.append([row('board/w', 2, old)])).rejects.toThrow(Overtaken);
    const snapshot = { doc: 'board/w', epoch: 1, seq: 1, bytes: Uint8Array.of(9) };
    await expect(one.save({ ...snapshot, fence: old })).rejects.toThrow(Overtaken);
    await expect(one.beginEpoch({ ...snapshot, epoch: 2, fence: old })).rejects.toThrow(Overtaken);
    expect(await two.load('board/w')).toMatchObject([{ epoch: 1, seq: 1, snapshot: undefined }]);
    await two.append([row('board/w', 2, now), row('session/w', 1, now)]);
    await two.save({ ...snapshot, seq: 2, fence: now });
    expect((await one.load('board/w'))[0]).toMatchObject({ seq: 2, snapshot: Uint8Array.of(9) });
  });

  test(`[C2] ${name}: of an append with one workshop that was overtaken nothing is kept`, async () => {
    const [one, two] = await open();
    const [mine, lost] = [await one.claim('mine'), await one.claim('lost')];
    await two.claim('lost');
    await expect(one.append([row('board/mine', 1, mine), row('board/lost', 1, lost)])).rejects.toThrow(Overtaken);
    expect(await one.load('board/mine')).toEqual([]);
    await one.append([row('board/mine', 1, mine)]);
    expect(await tailOf(two, 'board/mine')).toEqual([1]);
  });

  test(`[C2] ${name}: a fence that nobody claimed is refused`, async () => {
    const [one] = await open();
    await expect(one.append([row('board/w', 1, 7)])).rejects.toThrow(Overtaken);
    expect(await one.load('board/w')).toEqual([]);
  });

  test(`[C3] ${name}: two writers at once: after each claim the newest reads all that the former stored`, async () => {
    const [one, two] = await open();
    const stored: number[] = [];
    let seq = 0;
    for (let round = 0; round < 20; round++) {
      const [owner, rival] = round % 2 === 0 ? [one, two] : [two, one];
      const fence = await owner.claim('w');
      // The owner writes without a pause while the rival takes over.
      const writing = (async () => {
        for (let n = 0; n < 10; n++) {
          await owner.append([row('board/w', seq + 1, fence)]);
          seq += 1;
          stored.push(seq);
        }
      })().catch((error: unknown) => {
        if (!(error instanceof Overtaken)) throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      await rival.claim('w');
      const read = await tailOf(rival, 'board/w');
      await writing;
      // Nothing came in behind the back of who had taken over.
      expect(read).toEqual(stored);
      expect(await tailOf(rival, 'board/w')).toEqual(read);
    }
    expect(stored.length).toBeGreaterThan(0);
  });
}
