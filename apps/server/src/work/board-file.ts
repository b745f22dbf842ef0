import { type Board, projectName, writeBoardFile } from '@stormbridge/model';
import { migrate, readBoard, SCHEMA_STEPS, type SchemaStep } from '@stormbridge/sync';
import type * as Y from 'yjs';
import { rebuildBest } from '../room/document.ts';
import type { Stored } from '../storage/log.ts';
import type { Download, Outcome } from './jobs.ts';

/** The board file of a board document. */
export function boardFile(stored: readonly Stored[]): Outcome<Download> {
  const board = boardOf(stored);
  const bytes = new TextEncoder().encode(writeBoardFile(board));
  return { ok: true, value: { fileName: fileName(board, 'board', 'json'), mediaType: 'application/json', bytes } };
}

/** A stored board document, of today's layout whatever it was stored in. */
export function boardDocument(stored: readonly Stored[], steps: readonly SchemaStep[] = SCHEMA_STEPS.board): Y.Doc {
  const { doc } = rebuildBest(stored);
  migrate(doc, steps);
  return doc;
}

/** The board that a stored board document holds. */
export const boardOf = (stored: readonly Stored[]): Board => readBoard(boardDocument(stored));

/** A name for a file with something of a board. A title may hold anything; the name of a file may not. */
export function fileName(board: Board, what: string, extension: string): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
  return `${plain(projectName(board))}-${plain(what)}.${plain(extension)}`;
}
