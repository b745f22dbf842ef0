import { add, addElement, patch, relabel, removeRows, TABLE_NAMES } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { pair } from '../testing/pair.ts';
import { SharedBoard } from './shared-board.ts';
import { TextEditing } from './text-editing.ts';

describe('identity', () => {
  test('[S20] one label changes one row, one table and nothing else', () => {
    const { a, b, exchange } = pair();
    const before = b.board;
    a.commit(relabel(a.board, 'ada', 'Bea'));
    exchange();
    const changed = TABLE_NAMES.filter((table) => b.board[table] !== before[table]);
    expect(changed).toEqual(['elements']);
    const rows = [...b.board.elements.values()].filter((row) => before.elements.get(row.id) !== row);
    expect(rows.map((row) => row.id)).toEqual(['ada']);
  });

  test('[S20] rows that normalise makes anew keep their identity too', () => {
    const { a } = pair();
    a.commit([add('elements', 'e', { kind: 'event' }), patch('elements', 'ada', { service: 'gone' })]);
    const { eventVersions, elements } = a.board;
    expect(eventVersions.has('e.v1')).toBe(true);
    a.commit(relabel(a.board, 'charge', 'Charge it'));
    expect(a.board.eventVersions).toBe(eventVersions);
    expect(a.board.elements.get('ada')).toBe(elements.get('ada'));
  });

  test('[S20] a change that says what is there already changes nothing', () => {
    const { a, docs } = pair();
    const before = a.board;
    let calls = 0;
    a.subscribe(() => calls++);
    const row = docs.a.getMap('elements').get('ada') as unknown as { set: (key: string, value: unknown) => void };
    row.set('kind', 'actor');
    row.set('unknown', 1);
    expect(a.board).toBe(before);
    expect(calls).toBe(0);
  });
});

describe('listening', () => {
  test('[S21] a transaction over several tables is told once, whole', () => {
    const { a, b, exchange } = pair();
    const seen: number[] = [];
    b.subscribe(() => seen.push(b.board.elements.size, b.board.flows.size));
    a.commit([...addElement('p', { kind: 'policy' }), add('flows', 'f', { from: 'charged', to: 'p' })]);
    exchange();
    expect(seen).toEqual([8, 7]);
  });

  test('[S21] changes from elsewhere wait for the schedule, own changes do not', () => {
    const { b, docs, exchange } = pair();
    const runs: (() => void)[] = [];
    const late = new SharedBoard(docs.a, { schedule: (run) => runs.push(run) });
    b.commit(relabel(b.board, 'ada', 'Bea'));
    exchange();
    b.commit(relabel(b.board, 'charge', 'Pay'));
    exchange();
    expect(late.board.elements.get('ada')?.label).toBe('Ada');
    expect(runs.length).toBe(1);
    runs[0]?.();
    expect(late.board.elements.get('ada')?.label).toBe('Bea');
    expect(late.board.elements.get('charge')?.label).toBe('Pay');
    late.commit(relabel(late.board, 'ada', 'Cem'));
    expect(late.board.elements.get('ada')?.label).toBe('Cem');
  });

  test('[S21] after destroy nothing is told any more', () => {
    const { a, b, exchange } = pair();
    let calls = 0;
    b.subscribe(() => calls++);
    b.destroy();
    a.commit(relabel(a.board, 'ada', 'Bea'));
    exchange();
    expect(calls).toBe(0);
    expect(b.board.elements.get('ada')?.label).toBe('Ada');
  });
});

describe('rows', () => {
  test('[S14] a row that is taken away stays in the document, and adding it again brings it back', () => {
    const { a, docs } = pair();
    a.commit(addElement('bea', { kind: 'actor', label: 'Bea', owner: 'x' }));
    a.commit(removeRows(a.board, ['bea']));
    expect(docs.a.getMap('elements').toJSON()['bea']).toMatchObject({ del: true, label: 'Bea' });
    a.commit(addElement('bea', { kind: 'actor', label: 'Bea!' }));
    expect(docs.a.getMap('elements').toJSON()['bea']).toEqual({ kind: 'actor', label: 'Bea!', description: '' });
    a.undo();
    expect(a.board.elements.has('bea')).toBe(false);
  });

  test('[S13] the first version of an event can be described although nobody has stored it, or somebody took it away', () => {
    const { a } = pair();
    a.commit([add('elements', 'e', { kind: 'event' })]);
    a.commit([patch('eventVersions', 'e.v1', { title: 'First' })]);
    expect(a.board.eventVersions.get('e.v1')?.title).toBe('First');
    a.commit(removeRows(a.board, ['e.v1']));
    expect(a.board.eventVersions.get('e.v1')?.title).toBe('');
    a.commit([patch('eventVersions', 'e.v1', { title: 'Again' })]);
    expect(a.board.eventVersions.get('e.v1')?.title).toBe('Again');
    a.commit(removeRows(a.board, ['e.v1']));
    a.commit([add('eventVersions', 'e.v1', { event: 'e', version: 1, title: 'Last' })]);
    expect(a.board.eventVersions.get('e.v1')?.title).toBe('Last');
  });
});

describe('an open editor', () => {
  test('[S23] puts what is typed where the person sees it', () => {
    const { b, docs, exchange } = pair();
    const late = new SharedBoard(docs.a, { schedule: () => undefined });
    const editor = new TextEditing(late, 'elements', 'ada', 'label');
    b.commit(relabel(b.board, 'ada', 'My Ada'));
    exchange();
    expect(editor.value).toBe('Ada');
    const told: unknown[] = [];
    editor.onChange((value, edit) => told.push(value, edit));
    editor.set('Ada!');
    expect(editor.value).toBe('My Ada!');
    expect(told).toEqual(['My Ada!', { at: 0, remove: 0, insert: 'My ' }]);
    exchange();
    expect(b.board.elements.get('ada')?.label).toBe('My Ada!');
  });

  test('[S23] tells where somebody else has typed', () => {
    const { a, b, exchange } = pair();
    const editor = new TextEditing(a, 'elements', 'ada', 'label');
    const told: unknown[] = [];
    editor.onChange((value, edit) => told.push(value, edit));
    b.commit(relabel(b.board, 'ada', 'Ada L'));
    exchange();
    expect(told).toEqual(['Ada L', { at: 3, remove: 0, insert: ' L' }]);
  });

  test('[S23] waits while an input method composes a character', () => {
    const { a, b, exchange } = pair();
    const editor = new TextEditing(a, 'elements', 'ada', 'label');
    editor.hold();
    b.commit(relabel(b.board, 'ada', '> Ada'));
    exchange();
    expect(editor.value).toBe('Ada');
    editor.set('Ada日');
    expect(editor.value).toBe('> Ada日');
    expect(a.board.elements.get('ada')?.label).toBe('> Ada日');
  });

  test('[S23] shows the text as it is when a change is refused or too long', () => {
    const { a } = pair();
    const refusing = { ...readable(a), commit: () => false };
    const refused = new TextEditing(refusing, 'elements', 'ada', 'label');
    refused.set('Bea');
    expect(refused.value).toBe('Ada');
    const long = new TextEditing(a, 'elements', 'ada', 'label');
    long.set('x'.repeat(600));
    expect(long.value).toBe('x'.repeat(500));
    a.undo();
    expect(long.value).toBe('Ada');
  });
});

const readable = (board: SharedBoard) => ({
  board: board.board,
  endMerge: () => board.endMerge(),
  flush: () => board.flush(),
  subscribe: (listener: () => void) => board.subscribe(listener),
});
