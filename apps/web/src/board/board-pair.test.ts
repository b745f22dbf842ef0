import { add, addElement, type BoardChange, patch, relabel, removeRows } from '@stormbridge/model';
import { loadBoard, SharedBoard } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import { Doc } from 'yjs';
import { BoardPair } from './board-pair.ts';
import { withoutPrivate } from './own-presence.ts';
import { openLocalWorkshop } from './workshop.ts';

const event = (id: string, label = id): readonly BoardChange[] => addElement(id, { kind: 'event', label });

function pair() {
  const docs = { common: new Doc(), own: new Doc() };
  const common = new SharedBoard(docs.common);
  const own = new SharedBoard(docs.own);
  const state = { silent: false };
  const both = new BoardPair(common, () => state.silent);
  both.commit(event('c1'));
  both.addOwn(own);
  state.silent = true;
  return { both, common, own, state };
}

test('[B40] in silent mode new stickies are written where only their writer sees them, everything else where it lies', () => {
  const { both, common, own, state } = pair();
  expect(both.commit(event('p1'))).toBe(true);
  both.commit([add('elements', 'k1', { kind: 'command', label: 'Pay' })]);
  both.commit(relabel(both.board, 'p1', 'Renamed'));
  both.commit([patch('elements', 'p1', { pivotal: true }), patch('elements', 'c1', { pivotal: true })]);
  both.commit([patch('eventVersions', 'p1.v1', { title: 'Mine' })].filter(({ id }) => own.board.eventVersions.has(id)));
  expect([...common.board.elements.keys()].sort()).toEqual(['c1', 'k1']);
  expect([...own.board.elements.keys()]).toEqual(['p1']);
  expect(own.board.elements.get('p1')).toMatchObject({ label: 'Renamed', pivotal: true });
  expect(common.board.elements.get('c1')?.pivotal).toBe(true);
  expect([...both.board.elements.keys()].sort()).toEqual(['c1', 'k1', 'p1']);
  expect([...both.private]).toEqual(['p1']);
  // What hangs on a private sticky would tell of it on the common board.
  both.commit([add('comments', 'm1', { on: 'p1', text: 'Secret' } as never)]);
  expect([common.board.comments.size, own.board.comments.size]).toEqual([0, 1]);
  state.silent = false;
  both.commit(event('c2'));
  expect(common.board.elements.has('c2')).toBe(true);
});

test('[B41] undo and redo go through what was done on both boards, in that order', () => {
  const { both } = pair();
  const ids = (): string => [...both.board.elements.keys()].sort().join();
  both.commit(event('p1'), { merge: 'new' });
  both.commit(relabel(both.board, 'p1', 'Typed'), { merge: 'new' });
  both.commit(removeRows(both.board, ['c1']));
  both.commit(event('p2'));
  expect(ids()).toBe('p1,p2');
  expect([both.undo(), ids()]).toEqual([true, 'p1']);
  expect([both.undo(), ids()]).toEqual([true, 'c1,p1']);
  expect([both.undo(), ids()]).toEqual([true, 'c1']);
  expect([both.undo(), ids(), both.canUndo]).toEqual([true, '', false]);
  expect(both.undo()).toBe(false);
  for (const after of ['c1', 'c1,p1', 'p1', 'p1,p2']) expect([both.redo(), ids()]).toEqual([true, after]);
  expect(both.canRedo).toBe(false);
  both.undo();
  both.commit(event('p3'));
  expect([both.canRedo, both.redo()]).toEqual([false, false]);
});

test('[B42] a sticky that has come onto the board is shown once, and no longer as private', () => {
  const { both, common } = pair();
  both.commit(event('p1', 'Mine'));
  const typing = { table: 'elements', id: 'p1' } as const;
  common.commit(event('p1', 'Revealed'));
  expect([both.board.elements.get(typing.id)?.label, both.private.size]).toEqual(['Revealed', 0]);
  both.commit(relabel(both.board, 'p1', 'Typed on'));
  expect(common.board.elements.get('p1')?.label).toBe('Typed on');
  const before = both.board;
  expect(both.board).toBe(before);
});

test('[B43] nobody is told of what one does with private stickies', () => {
  const hidden = new Set(['p1']);
  const motion = { ids: ['p1', 'c1'], dx: 1, dy: 2 };
  expect(withoutPrivate({ selection: ['p1', 'c1'], editing: 'p1', motion }, hidden)).toEqual({
    selection: ['c1'],
    editing: undefined,
    motion: { ids: ['c1'], dx: 1, dy: 2 },
  });
  expect(withoutPrivate({ motion: { ids: ['p1'], dx: 1, dy: 2 }, editing: 'c1' }, hidden)).toEqual({
    motion: undefined,
    editing: 'c1',
  });
  const patch = { selection: ['c1'] };
  expect(withoutPrivate(patch, new Set())).toBe(patch);
});

test('[B40] a workshop in silent mode writes in private, and ends with what it has', () => {
  const workshop = openLocalWorkshop({ session: { silent: true } });
  workshop.commit(event('p1'));
  expect([...workshop.state.getState().private]).toEqual(['p1']);
  expect(workshop.board.elements.has('p1')).toBe(true);
  // What leaves the workshop as a file holds nothing of it.
  expect([workshop.common.elements.size, workshop.state.getState().common.elements.size]).toEqual([0, 0]);
  workshop.steer({ silent: false });
  workshop.commit(event('c1'));
  expect([...workshop.state.getState().private]).toEqual(['p1']);
  expect([...workshop.board.elements.keys()].sort()).toEqual(['c1', 'p1']);
  workshop.destroy();
});

test('[B40] a viewer has nothing private', () => {
  const doc = new Doc();
  loadBoard(doc, openLocalWorkshop().board);
  const workshop = openLocalWorkshop({ role: 'viewer', session: { silent: true } });
  expect(workshop.commit(event('p1'))).toBe(false);
  expect(workshop.state.getState().private.size).toBe(0);
  workshop.destroy();
});
