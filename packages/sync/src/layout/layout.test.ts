import { add, type BoardChange, emptyBoard, fieldSpecs, patch, rowsOf, TABLE_NAMES } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { Doc, Map as YMap, Text as YText } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { diceOf } from '../testing/dice.ts';
import { randomEdit } from '../testing/random-edits.ts';
import { smallBoard } from '../testing/small-board.ts';
import { BOARD_ROOTS, readBoard } from './read.ts';
import { fitChanges, loadBoard } from './write.ts';

describe('loading', () => {
  test('[S10] an empty board gets the bus and the settings', () => {
    const doc = new Doc();
    loadBoard(doc, emptyBoard);
    const board = readBoard(doc);
    expect([...board.bus.keys(), ...board.settings.keys()]).toEqual(['bus', 'settings']);
    expect(TABLE_NAMES.filter((table) => board[table].size > 0)).toEqual(['bus', 'settings']);
  });

  test('[S10] what was loaded is read back equal, after random edits too', () => {
    for (let seed = 0; seed < 50; seed++) {
      const dice = diceOf(seed);
      const doc = new Doc();
      loadBoard(doc, smallBoard());
      const shared = new SharedBoard(doc);
      let made = 0;
      for (let at = 0; at < 20; at++) shared.commit(randomEdit(shared.board, dice, () => `n${made++}`));
      const copy = new Doc();
      loadBoard(copy, shared.board);
      expect(readBoard(copy), `seed ${seed}`).toEqual(shared.board);
    }
  });

  test('[S10] every text field of a row is a text from the start, so that two people can begin to write it', () => {
    const doc = new Doc();
    loadBoard(doc, smallBoard());
    expect([...doc.share.keys()].filter((root) => !BOARD_ROOTS.includes(root))).toEqual([]);
    for (const table of TABLE_NAMES) {
      const texts = Object.entries(fieldSpecs(table)).flatMap(([field, spec]) => (spec.type === 'text' ? [field] : []));
      for (const row of doc.getMap(table).values()) {
        expect(row).toBeInstanceOf(YMap);
        for (const field of texts) expect((row as YMap<unknown>).get(field)).toBeInstanceOf(YText);
      }
    }
  });
});

describe('writing', () => {
  test.each<[string, BoardChange]>([
    ['a choice that is none', patch('elements', 'ada', { kind: 'elephant' as never })],
    ['a number for a text', patch('elements', 'ada', { label: 7 as never })],
    ['a place that is none', patch('elements', 'ada', { posTimeline: { x: Number.NaN, y: 1 } })],
    ['a field that is none', patch('elements', 'ada', { constructor: 'x' } as never)],
    ['an id that is none', add('elements', '__proto__', { kind: 'event' })],
    ['a second bus', add('bus', 'bus2', {})],
  ])('[S15] %s throws and writes nothing', (_what, change) => {
    const doc = new Doc();
    loadBoard(doc, smallBoard());
    const shared = new SharedBoard(doc);
    const before = shared.board;
    expect(() => shared.commit([patch('elements', 'ada', { label: 'Bea' }), change])).toThrow();
    expect(readBoard(doc)).toEqual(before);
  });

  test('[S15] a text that is too long is cut, half a character is replaced', () => {
    const [change] = fitChanges([patch('elements', 'e', { label: `${'x'.repeat(499)}😀`, lane: 'a\uD83Db' })]);
    expect(change).toEqual(patch('elements', 'e', { label: 'x'.repeat(499), lane: 'a\uFFFDb' }));
  });

  test('[S13] the bus can be named in a document that has none', () => {
    const doc = new Doc();
    const shared = new SharedBoard(doc);
    expect(shared.commit([patch('bus', 'bus', { name: 'Main' })])).toBe(true);
    expect(rowsOf(readBoard(doc), 'bus').get('bus')).toMatchObject({ name: 'Main' });
  });
});
