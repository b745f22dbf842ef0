import { writeBoardFile } from '@stormbridge/model';
import { isWorthRebasing, readBoard, rebaseBoard } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Outcome, Rebased } from './jobs.ts';

/**
 * Makes the rebased copy of a board document, where that is worth it.
 * @param now in ms since 1970
 * @throws when what would be stored does not say the same as before
 */
export function rebase(bytes: Uint8Array, now: number): Outcome<Rebased> {
  const from = new Y.Doc();
  Y.applyUpdate(from, bytes);
  const to = new Y.Doc();
  rebaseBoard(from, to, now);
  const copy = Y.encodeStateAsUpdate(to);
  if (!isWorthRebasing(bytes.length, copy.length)) return undefined;
  const read = new Y.Doc();
  Y.applyUpdate(read, copy);
  if (writeBoardFile(readBoard(read)) !== writeBoardFile(readBoard(from))) throw new Error('The copy is not the board');
  return { ok: true, value: { copy } };
}
