import { addElement, type Board, type BoardChange, patch, relabel, remove } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { readRows } from '../layout/read.ts';
import { loadBoard } from '../layout/write.ts';
import { smallBoard } from '../testing/small-board.ts';
import { type Crossing, crossEpoch, rebuildEpoch, type Updates } from './crossing.ts';
import { formerOf } from './former.ts';
import { rebaseBoard } from './rebase.ts';

type Act = (board: SharedBoard) => void;

/** A page that has `mine` unsaved when the board gets a new epoch, in which then `theirs` is done. */
function cross(
  mine: Act,
  { theirs = () => undefined, arrived = 0 }: { theirs?: Act; arrived?: number } = {},
): Crossing & { after: Board } {
  const server = new Doc();
  loadBoard(server, smallBoard());
  const first = encodeStateAsUpdate(server);
  const page = new Doc();
  applyUpdate(page, first);
  const own: Uint8Array[] = [];
  page.on('update', (update: Uint8Array) => own.push(update));
  mine(new SharedBoard(page));
  for (const update of own.slice(0, arrived)) applyUpdate(server, update);

  const next = new Doc();
  rebaseBoard(server, next, 0);
  const board = new SharedBoard(next);
  theirs(board);
  const updates: Updates = { server: [first], own };
  const [stored, whole] = [new Doc(), new Doc()];
  rebuildEpoch(updates, formerOf(next), stored, whole);
  const crossing = crossEpoch(readRows(stored), readRows(whole), readRows(next));
  board.commit(crossing.changes);
  return { ...crossing, after: board.board };
}
const label = (board: Board, id: string): string | undefined => board.elements.get(id)?.label;
const say =
  (id: string, text: string): Act =>
  (board) =>
    void board.commit(relabel(board.board, id, text));
const together =
  (...changes: readonly BoardChange[]): Act =>
  (board) =>
    void board.commit(changes);

describe('unsaved work across an epoch', () => {
  test('[S103] whoever has nothing unsaved has nothing to do', () => {
    expect(cross(() => undefined)).toMatchObject({ changes: [], lost: [] });
  });

  test('[S103] new rows, values and removals are done again, and nothing else', () => {
    const { after, changes, lost } = cross((board) => {
      board.commit(addElement('mine', { kind: 'event', label: 'Mine' }));
      board.commit([patch('elements', 'charged', { posTimeline: { x: 7, y: 8 }, lane: 'B' })]);
      board.commit([remove('elements', 'list')]);
    });
    expect(label(after, 'mine')).toBe('Mine');
    expect(after.elements.get('charged')).toMatchObject({ posTimeline: { x: 7, y: 8 }, lane: 'B' });
    expect(after.elements.has('list')).toBe(false);
    expect(lost).toEqual([]);
    expect(changes.map(({ id }) => id).filter((id) => !['mine', 'charged', 'list'].includes(id))).toEqual([
      expect.stringContaining('mine'),
    ]);
  });

  test('[S103] letters of both stay; of values mine are the last; what others did elsewhere stays', () => {
    const { after } = cross(
      (board) => {
        say('orderPlaced', 'Big order placed')(board);
        board.commit([patch('elements', 'orderPlaced', { lane: 'mine' })]);
      },
      {
        theirs: (board) => {
          say('orderPlaced', 'Order placed at last')(board);
          board.commit([patch('elements', 'orderPlaced', { lane: 'theirs', pivotal: true })]);
          say('charge', 'Charge it')(board);
        },
      },
    );
    expect(label(after, 'orderPlaced')).toBe('Big order placed at last');
    expect(after.elements.get('orderPlaced')).toMatchObject({ lane: 'mine', pivotal: true });
    expect(label(after, 'charge')).toBe('Charge it');
  });

  test('[S103] what the server had taken before it could say so is not done twice', () => {
    const mine: Act = (board) => {
      say('orderPlaced', 'Order placed!')(board);
      say('orderPlaced', 'Order placed!!')(board);
    };
    const theirs = say('orderPlaced', 'One order placed!');
    expect(label(cross(mine, { arrived: 1, theirs }).after, 'orderPlaced')).toBe('One order placed!!');
    expect(label(cross(mine, { arrived: 2 }).after, 'orderPlaced')).toBe('Order placed!!');
  });

  test('[S104] what was written in a row that is gone, or hangs on one, is lost and told', () => {
    const { after, lost } = cross(
      (board) => {
        say('orderPlaced', 'Order placed by phone')(board);
        board.commit([patch('elements', 'charged', { lane: 'B' })]);
        board.commit(addElement('mine', { kind: 'event', label: 'Mine' }));
      },
      { theirs: together(remove('elements', 'orderPlaced'), remove('elements', 'charged')) },
    );
    expect(lost).toEqual(['Order placed by phone']);
    expect(after.elements.has('orderPlaced')).toBe(false);
    expect(label(after, 'mine')).toBe('Mine');
  });
});
