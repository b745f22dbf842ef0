import { add, applyChanges, emptyBoard } from '@stormbridge/model';
import { loadBoard, readBoard } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardDocument } from './board-file.ts';

test('[V56] what was stored in an older layout is read in the layout of today', () => {
  const doc = new Y.Doc();
  loadBoard(doc, applyChanges(emptyBoard, [add('settings', 'settings', { title: 'Old' })]));
  const stored = [{ epoch: 1, seq: 1, snapshot: Y.encodeStateAsUpdate(doc), tail: [] }];
  const step = (old: Y.Doc): void => {
    old.getMap<Y.Map<Y.Text>>('settings').get('settings')?.get('title')?.insert(0, 'Not so ');
  };
  const titleOf = (board: Y.Doc): string | undefined => readBoard(board).settings.get('settings')?.title;
  expect(titleOf(boardDocument(stored, []))).toBe('Old');
  expect(titleOf(boardDocument(stored, [step]))).toBe('Not so Old');
});
