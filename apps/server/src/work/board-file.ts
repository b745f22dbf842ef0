import { type Board, projectName, writeBoardFile } from '@stormbridge/model';
import { readBoard } from '@stormbridge/sync';
import { rebuildBest } from '../room/document.ts';
import type { Stored } from '../storage/log.ts';
import type { Download, Outcome } from './jobs.ts';

/** The board file of a board document. */
export function boardFile(stored: readonly Stored[]): Outcome<Download> {
  const board = boardOf(stored);
  const bytes = new TextEncoder().encode(writeBoardFile(board));
  return { ok: true, value: { fileName: fileName(board, 'board', 'json'), mediaType: 'application/json', bytes } };
}

/** The board that a stored board document holds. */
export const boardOf = (stored: readonly Stored[]): Board => readBoard(rebuildBest(stored).doc);

/** A name for a file with something of a board. A title may hold anything; the name of a file may not. */
export function fileName(board: Board, what: string, extension: string): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
  return `${plain(projectName(board))}-${plain(what)}.${plain(extension)}`;
}
