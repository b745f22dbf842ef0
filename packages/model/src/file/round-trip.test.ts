import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { normalise } from '../normalise.ts';
import { arbitraryBoard, arbitraryRawBoard } from '../testing/arbitrary-board.ts';
import { plain } from '../testing/equal.ts';
import { holds } from '../testing/holds.ts';
import { parseBoardFile } from './read.ts';
import { writeBoardFile } from './write.ts';

const example = (name: string): string =>
  readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8');

const shuffled = (board: Board): Board =>
  Object.fromEntries(
    Object.entries(board).map(([table, rows]) => [table, new Map([...(rows as Map<string, unknown>)].reverse())]),
  ) as unknown as Board;

describe('board file round trip', () => {
  test('[M60] what is written is read back as an equal board, whatever is written on it', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        const read = parseBoardFile(writeBoardFile(board));
        expect(read).toMatchObject({ ok: true });
        if (read.ok) expect(plain(read.value)).toEqual(plain(board));
      }),
      { numRuns: 300 },
    );
  });

  test('[M61] the same rows give the same bytes in whatever order they came', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        expect(writeBoardFile(shuffled(board))).toBe(writeBoardFile(board));
      }),
    );
  });

  test('[M62] every normalised board can be written and read, and reading changes nothing more', () => {
    holds(
      fc.property(arbitraryRawBoard({ rows: 5 }), (raw) => {
        const text = writeBoardFile(normalise(raw));
        const read = parseBoardFile(text);
        expect(read.ok ? [] : read.problems).toEqual([]);
        if (read.ok) expect(writeBoardFile(read.value)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('[M61] defaults, empty tables and absent fields are left out, and the text ends with a newline', () => {
    expect(writeBoardFile(emptyBoard)).toBe('{\n  "format": "stormbridge-board/1"\n}\n');
    const board = applyChanges(emptyBoard, [
      { op: 'add', table: 'elements', id: 'b', row: { kind: 'actor', label: '', pivotal: false } },
      { op: 'add', table: 'elements', id: 'a', row: { kind: 'actor', label: 'Clerk', posTimeline: { y: 2, x: 1 } } },
    ]);
    expect(writeBoardFile(board)).toBe(
      '{\n  "format": "stormbridge-board/1",\n  "elements": [\n    {"id":"a","kind":"actor","label":"Clerk","posTimeline":{"x":1,"y":2}},\n    {"id":"b","kind":"actor"}\n  ]\n}\n',
    );
  });

  test('[M62] half a character is written as an unknown one, and what only looks like one is kept', () => {
    const label = 'a\ud83d b\udc00 🧡 \\ud800 \\\\ud800';
    const board = applyChanges(emptyBoard, [{ op: 'add', table: 'elements', id: 'a', row: { kind: 'actor', label } }]);
    const read = parseBoardFile(writeBoardFile(board));
    expect(read.ok && read.value.elements.get('a')?.label).toBe('a\uFFFD b\uFFFD 🧡 \\ud800 \\\\ud800');
  });

  test.each(['order-checkout', 'file-manager'])('[M63] the example %s is exactly what the writer writes', (name) => {
    const text = example(name);
    const read = parseBoardFile(text);
    expect(read.ok ? writeBoardFile(read.value) : read.problems).toBe(text);
  });
});
