import { addElement, type Board, patch, remove, rowsOf, TABLE_NAMES } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { readBoard, readRows } from '../layout/read.ts';
import { STAMP, stampOf } from '../layout/stamp.ts';
import { diceOf } from '../testing/dice.ts';
import { docOf, pair } from '../testing/pair.ts';
import { randomEdit } from '../testing/random-edits.ts';
import { formerOf, isOfFormer } from './former.ts';
import { GONE, isWorthRebasing, LARGE_BYTES, PURGE_MS, rebaseBoard } from './rebase.ts';

const NOW = 1_790_000_000_000;
const plain = (board: Board): unknown =>
  TABLE_NAMES.map((table) => [...rowsOf(board, table).values()].sort((a, b) => (a.id < b.id ? -1 : 1)));

function rebased(from: Doc, now = NOW): Doc {
  const to = new Doc();
  rebaseBoard(from, to, now);
  // As it is after it was stored.
  const read = new Doc();
  applyUpdate(read, encodeStateAsUpdate(to));
  return read;
}
const rowOf = (doc: Doc, table: string, id: string): YMap<unknown> => {
  const row = doc.getMap(table).get(id);
  if (!(row instanceof YMap)) throw new Error(`No row ${id}`);
  return row;
};

describe('a new epoch of a board', () => {
  test('[S100] whatever two people did, the board says the same, and is what they go on from', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { a, b, docs, exchange } = pair();
      const dice = diceOf(seed);
      let made = 0;
      for (let step = 0; step < 60; step++) {
        const board = dice.one(a, b);
        if (dice.chance(0.1)) board.undo();
        else board.commit(randomEdit(board.board, dice, () => `r${made++}`));
        if (dice.chance(0.3)) exchange();
      }
      exchange();
      let last = docs.a;
      for (const days of [0, 10, 31, 70]) {
        const next = rebased(last, NOW + days * 86_400_000);
        expect(plain(readBoard(next)), `seed ${seed}, ${days} days`).toEqual(plain(readBoard(docs.a)));
        last = next;
      }
      new SharedBoard(last).commit(addElement('later', { kind: 'event', label: 'Later' }));
      expect(readBoard(last).elements.get('later')?.label).toBe('Later');
    }
  });

  test('[S100] stamps, names and times stay; what moves left behind goes', () => {
    const { a, b, docs, exchange } = pair();
    a.commit(addElement('new', { kind: 'event', label: 'New', author: 'Ada', createdAt: '2026-11-20T10:00:00.000Z' }));
    rowOf(docs.a, 'elements', 'new').set(STAMP, { user: 'u1', at: 5 });
    exchange();
    // A run of one writer is packed well by Yjs; people take turns.
    for (let x = 0; x < 3000; x++) {
      (x % 2 === 0 ? a : b).commit([patch('elements', 'new', { posTimeline: { x, y: 1 } })]);
      exchange();
    }
    const next = rebased(docs.a);
    expect(stampOf(next, 'elements', 'new')).toEqual({ user: 'u1', at: 5 });
    expect(readRows(next).elements.get('new')).toEqual(readRows(docs.a).elements.get('new'));
    const [before, after] = [docs.a, next].map((doc) => encodeStateAsUpdate(doc).length) as [number, number];
    expect(isWorthRebasing(before, after)).toBe(true);
    expect(isWorthRebasing(after, encodeStateAsUpdate(rebased(next)).length)).toBe(false);
    expect(isWorthRebasing(LARGE_BYTES + 1, LARGE_BYTES)).toBe(false);
    expect(isWorthRebasing(2 * LARGE_BYTES, LARGE_BYTES)).toBe(true);
  });

  test('[S101] a row that was taken away goes for good thirty days after a rebase has found it so', () => {
    const { a, docs } = pair();
    a.commit([remove('elements', 'orderPlaced')]);
    const first = rebased(docs.a);
    const early = rebased(first, NOW + PURGE_MS - 1);
    expect(rowOf(early, 'elements', 'orderPlaced').get(GONE)).toBe(NOW);
    const late = rebased(early, NOW + PURGE_MS);
    expect(late.getMap('elements').has('orderPlaced')).toBe(false);
    // With it goes what needs it, and no reference leads to it.
    for (const flow of ['placeOrder-orderPlaced', 'orderPlaced-chargeAtOnce'])
      expect(late.getMap('flows').has(flow)).toBe(false);
    expect(JSON.stringify(late.toJSON())).not.toContain('"orderPlaced"');
    expect(plain(readBoard(late))).toEqual(plain(readBoard(docs.a)));
  });

  test('[S101] a row that came back and was taken away again has its thirty days anew', () => {
    const { a, docs } = pair();
    a.commit([remove('elements', 'list')]);
    const first = rebased(docs.a);
    const board = new SharedBoard(first);
    rowOf(first, 'elements', 'list').delete('del');
    board.commit([remove('elements', 'list')]);
    const second = rebased(first, NOW + PURGE_MS + 1);
    expect(rowOf(second, 'elements', 'list').get(GONE)).toBe(NOW + PURGE_MS + 1);
    const back = new SharedBoard(first);
    rowOf(first, 'elements', 'list').delete('del');
    back.flush();
    expect(rowOf(rebased(first), 'elements', 'list').has(GONE)).toBe(false);
  });

  test('[S102] an epoch knows who wrote in all the epochs before it', () => {
    const doc = docOf(77);
    new SharedBoard(doc).commit(addElement('a', { kind: 'event', label: 'A' }));
    expect(isOfFormer([77], formerOf(doc))).toBe(false);
    const second = rebased(doc);
    const writer = second.store.clients.keys().next().value ?? 0;
    const third = rebased(second);
    expect(isOfFormer([1, 77], formerOf(second))).toBe(true);
    expect([77, writer].map((client) => formerOf(third).get(client))).toEqual([
      doc.store.clients.get(77)?.reduce((sum, one) => sum + one.length, 0),
      expect.any(Number),
    ]);
    expect(isOfFormer([1, 2], formerOf(third))).toBe(false);
  });
});
