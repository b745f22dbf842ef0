import { applyChanges, layoutBoard, parseBoardFile, settingsOf } from '@stormbridge/model';
import { loadBoard } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Imported, Outcome } from './jobs.ts';

/** Reads a board file, gives a place to what has none, and makes a document of it. */
export function importBoard(bytes: Uint8Array): Outcome<Imported> {
  const text = textOf(bytes);
  if (text === undefined)
    return { ok: false, problems: [{ rule: 'V33', at: '', message: 'The file is not text in UTF-8.' }] };
  const read = parseBoardFile(text);
  if (!read.ok) return read;
  const board = applyChanges(read.value, layoutBoard(read.value));
  const doc = new Y.Doc();
  loadBoard(doc, board);
  return { ok: true, value: { title: settingsOf(board).title, update: Y.encodeStateAsUpdate(doc) } };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
