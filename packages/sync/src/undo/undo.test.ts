import { add, addElement, changeKind, patch, relabel, remove, removeRows } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { TextEditing } from '../board/text-editing.ts';
import { pair } from '../testing/pair.ts';
import { UNDO_LIMIT } from './history.ts';

const labelOf = (board: ReturnType<typeof pair>['a'], id: string) => board.board.elements.get(id)?.label;

describe('one person', () => {
  test('[S30] undo takes commands back one by one, redo does them again', () => {
    const { a } = pair();
    const before = a.board;
    a.commit(addElement('e', { kind: 'event', label: 'New' }));
    a.commit(relabel(a.board, 'e', 'Newer'));
    expect(a.undo()).toBe(true);
    expect(labelOf(a, 'e')).toBe('New');
    expect(a.undo()).toBe(true);
    expect(a.board).toEqual(before);
    expect([a.canUndo, a.undo()]).toEqual([false, false]);
    expect([a.redo(), labelOf(a, 'e')]).toEqual([true, 'New']);
    expect([a.redo(), labelOf(a, 'e')]).toEqual([true, 'Newer']);
    expect([a.canRedo, a.redo()]).toEqual([false, false]);
  });

  test('[S30] a new command ends what could be redone', () => {
    const { a } = pair();
    a.commit(relabel(a.board, 'charge', 'Charge it'));
    a.undo();
    a.commit(relabel(a.board, 'ada', 'Bea'));
    expect([a.canRedo, a.redo()]).toEqual([false, false]);
    a.undo();
    expect(labelOf(a, 'ada')).toBe('Ada');
  });

  test('[S30] the last 200 steps are remembered', () => {
    const { a } = pair();
    for (let at = 0; at <= UNDO_LIMIT; at++) a.commit([patch('elements', 'ada', { owner: `o${at}` })]);
    let steps = 0;
    while (a.undo()) steps++;
    expect(UNDO_LIMIT).toBe(200);
    expect(steps).toBe(UNDO_LIMIT);
    expect(a.board.elements.get('ada')?.owner).toBe('o0');
  });

  test('[S31] what is typed in one editor is one step, two editors are two', () => {
    const { a } = pair();
    for (const word of ['Bea', 'Cem']) {
      const editor = new TextEditing(a, 'elements', 'ada', 'label');
      for (let at = 0; at <= word.length; at++) editor.set(word.slice(0, at));
      editor.end();
    }
    a.undo();
    expect(labelOf(a, 'ada')).toBe('Bea');
    a.undo();
    expect(labelOf(a, 'ada')).toBe('Ada');
    expect(a.canUndo).toBe(false);
    a.redo();
    a.redo();
    expect(labelOf(a, 'ada')).toBe('Cem');
  });

  test('[S31] making a sticky and naming it are one step when they share a key', () => {
    const { a } = pair();
    const before = a.board;
    a.commit(addElement('e', { kind: 'event' }), { merge: 'new:e' });
    const editor = new TextEditing(a, 'elements', 'e', 'label', 'new:e');
    editor.set('P');
    editor.set('Paid');
    editor.end();
    expect(a.undo()).toBe(true);
    expect(a.board).toEqual(before);
    expect(a.redo()).toBe(true);
    expect(labelOf(a, 'e')).toBe('Paid');
  });

  test('[S30] redo takes away again a sticky with the arrows that came back with it', () => {
    const { a } = pair();
    a.commit(removeRows(a.board, ['charge']));
    expect(a.board.flows.size).toBe(4);
    a.undo();
    expect(a.board.flows.size).toBe(6);
    expect(a.redo()).toBe(true);
    expect(a.board.elements.has('charge')).toBe(false);
  });

  test('[S22] a commit that changes nothing is no step', () => {
    const { a } = pair();
    expect(a.commit([])).toBe(false);
    expect(a.commit([patch('elements', 'ada', { label: 'Ada', pivotal: false, codeName: null })])).toBe(false);
    expect(a.commit([remove('elements', 'nobody'), patch('elements', 'nobody', { label: 'x' })])).toBe(false);
    expect(a.canUndo).toBe(false);
  });
});

