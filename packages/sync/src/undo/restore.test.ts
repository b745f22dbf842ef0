import { readFileSync } from 'node:fs';
import {
  type AnyRow,
  type Board,
  isSingleTable,
  parseBoardFile,
  patch,
  relabel,
  remove,
  removeRows,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { sameRow } from '../board/identity.ts';
import { SharedBoard } from '../board/shared-board.ts';
import { loadBoard } from '../layout/write.ts';
import { docOf } from '../testing/pair.ts';
import { smallBoard } from '../testing/small-board.ts';

/** Of the larger example: every table, and references of every kind. */
function example(): Board {
  const url = new URL('../../../../public/examples/order-checkout.json', import.meta.url);
  const read = parseBoardFile(readFileSync(url, 'utf8'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

/** A board that somebody else has written: another person, or this one before the page was opened anew. */
function foreign(): SharedBoard {
  const doc = docOf(9);
  loadBoard(doc, example());
  doc.clientID = 1;
  return new SharedBoard(doc);
}

const TABLES = TABLE_NAMES.filter((table) => !isSingleTable(table));
const filled = TABLES.filter((table) => rowsOf(example(), table).size > 0);

describe('undo of a removal on a board of somebody else', () => {
  test('[S38] the example has rows in all tables that a person takes rows from', () => {
    expect(filled.length).toBeGreaterThan(TABLES.length - 4);
  });

  test.each(filled)('[S38] %s: the board is as it was before, for each row', (table) => {
    const shared = foreign();
    const failed: string[] = [];
    for (const id of rowsOf(shared.board, table).keys())
      for (const way of ['with all that hangs on it', 'alone'] as const)
        if (!comesBack(shared, table, id, way)) failed.push(`${id} ${way}`);
    expect(failed).toEqual([]);
  });
});

describe('undo that passes over all there is', () => {
  test('[S39] says so; one with nothing to pass over, or that does something, does not', () => {
    const doc = docOf(1);
    loadBoard(doc, smallBoard());
    let told = 0;
    const shared = new SharedBoard(doc, { onPassedOver: () => told++ });
    expect([shared.undo(), told]).toEqual([false, 0]);
    const owner = (name: string) => [patch('elements', 'ada', { owner: name })];
    shared.commit(relabel(shared.board, 'charge', 'Charge it'));
    shared.commit(owner('mine'));
    doc.clientID = 2;
    new SharedBoard(doc).commit(owner('theirs'));
    expect([shared.undo(), told]).toEqual([true, 0]);
    expect(shared.board.elements.get('charge')?.label).toBe('Charge');
    doc.clientID = 1;
    shared.commit(owner('mine again'));
    doc.clientID = 2;
    new SharedBoard(doc).commit(owner('theirs again'));
    expect([shared.undo(), told, shared.canUndo]).toEqual([false, 1, false]);
    expect(shared.board.elements.get('ada')?.owner).toBe('theirs again');
  });
});

/** Takes a row away and back twice. Says whether the board was the same each time. */
function comesBack(shared: SharedBoard, table: TableName, id: string, way: 'with all that hangs on it' | 'alone') {
  const before = shared.board;
  const changes = way === 'alone' ? [remove(table, id)] : removeRows(before, [id]);
  if (!shared.commit(changes)) return true;
  const without = shared.board;
  const undone = shared.undo() && sameBoard(shared.board, before);
  // Removing the first version of an event only empties it: the fields hang on it all the while, and so keep redo away.
  if (table === 'eventVersions') return undone;
  const again = shared.redo() && sameBoard(shared.board, without);
  return undone && again && shared.undo() && sameBoard(shared.board, before);
}

const sameBoard = (a: Board, b: Board): boolean =>
  TABLE_NAMES.every((table) => {
    const [rows, others] = [rowsOf(a, table), rowsOf(b, table)];
    const same = (row: AnyRow): boolean => {
      const other = others.get(row.id);
      return other !== undefined && sameRow(row, other);
    };
    return rows === others || (rows.size === others.size && [...rows.values()].every(same));
  });
