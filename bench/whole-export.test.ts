import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { spoiling } from './second-person.ts';
import { spanOf } from './whole-export.ts';

describe('an export of a whole board', () => {
  it('[B9] is measured from when the board was sent that is pressed for', () => {
    const questions = [
      ['take', 10],
      ['look', 11],
      ['take', 100],
      ['look', 101],
      ['bundle', 141],
      ['list', 150],
    ] as const;
    expect(spanOf({ questions, press: 140, saved: 400 })).toEqual({ took: 300, pressed: 260 });
  });

  it.each(['list', 'bundle', 'pins', 'read'])('[B9] is none when the worker was asked before: %s', (call) => {
    const questions = [
      ['take', 10],
      [call, 11],
      ['take', 100],
      ['bundle', 141],
    ] as const;
    expect(() => spanOf({ questions, press: 140, saved: 400 })).toThrow(`made before: ${call}`);
  });

  it('[B9] is none when no board was sent', () => {
    expect(() => spanOf({ questions: [['look', 10]], press: 140, saved: 400 })).toThrow('No board');
  });
});

describe('somebody else', () => {
  it('[B9] spoils one field of the board, and makes it again what it was', () => {
    const doc = new Doc();
    for (const [id, type] of [
      ['a', 'enum'],
      ['b', 'number'],
      ['c', 'string'],
    ] as const) {
      const row = new YMap<unknown>();
      doc.getMap('fields').set(id, row);
      row.set('type', type);
    }
    const seen = new Doc();
    applyUpdate(seen, encodeStateAsUpdate(doc));
    const types = (): unknown[] => Object.values(seen.getMap('fields').toJSON()).map(({ type }) => type);
    const { spoil, mend } = spoiling(doc);
    applyUpdate(seen, spoil());
    expect(types()).toEqual(['enum', 'enum', 'string']);
    applyUpdate(seen, mend());
    expect(types()).toEqual(['enum', 'number', 'string']);
    expect(() => spoiling(new Doc())).toThrow('no field');
  });
});
