import { add, addElement, applyChanges, type Board, emptyBoard, patch, timelinePlaces } from '@stormbridge/model';
import { expect, test } from 'vitest';
import { type LostText, putBack, textsOnlyIn } from './lost.ts';
import { openLocalWorkshop } from './workshop.ts';

const kept = applyChanges(emptyBoard, addElement('e1', { kind: 'event', label: 'Kept', posTimeline: { x: 40, y: 8 } }));
const refused: Board = applyChanges(kept, [
  patch('elements', 'e1', { label: 'Kept, renamed', description: 'Why it is so' }),
  ...addElement('h1', { kind: 'hotSpot', label: 'Who decides?' }),
  add('contexts', 'c1', { name: 'Sales' }),
]);
const by = (ids: string[]) => ({ author: 'Ada', at: 0, newId: () => ids.shift() ?? 'none' });

test('[B5] of what was refused every text is told once, with the kind of what it stood on', () => {
  expect(textsOnlyIn(refused, kept)).toEqual<LostText[]>([
    { text: 'Kept, renamed', kind: 'event' },
    { text: 'Why it is so', kind: undefined },
    { text: 'Who decides?', kind: 'hotSpot' },
    { text: 'Sales', kind: 'context' },
  ]);
  expect(textsOnlyIn(kept, kept)).toEqual([]);
});

test('[B44] lost texts are put back as new stickies, where nothing lies', () => {
  const changes = putBack(kept, textsOnlyIn(refused, kept), by(['n1', 'n2', 'n3']));
  const board = applyChanges(kept, changes);
  expect(board.elements.get('e1')?.label).toBe('Kept');
  expect(board.elements.get('n1')).toMatchObject({ kind: 'event', label: 'Kept, renamed', author: 'Ada' });
  expect(board.elements.get('n2')).toMatchObject({ kind: 'hotSpot', label: 'Who decides?' });
  expect(board.contexts.get('n3')?.name).toBe('Sales');
  const boxes = ['e1', 'n1', 'n2'].map((id) => timelinePlaces(board).get(id)!);
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1))
      expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h).toBe(false);
});

test('[B44] putting back is one step, goes away with its notice, and is not done where it is not allowed', () => {
  const lost = { message: 'Refused.', texts: textsOnlyIn(refused, kept) };
  const workshop = openLocalWorkshop({ board: kept });
  workshop.state.setState({ lost });
  expect(workshop.putBackLost()).toBe(true);
  expect([workshop.board.elements.size, workshop.board.contexts.size]).toEqual([3, 1]);
  expect(workshop.state.getState().lost).toBeUndefined();
  workshop.undo();
  expect([workshop.board.elements.size, workshop.board.contexts.size]).toEqual([1, 0]);
  workshop.destroy();
  const locked = openLocalWorkshop({ board: kept, role: 'participant', session: { locked: true } });
  locked.state.setState({ lost });
  expect(locked.putBackLost()).toBe(false);
  expect(locked.state.getState()).toMatchObject({ lost, forbidden: { refusal: 'locked' } });
  locked.destroy();
});
