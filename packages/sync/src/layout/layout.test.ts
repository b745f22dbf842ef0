import { add, emptyBoard, normalise, patch, rowsOf } from '@stormbridge/model';
import { expect, test } from 'vitest';
import { Doc } from 'yjs';
import { readBoard, readRows } from './read.ts';
import { loadBoard, writeChanges } from './write.ts';

const viewOf = (doc: Doc) => ({ shown: readBoard(doc), stored: readRows(doc) });

test('[S10] what is loaded into an empty document is read back, with the bus and the settings', () => {
  const doc = new Doc();
  loadBoard(doc, emptyBoard);
  writeChanges(doc, [add('elements', 'e1', { kind: 'event', label: 'Order Placed', column: 'V' })], viewOf(doc));
  const board = readBoard(doc);
  expect(board.elements.get('e1')).toMatchObject({ kind: 'event', label: 'Order Placed', pivotal: false });
  expect([...board.bus.keys(), ...board.settings.keys()]).toEqual(['bus', 'settings']);
  const again = new Doc();
  loadBoard(again, board);
  expect(readBoard(again)).toEqual(board);
});

test('[S13] a patch of a row that only normalise has made puts it into the document', () => {
  const doc = new Doc();
  loadBoard(doc, emptyBoard);
  writeChanges(doc, [add('elements', 'e1', { kind: 'event' })], viewOf(doc));
  const seen = readBoard(doc);
  expect(rowsOf(seen, 'eventVersions').has('e1.v1')).toBe(true);
  writeChanges(doc, [patch('eventVersions', 'e1.v1', { title: 'First' })], viewOf(doc));
  const board = readBoard(doc);
  expect(board.eventVersions.get('e1.v1')).toMatchObject({ event: 'e1', version: 1, title: 'First' });
  expect(normalise(board)).toBe(board);
});
