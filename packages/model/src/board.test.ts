import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, busOf, completeRow, defaultOf, emptyBoard, rowsOf, settingsOf } from './board.ts';
import { add, patch, remove } from './changes.ts';
import { fieldSpecs, SINGLE_TABLES, TABLE_NAMES } from './tables.ts';
import { arbitraryRawBoard, arbitraryTape } from './testing/arbitrary-board.ts';
import { holds } from './testing/holds.ts';
import { randomEdit } from './testing/random-edits.ts';

const base = applyChanges(emptyBoard, [
  add('elements', 'a', { kind: 'event', label: 'Order placed', lane: 'side' }),
  add('elements', 'b', { kind: 'actor' }),
  add('contexts', 'c', { name: 'Sales' }),
]);

describe('applying changes', () => {
  test('[M1] rows are complete: every field that has a default is there', () => {
    for (const table of TABLE_NAMES) {
      const row = completeRow(table, 'x', {}) as Readonly<Record<string, unknown>>;
      for (const [field, spec] of Object.entries(fieldSpecs(table))) expect(row[field]).toEqual(defaultOf(spec));
    }
    expect(base.elements.get('b')).toEqual({
      id: 'b',
      kind: 'actor',
      label: '',
      description: '',
      lane: '',
      pivotal: false,
    });
  });

  test('[M1] nothing is inherited: a row holds only what was given to it', () => {
    const given = Object.create({ label: 'inherited' }) as object;
    expect(completeRow('elements', 'x', given)).toMatchObject({ label: '' });
    expect(completeRow('elements', 'x', { strange: 1 })).not.toHaveProperty('strange');
  });

  test('[M2] what does not change keeps its identity', () => {
    const after = applyChanges(base, [patch('elements', 'a', { label: 'Order was placed' })]);
    expect(after.elements.get('b')).toBe(base.elements.get('b'));
    expect(after.contexts).toBe(base.contexts);
    expect(after.elements.get('a')).not.toBe(base.elements.get('a'));
    expect(base.elements.get('a')?.label).toBe('Order placed');
    expect(applyChanges(base, [])).toBe(base);
  });

  test('[M2] no edit touches a row that its changes do not name, and none changes the board it was given', () => {
    holds(
      fc.property(arbitraryRawBoard({ rows: 5 }), arbitraryTape, (board, tape) => {
        const frozen = JSON.stringify(TABLE_NAMES.map((table) => [...rowsOf(board, table)]));
        const { changes } = randomEdit(board, tape, 'new');
        const after = applyChanges(board, changes);
        const named = new Set(changes.map(({ table, id }) => `${table} ${id}`));
        for (const table of TABLE_NAMES)
          for (const [id, row] of rowsOf(board, table))
            if (!named.has(`${table} ${id}`)) expect(rowsOf(after, table).get(id)).toBe(row);
        expect(JSON.stringify(TABLE_NAMES.map((table) => [...rowsOf(board, table)]))).toBe(frozen);
      }),
    );
  });

  test('[M3] adding replaces, patching and removing what is gone does nothing, null takes a field away', () => {
    expect(applyChanges(base, [add('elements', 'a', { kind: 'event' })]).elements.get('a')?.label).toBe('');
    const gone = applyChanges(base, [patch('elements', 'x', { label: 'y' }), remove('elements', 'x')]);
    expect([...gone.elements.keys()]).toEqual(['a', 'b']);
    const bare = applyChanges(base, [patch('elements', 'a', { lane: null, label: null })]).elements.get('a');
    expect(bare).toMatchObject({ lane: '', label: '' });
    const timed = applyChanges(base, [
      patch('elements', 'a', { column: '1V' }),
      patch('elements', 'a', { column: null }),
    ]);
    expect(timed.elements.get('a')).not.toHaveProperty('column');
  });

  test('[M4] bus and settings are always there', () => {
    expect(busOf(emptyBoard)).toEqual({ id: 'bus', name: '', description: '' });
    expect(settingsOf(emptyBoard)).toMatchObject({ envelope: 'metadataData', detailTypeCasing: 'pascal' });
    expect(SINGLE_TABLES).toEqual(['bus', 'settings']);
    const named = applyChanges(emptyBoard, [add('bus', 'bus', { name: 'shop-bus' })]);
    expect(busOf(named).name).toBe('shop-bus');
  });
});
