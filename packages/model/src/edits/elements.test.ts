import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { TABLE_NAMES } from '../tables.ts';
import {
  addElement,
  changeKind,
  duplicate,
  labelOf,
  moveTo,
  nameField,
  relabel,
  removeRows,
  tableOf,
} from './elements.ts';

const after = (board: Board, changes: readonly BoardChange[]): Board => normalise(applyChanges(board, changes));
const board = after(emptyBoard, [
  ...addElement('e', {
    kind: 'event',
    label: 'Order placed',
    column: '1V',
    pivotal: true,
    aggregate: 'a',
    source: 's',
  }),
  add('aggregates', 'a', { name: 'Order' }),
  add('contexts', 'c', { name: 'Sales', frame: { x: 1, y: 2, w: 3, h: 4 } }),
  add('placements', 'p', { aggregate: 'a', context: 'c' }),
  ...addElement('r', { kind: 'policy', label: 'Whenever', posTimeline: { x: 10, y: 20 } }),
  add('flows', 'f', { from: 'e', to: 'r' }),
]);

describe('edits of elements', () => {
  test('[M7] an event comes with its first version, other kinds without', () => {
    expect(addElement('x', { kind: 'event' }).map(({ table, id }) => `${table} ${id}`)).toEqual([
      'elements x',
      'eventVersions x.v1',
    ]);
    expect(addElement('x', { kind: 'actor' })).toHaveLength(1);
  });

  test('[M7] every kind of row that has a name can be renamed, and renaming to the same changes nothing', () => {
    for (const [id, name] of [
      ['e', 'Order placed'],
      ['a', 'Order'],
      ['c', 'Sales'],
      ['e.v1', ''],
    ] as const) {
      expect(labelOf(board, id)).toBe(name);
      expect(relabel(board, id, name)).toEqual([]);
      expect(labelOf(applyChanges(board, relabel(board, id, 'New')), id)).toBe('New');
    }
    expect(relabel(board, 'f', 'New')).toEqual([]);
    expect(relabel(board, 'gone', 'New')).toEqual([]);
    expect(labelOf(board, 'gone')).toBe('');
    expect(tableOf(board, 'c')).toBe('contexts');
    expect(tableOf(board, 'gone')).toBeUndefined();
    expect(TABLE_NAMES.filter((table) => nameField(table) === undefined)).toEqual([
      ...['flows', 'placements', 'subscriptions', 'votes'],
    ]);
  });

  test('[M8] things move freely in one view at a time, to whole px', () => {
    const moved = after(board, [
      ...moveTo(board, 'timeline', [{ id: 'r', to: { x: 1.4, y: 2.6 } }]),
      ...moveTo(board, 'landscape', [
        { id: 'r', to: { x: 5, y: 6 } },
        { id: 'a', to: { x: 7, y: 8 } },
        { id: 'p', to: { x: 9, y: 10 } },
        { id: 'c', to: { x: 11, y: 12 } },
        { id: 'gone', to: { x: 0, y: 0 } },
      ]),
    ]);
    expect(moved.elements.get('r')).toMatchObject({ posTimeline: { x: 1, y: 3 }, posLandscape: { x: 5, y: 6 } });
    expect(moved.aggregates.get('a')?.posLandscape).toEqual({ x: 7, y: 8 });
    expect(moved.placements.get('p')?.pos).toEqual({ x: 9, y: 10 });
    expect(moved.contexts.get('c')?.frame).toEqual({ x: 11, y: 12, w: 3, h: 4 });
  });

  test('[M8] what is removed takes along what hangs on it; bus and settings stay', () => {
    expect(removeRows(board, ['e', 'gone', 'bus', 'settings'])).toHaveLength(1);
    const left = after(board, removeRows(board, ['e']));
    expect([left.flows.size, left.eventVersions.size]).toEqual([0, 0]);
  });

  test('[M9] another kind keeps the words and loses what only the old kind can hold', () => {
    const changed = after(board, changeKind(board, 'e', 'policy')).elements.get('e');
    expect(changed).toMatchObject({ kind: 'policy', label: 'Order placed', pivotal: false });
    for (const field of ['aggregate', 'placement', 'column', 'source']) expect(changed).not.toHaveProperty(field);
    expect(after(board, changeKind(board, 'e', 'command')).elements.get('e')?.aggregate).toBe('a');
    expect(after(board, changeKind(board, 'r', 'event')).eventVersions.has('r.v1')).toBe(true);
    expect(changeKind(board, 'e', 'event')).toEqual([]);
    expect(changeKind(board, 'gone', 'event')).toEqual([]);
  });

  test('[M9] copies lie beside the originals with the arrows between them, but under their own names and addresses', () => {
    let count = 0;
    const pinned = applyChanges(board, [
      { op: 'patch', table: 'elements', id: 'e', fields: { codeName: 'OrderPlaced', detailType: 'x' } },
    ]);
    const { changes, ids } = duplicate(pinned, ['e', 'r', 'gone'], () => `n${count++}`);
    const made = after(pinned, changes);
    expect(ids).toEqual(['n0', 'n1']);
    expect(made.elements.get('n0')).toMatchObject({ label: 'Order placed', column: '1V', aggregate: 'a' });
    for (const field of ['codeName', 'source', 'detailType'])
      expect(made.elements.get('n0')?.[field as 'source']).toBeUndefined();
    expect(made.elements.get('n1')?.posTimeline).toEqual({ x: 34, y: 44 });
    expect([...made.flows.values()].some(({ from, to }) => from === 'n0' && to === 'n1')).toBe(true);
    expect(made.eventVersions.has('n0.v1')).toBe(true);
  });
});
