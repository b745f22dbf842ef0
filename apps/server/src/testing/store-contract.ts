import { expect, test } from 'vitest';
import type { LogRow, SnapshotStore, UpdateLog } from '../storage/log.ts';

type Store = UpdateLog & SnapshotStore;

const row = (doc: string, seq: number, epoch = 1): LogRow => ({ doc, epoch, seq, bytes: Uint8Array.of(seq % 256, 7) });
const rows = (doc: string, from: number, to: number): LogRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => row(doc, from + at));
const numbers = (tail: readonly Uint8Array[] | undefined): number[] => (tail ?? []).map(([first = -1]) => first);

interface Opened {
  readonly store: Store;
  readonly reopen: () => Store | Promise<Store>;
}

/** What every store of documents must do. `open` gives an empty one, and `reopen` what it holds after a restart. */
export function storeContract(name: string, open: () => Opened | Promise<Opened>): void {
  test(`[V8] ${name}: a document that was never written has no way to be read`, async () => {
    expect(await (await open()).store.load('board/none')).toEqual([]);
  });

  test(`[V8] ${name}: rows come back in order, each document its own, also after a restart`, async () => {
    const { store, reopen } = await open();
    await store.append([row('board/a', 1), row('board/b', 1), row('board/a', 2)]);
    await store.append([row('board/a', 3)]);
    for (const one of [store, await reopen()]) {
      const [best] = await one.load('board/a');
      expect(best).toMatchObject({ epoch: 1, seq: 3, snapshot: undefined });
      expect(numbers(best?.tail)).toEqual([1, 2, 3]);
      expect(numbers((await one.load('board/b'))[0]?.tail)).toEqual([1]);
    }
  });

  test(`[V8] ${name}: a number is taken once, and of an append with one such row nothing is kept`, async () => {
    const { store } = await open();
    await store.append([row('board/a', 1)]);
    await expect(store.append([row('board/b', 1), row('board/a', 1)])).rejects.toThrow();
    expect(await store.load('board/b')).toEqual([]);
    expect(numbers((await store.load('board/a'))[0]?.tail)).toEqual([1]);
  });

  test(`[V7] ${name}: the first snapshot trims nothing; the document can be read with and without it`, async () => {
    const { store } = await open();
    await store.append(rows('board/a', 1, 5));
    await store.save({ doc: 'board/a', epoch: 1, seq: 5, bytes: Uint8Array.of(99) });
    await store.append(rows('board/a', 6, 7));
    const [best, second, ...more] = await store.load('board/a');
    expect(best).toMatchObject({ seq: 7, snapshot: Uint8Array.of(99) });
    expect(numbers(best?.tail)).toEqual([6, 7]);
    expect(second).toMatchObject({ seq: 7, snapshot: undefined });
    expect(numbers(second?.tail)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(more).toEqual([]);
  });

  test(`[V7] ${name}: a later snapshot forgets what only older ones needed, of its own document`, async () => {
    const { store, reopen } = await open();
    await store.append([...rows('board/a', 1, 9), ...rows('board/b', 1, 9)]);
    for (const seq of [3, 6, 9]) await store.save({ doc: 'board/a', epoch: 1, seq, bytes: Uint8Array.of(100 + seq) });
    const [best, second, ...more] = await (await reopen()).load('board/a');
    expect(best).toMatchObject({ seq: 9, snapshot: Uint8Array.of(109), tail: [] });
    expect(second).toMatchObject({ seq: 9, snapshot: Uint8Array.of(106) });
    expect(numbers(second?.tail)).toEqual([7, 8, 9]);
    expect(more).toEqual([]);
    expect((await store.load('board/b'))[0]?.tail).toHaveLength(9);
  });

  test(`[V8] ${name}: trying whether something can be stored leaves nothing behind`, async () => {
    const { store, reopen } = await open();
    await store.append([row('board/a', 1)]);
    await store.probe(10_000);
    await store.probe(1);
    for (const one of [store, await reopen()]) {
      expect(await one.load('')).toEqual([]);
      expect(numbers((await one.load('board/a'))[0]?.tail)).toEqual([1]);
    }
  });

  test(`[P1] ${name}: the documents that begin with something are found, letter by letter`, async () => {
    const { store, reopen } = await open();
    await store.append([row('private/w_1/b', 1), row('private/w_1/a', 1), row('private/w_1/a', 2)]);
    await store.append([row('private/wx1/c', 1), row('private/W_1/d', 1), row('board/w_1', 1)]);
    await store.save({ doc: 'private/w_1/a', epoch: 1, seq: 2, bytes: Uint8Array.of(1) });
    await store.save({ doc: 'private/w_1/e', epoch: 1, seq: 1, bytes: Uint8Array.of(1) });
    for (const one of [store, await reopen()]) {
      expect(await one.names('private/w_1/')).toEqual(['private/w_1/a', 'private/w_1/b', 'private/w_1/e']);
      expect(await one.names('private/none/')).toEqual([]);
      expect(await one.names('private/%')).toEqual([]);
    }
  });

  test(`[V60] ${name}: the newest epoch is read first and from two places, the one before it after that`, async () => {
    const { store, reopen } = await open();
    await store.append([...rows('board/a', 1, 3), ...rows('board/b', 1, 2)]);
    await store.save({ doc: 'board/a', epoch: 1, seq: 2, bytes: Uint8Array.of(50) });
    await store.beginEpoch({ doc: 'board/a', epoch: 2, seq: 1, bytes: Uint8Array.of(60) });
    await store.append([row('board/a', 2, 2)]);
    const [best, second, ...older] = await (await reopen()).load('board/a');
    expect(best).toMatchObject({ epoch: 2, seq: 2, snapshot: Uint8Array.of(60), tail: [Uint8Array.of(2, 7)] });
    expect(second).toMatchObject({ epoch: 2, seq: 2, snapshot: undefined });
    expect(second?.tail).toEqual([Uint8Array.of(60), Uint8Array.of(2, 7)]);
    expect(older).toMatchObject([
      { epoch: 1, seq: 3, snapshot: Uint8Array.of(50) },
      { epoch: 1, seq: 3, snapshot: undefined },
    ]);
    expect((await store.load('board/b')).map(({ epoch }) => epoch)).toEqual([1]);
  });

  test(`[V60] ${name}: an epoch is begun once; then only the one before it is kept`, async () => {
    const { store, reopen } = await open();
    await store.append(rows('board/a', 1, 3));
    const begin = (epoch: number): Promise<void> =>
      store.beginEpoch({ doc: 'board/a', epoch, seq: 1, bytes: Uint8Array.of(epoch) });
    await expect(begin(1)).rejects.toThrow();
    await begin(2);
    await store.append([row('board/a', 2, 2)]);
    await expect(begin(2)).rejects.toThrow();
    expect((await store.load('board/a'))[0]).toMatchObject({ epoch: 2, seq: 2, snapshot: Uint8Array.of(2) });
    await begin(3);
    expect((await (await reopen()).load('board/a')).map(({ epoch }) => epoch)).toEqual([3, 3, 2, 2]);
    await store.save({ doc: 'board/a', epoch: 3, seq: 1, bytes: Uint8Array.of(3) });
    expect((await (await reopen()).load('board/a'))[0]).toMatchObject({ epoch: 3, seq: 1, snapshot: Uint8Array.of(3) });
  });
}
