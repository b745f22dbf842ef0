import { normalise, readBoardFile, writeBoardFile } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap, Text as YText } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { readSession } from '../session/session.ts';
import { diceOf } from '../testing/dice.ts';
import { hostileDoc } from '../testing/hostile.ts';
import { randomEdit } from '../testing/random-edits.ts';
import { readBoard } from './read.ts';

const SEEDS = 400;

const arrived = (doc: Doc): Doc => {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
};

describe('a hostile document', () => {
  test('[S11] is read without throwing, where it was made and where it arrives, as a board that is valid', () => {
    let rows = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const made = hostileDoc(seed);
      readBoard(made);
      readSession(made);
      const board = readBoard(arrived(made));
      expect(normalise(board), `seed ${seed}`).toBe(board);
      const file = readBoardFile(JSON.parse(writeBoardFile(board)));
      expect(file.ok ? [] : file.problems, `seed ${seed}`).toEqual([]);
      rows += board.elements.size + board.aggregates.size + board.fields.size;
    }
    expect(rows).toBeGreaterThan(SEEDS);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('[S11] is followed change by change to the same board, and can be edited', () => {
    for (let seed = 0; seed < SEEDS / 4; seed++) {
      const dice = diceOf(seed);
      const doc = new Doc();
      const shared = new SharedBoard(doc);
      for (let part = 0; part < 3; part++) {
        applyUpdate(doc, encodeStateAsUpdate(hostileDoc(seed * 7 + part)));
        let made = 0;
        shared.commit(randomEdit(shared.board, dice, () => `own-${part}-${made++}`));
        if (dice.chance(0.5)) shared.undo();
        expect(shared.board, `seed ${seed}`).toEqual(readBoard(doc));
      }
    }
  });
});

describe('one row', () => {
  const rowOf = (fields: Readonly<Record<string, unknown>>, id = 'e') => {
    const doc = new Doc();
    const row = new YMap(Object.entries(fields));
    doc.getMap('elements').set(id, row);
    return readBoard(doc).elements.get(id);
  };

  test('[S12] what does not fit its field is not there, the rest is', () => {
    const row = rowOf({
      kind: 'event',
      label: 'a plain string',
      description: new YText('fine'),
      posTimeline: { x: 1, y: 'two' },
      posLandscape: { x: 1.5, y: -0, z: 9 },
      pivotal: 'yes',
      column: 'V0',
      lane: 7,
      aggregate: 'no such row',
      mode: 'both',
    });
    expect(row).toEqual({
      id: 'e',
      kind: 'event',
      label: '',
      description: 'fine',
      posLandscape: { x: 1.5, y: 0 },
      pivotal: false,
      lane: '',
    });
  });

  test.each([
    [{ lane: 'no kind' }, 'e'],
    [{ kind: 'elephant' }, 'e'],
    [{ kind: 'event' }, '__proto__'],
    [{ kind: 'event' }, 'white space'],
    [{ kind: 'event' }, 'x'.repeat(81)],
    [{ kind: 'event', del: true }, 'e'],
  ])('[S12] %j under the id %s is no row', (fields, id) => {
    expect(rowOf(fields, id)).toBeUndefined();
  });

  test('[S12] a text that two people have made too long is shown cut, never through a character', () => {
    expect(rowOf({ kind: 'event', label: new YText('x'.repeat(600)) })?.label).toBe('x'.repeat(500));
    expect(rowOf({ kind: 'event', label: new YText(`${'x'.repeat(499)}😀`) })?.label).toBe('x'.repeat(499));
  });
});
