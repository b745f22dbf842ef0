import { addElement, type BoardChange, timelinePlaces } from '@stormbridge/model';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, type Map as YMap } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { readBoard } from '../layout/read.ts';
import { STAMP, stampOf } from '../layout/stamp.ts';
import { loadBoard } from '../layout/write.ts';
import { hostileDoc } from '../testing/hostile.ts';
import { smallBoard } from '../testing/small-board.ts';
import { isRevealed, markRevealed, planReveal, privateStickies, writeReveal } from './reveal.ts';

/** What one person has written in private. */
function written(author: string, labels: readonly string[]): Doc {
  const doc = new Doc();
  const board = new SharedBoard(doc);
  for (const [at, label] of labels.entries()) {
    const id = `${author}-${at}`;
    const createdAt = `2026-01-01T10:00:${String(at).padStart(2, '0')}.000Z`;
    board.commit(addElement(id, { kind: 'event', label, author, createdAt, posTimeline: { x: 10, y: 10 } }));
    (doc.getMap('elements').get(id) as YMap<unknown>).set(STAMP, { user: `user-${author}`, at: 1000 + at });
  }
  return doc;
}

function boardDoc(): Doc {
  const doc = new Doc();
  loadBoard(doc, smallBoard());
  return doc;
}

test('[S90] texts, authors, times and stamps come onto the board, and doing it again does nothing', () => {
  const board = boardDoc();
  const before = readBoard(board);
  const privates = [written('Ann', ['Order placed', 'Order paid']), written('Bob', ['Order sent']), new Doc()];
  const plan = planReveal(board, privates);
  expect(plan).toMatchObject({ stickies: 3, people: 2 });
  board.transact(() => writeReveal(board, plan));
  const after = readBoard(board);
  expect(after.elements.size).toBe(before.elements.size + 3);
  for (const [id, row] of before.elements) expect(after.elements.get(id)).toEqual(row);
  expect(after.elements.get('Ann-1')).toMatchObject({ label: 'Order paid', author: 'Ann', kind: 'event' });
  expect(after.elements.get('Ann-1')?.createdAt).toBe('2026-01-01T10:00:01.000Z');
  expect(after.elements.get('Bob-0')?.label).toBe('Order sent');
  expect(stampOf(board, 'elements', 'Ann-1')).toEqual({ user: 'user-Ann', at: 1001 });
  const state = encodeStateAsUpdate(board);
  expect(planReveal(board, privates)).toMatchObject({ stickies: 0, people: 0, changes: [] });
  board.transact(() => writeReveal(board, planReveal(board, privates)));
  expect(encodeStateAsUpdate(board)).toEqual(state);
});

test('[S90] what was revealed is no longer private, and is known by its mark', () => {
  const doc = written('Ann', ['Order placed', 'Order paid']);
  expect(privateStickies(doc)).toBe(2);
  expect(isRevealed(doc, 'elements', 'Ann-0')).toBe(false);
  doc.transact(() => markRevealed(doc));
  expect(privateStickies(doc)).toBe(0);
  expect(isRevealed(doc, 'elements', 'Ann-0')).toBe(true);
  expect(planReveal(new Doc(), [doc]).stickies).toBe(0);
  expect(readBoard(doc).elements.size).toBe(0);
});

test('[S91] nothing lies on anything else', () => {
  for (const board of [boardDoc(), new Doc()]) {
    const names = Array.from({ length: 12 }, (_, at) => `P${at}`);
    const privates = names.map((name) =>
      written(
        name,
        Array.from({ length: 9 }, (_, at) => `Event ${at}`),
      ),
    );
    board.transact(() => writeReveal(board, planReveal(board, privates)));
    const boxes = [...timelinePlaces(readBoard(board))].filter(([id]) => readBoard(board).elements.has(id));
    const revealed = boxes.filter(([id]) => id.startsWith('P'));
    expect(revealed.length).toBe(12 * 9);
    for (const [id, a] of revealed)
      for (const [other, b] of boxes) {
        const overlaps = a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
        if (id !== other) expect(overlaps, `${id} lies on ${other}`).toBe(false);
      }
  }
});

test('[S91] on an empty board they begin where people have written, and so look', () => {
  const board = new Doc();
  board.transact(() => writeReveal(board, planReveal(board, [written('Ann', ['Order placed', 'Order paid'])])));
  expect(readBoard(board).elements.get('Ann-0')?.posTimeline).toEqual({ x: 10, y: 10 });
});

test('[S92] whatever a private document holds, the board stays one', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const hostile = hostileDoc(seed);
    const board = boardDoc();
    const plan = planReveal(board, [hostile, written('Ann', ['Order placed'])]);
    board.transact(() => writeReveal(board, plan));
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(board));
    expect(readBoard(copy).elements.get('Ann-0')?.label).toBe('Order placed');
    expect(plan.changes.every(({ table }: BoardChange) => table === 'elements' || table === 'eventVersions')).toBe(
      true,
    );
    hostile.transact(() => markRevealed(hostile));
    expect(privateStickies(hostile)).toBe(0);
  }
});