describe('two people', () => {
  test('[S32] a value that another has written since stays, also when it looks like mine', () => {
    const { a, b, exchange } = pair();
    a.commit([patch('elements', 'ada', { owner: 'mine' })]);
    exchange();
    b.commit([patch('elements', 'ada', { owner: 'theirs' })]);
    exchange();
    expect(a.undo()).toBe(false);
    b.commit([patch('elements', 'ada', { owner: 'mine' })]);
    exchange();
    a.commit([patch('elements', 'charge', { owner: 'mine' })]);
    a.undo();
    a.undo();
    expect(a.board.elements.get('ada')?.owner).toBe('mine');
  });

  test('[S32] of two fields only the one that is still mine is taken back', () => {
    const { a, b, exchange } = pair();
    a.commit([patch('elements', 'ada', { owner: 'mine', codeName: 'Mine' })]);
    exchange();
    b.commit([patch('elements', 'ada', { codeName: 'Theirs' })]);
    exchange();
    expect(a.undo()).toBe(true);
    expect(a.board.elements.get('ada')).toMatchObject({ codeName: 'Theirs' });
    expect(a.board.elements.get('ada')).not.toHaveProperty('owner');
  });

  test.each([
    ['in front of', 'New Ada Lovelace', 'New Ada'],
    ['behind', 'Ada Lovelace!', 'Ada!'],
  ])('[S33] letters of another %s mine survive the undo of mine', (_where, both, left) => {
    const { a, b, exchange } = pair();
    a.commit(relabel(a.board, 'ada', 'Ada Lovelace'));
    exchange();
    b.commit(relabel(b.board, 'ada', both));
    exchange();
    expect(a.undo()).toBe(true);
    expect(labelOf(a, 'ada')).toBe(left);
    expect(a.redo()).toBe(true);
    expect(labelOf(a, 'ada')).toBe(both);
  });

  test('[S33] where another has written into my words, they stay', () => {
    const { a, b, exchange } = pair();
    a.commit(relabel(a.board, 'ada', 'Ada Lovelace'));
    exchange();
    b.commit(relabel(b.board, 'ada', 'Ada Love-lace'));
    exchange();
    expect(a.undo()).toBe(false);
    expect(labelOf(a, 'ada')).toBe('Ada Love-lace');
  });

  test('[S33] where another has replaced my words, nothing of mine comes back', () => {
    const { a, b, exchange } = pair();
    a.commit(relabel(a.board, 'ada', 'Bea'));
    exchange();
    b.commit(relabel(b.board, 'ada', 'Cem'));
    exchange();
    expect(a.undo()).toBe(false);
    expect(labelOf(a, 'ada')).toBe('Cem');
  });

  test('[S31] [S33] what two type in one text in turns is one step for each, and takes nothing of the other', () => {
    const { a, b, exchange } = pair();
    const [mine, theirs] = [a, b].map((board) => new TextEditing(board, 'elements', 'ada', 'label'));
    for (const letter of ['L', 'M', 'N']) {
      mine?.set(`${mine.value} ${letter}`);
      exchange();
      theirs?.set(`${letter.toLowerCase()}${theirs.value}`);
      exchange();
    }
    expect(labelOf(a, 'ada')).toBe('nmlAda L M N');
    expect(a.undo()).toBe(true);
    expect(labelOf(a, 'ada')).toBe('nmlAda');
    expect(a.canUndo).toBe(false);
    exchange();
    expect(b.undo()).toBe(true);
    expect(labelOf(b, 'ada')).toBe('Ada');
    exchange();
    expect(a.redo()).toBe(true);
    expect(labelOf(a, 'ada')).toBe('Ada L M N');
  });

  test('[S34] a row stays in which another has written, even what was there before', () => {
    const { a, b, exchange } = pair();
    a.commit(addElement('e', { kind: 'event', label: 'Paid', owner: 'x' }));
    exchange();
    b.commit([patch('elements', 'e', { owner: 'y' })]);
    b.commit([patch('elements', 'e', { owner: 'x' })]);
    exchange();
    expect(a.undo()).toBe(false);
    expect(labelOf(a, 'e')).toBe('Paid');
  });

  test('[S34] a row stays on which another has hung something', () => {
    const { a, b, exchange } = pair();
    a.commit(addElement('p', { kind: 'policy', label: 'Mine' }));
    exchange();
    b.commit([add('flows', 'f', { from: 'orderPlaced', to: 'p' })]);
    exchange();
    expect(a.undo()).toBe(false);
    expect(a.board.flows.has('f')).toBe(true);
  });

  test('[S34] an event stays while another describes its payload', () => {
    const { a, b, exchange } = pair();
    a.commit(addElement('e', { kind: 'event', label: 'Mine' }));
    exchange();
    b.commit([add('fields', 'f', { owner: 'e.v1', name: 'total' })]);
    exchange();
    expect(a.undo()).toBe(false);
    expect(a.board.fields.has('f')).toBe(true);
  });

  test('[S34] a kind is not taken back when an arrow of another would not be allowed any more', () => {
    const { a, b, exchange } = pair();
    a.commit(addElement('e', { kind: 'command' }));
    a.commit(changeKind(a.board, 'e', 'policy'));
    exchange();
    b.commit([add('flows', 'f', { from: 'charged', to: 'e' })]);
    exchange();
    expect(a.undo()).toBe(false);
    expect(a.board.elements.get('e')?.kind).toBe('policy');
    expect(a.board.flows.has('f')).toBe(true);
  });

  test('[S35] a row comes back with what another has written in it meanwhile', () => {
    const { a, b, exchange } = pair();
    a.commit(removeRows(a.board, ['ada']));
    b.commit(relabel(b.board, 'ada', 'Ada Lovelace'));
    exchange();
    expect(a.board.elements.has('ada')).toBe(false);
    expect(a.undo()).toBe(true);
    expect(labelOf(a, 'ada')).toBe('Ada Lovelace');
    exchange();
    expect(labelOf(b, 'ada')).toBe('Ada Lovelace');
  });

  test('[S35] a row that another took away does not come back with my undo', () => {
    const { a, b, exchange } = pair();
    a.commit(removeRows(a.board, ['ada']));
    exchange();
    b.commit([add('elements', 'ada', { kind: 'actor', label: 'Ada again' })]);
    b.commit(removeRows(b.board, ['ada']));
    exchange();
    expect(a.undo()).toBe(false);
    expect(a.board.elements.has('ada')).toBe(false);
  });

  test('[S35] what I put back in the place of what another had put there can be undone', () => {
    const { a, b, exchange } = pair();
    b.commit([add('placements', 'in.order.money', { aggregate: 'order', context: 'money' })]);
    exchange();
    a.commit([remove('placements', 'in.order.money')]);
    a.commit([add('placements', 'in.order.money', { aggregate: 'order', context: 'money' })]);
    expect(a.undo()).toBe(true);
    expect(a.board.placements.has('in.order.money')).toBe(false);
  });

  test('[S36] a step of which nothing is left is passed over', () => {
    const { a, b, exchange } = pair();
    a.commit(relabel(a.board, 'charge', 'First'));
    a.commit([patch('elements', 'ada', { owner: 'mine' })]);
    exchange();
    b.commit([patch('elements', 'ada', { owner: 'theirs' })]);
    exchange();
    expect(a.undo()).toBe(true);
    expect(labelOf(a, 'charge')).toBe('Charge');
    expect(a.board.elements.get('ada')?.owner).toBe('theirs');
  });

  test('[S37] redo takes a row of another away again, but not with something new of theirs', () => {
    const { a, b, exchange } = pair();
    b.commit(addElement('p', { kind: 'policy', label: 'Theirs' }));
    b.commit([add('flows', 'f', { from: 'charged', to: 'p' })]);
    exchange();
    a.commit(removeRows(a.board, ['p']));
    a.undo();
    expect(a.redo()).toBe(true);
    expect(a.board.elements.has('p')).toBe(false);
    a.undo();
    exchange();
    b.commit([add('flows', 'g', { from: 'orderPlaced', to: 'p' })]);
    exchange();
    expect(a.redo()).toBe(false);
    expect(a.board.flows.has('g')).toBe(true);
  });
});
