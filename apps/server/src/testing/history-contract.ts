import { expect, test } from 'vitest';
import type { HistoryPoint, HistoryStore } from '../storage/history.ts';

const point = (id: string, seq: number, other: Partial<HistoryPoint> = {}): HistoryPoint => ({
  id,
  doc: 'board/a',
  at: 1_700_000_000_000 + seq,
  reason: 'stage',
  stage: 2,
  name: '',
  by: '',
  epoch: 1,
  seq,
  ...other,
});
const named = (id: string, seq: number, name: string): HistoryPoint =>
  point(id, seq, { reason: 'named', name, by: 'Ada' });
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const ids = (points: readonly HistoryPoint[]): string[] => points.map(({ id }) => id);

interface Opened {
  readonly store: HistoryStore;
  readonly reopen: () => HistoryStore | Promise<HistoryStore>;
}

/** What every store of points must do. `open` gives an empty one, and `reopen` what it holds after a restart. */
export function historyContract(name: string, open: () => Opened | Promise<Opened>): void {
  test(`[V50] ${name}: points come back newest first, each document its own, also after a restart`, async () => {
    const { store, reopen } = await open();
    const first = point('p1', 1);
    const second = named('p2', 4, 'Before lunch ☕');
    expect(await store.keep(first, bytes(1), 10)).toBe('kept');
    expect(await store.keep(point('p1', 1, { doc: 'board/b' }), bytes(9), 10)).toBe('kept');
    // The clock of a machine may go back.
    expect(await store.keep({ ...second, at: 5 }, bytes(2, 3), 10)).toBe('kept');
    for (const one of [store, await reopen()]) {
      expect(await one.list('board/a')).toEqual([{ ...second, at: 5 }, first]);
      expect(await one.read('board/a', 'p2')).toEqual(bytes(2, 3));
      expect(await one.read('board/b', 'p1')).toEqual(bytes(9));
      expect(await one.read('board/b', 'p2')).toBeUndefined();
      expect(await one.list('board/none')).toEqual([]);
    }
  });

  test(`[V50] ${name}: an id is taken once in a document`, async () => {
    const { store } = await open();
    await store.keep(point('p1', 1), bytes(1), 10);
    await expect(store.keep(point('p1', 2), bytes(2), 10)).rejects.toThrow();
    expect(await store.list('board/a')).toEqual([point('p1', 1)]);
  });

  test(`[V51] ${name}: a point of an unchanged document is not doubled, unless it has a new name`, async () => {
    const { store } = await open();
    await store.keep(point('p1', 7), bytes(1), 10);
    expect(await store.keep(point('p2', 7, { stage: 3 }), bytes(1), 10)).toBe('unchanged');
    expect(await store.keep(named('p3', 7, 'Lunch'), bytes(1), 10)).toBe('kept');
    expect(await store.keep(named('p4', 7, 'Lunch'), bytes(1), 10)).toBe('unchanged');
    expect(await store.keep(named('p5', 7, 'Dinner'), bytes(1), 10)).toBe('kept');
    expect(await store.keep(point('p6', 7, { reason: 'restore' }), bytes(1), 10)).toBe('unchanged');
    expect(await store.keep(point('p7', 7, { epoch: 2 }), bytes(1), 10)).toBe('kept');
    // Only the newest counts: who comes back to an older content finds it as the newest.
    expect(await store.keep(named('p8', 7, 'Dinner'), bytes(1), 10)).toBe('kept');
    expect(ids(await store.list('board/a'))).toEqual(['p8', 'p7', 'p5', 'p3', 'p1']);
  });

  test(`[V52] ${name}: the oldest points without a name go, named ones stay and are refused beyond their number`, async () => {
    const { store, reopen } = await open();
    await store.keep(point('other', 1, { doc: 'board/b' }), bytes(1), 2);
    await store.keep(named('n1', 1, 'One'), bytes(1), 2);
    for (const n of [2, 3, 4]) await store.keep(point(`p${n}`, n), bytes(n), 2);
    expect(await store.keep(named('n5', 5, 'Five'), bytes(5), 2)).toBe('kept');
    expect(await store.keep(named('n6', 6, 'Six'), bytes(6), 2)).toBe('full');
    expect(await store.keep(point('p7', 7, { reason: 'restore' }), bytes(7), 2)).toBe('kept');
    expect(ids(await (await reopen()).list('board/a'))).toEqual(['p7', 'n5', 'p4', 'n1']);
    expect(await store.read('board/a', 'p3')).toBeUndefined();
    // A smaller limit after a restart lets all go that are too many.
    await store.keep(point('p8', 8), bytes(8), 1);
    expect(ids(await store.list('board/a'))).toEqual(['p8', 'n5', 'n1']);
    expect(ids(await store.list('board/b'))).toEqual(['other']);
  });
}
