import { type BoardState, readState } from '@stormbridge/sync';
import type { Stored } from '../storage/log.ts';
import { boardDocument } from './board-file.ts';
import type { Outcome } from './jobs.ts';

/** What a stored board document holds, as plain data. */
export const boardState = (stored: readonly Stored[]): Outcome<BoardState> => ({
  ok: true,
  value: readState(boardDocument(stored)),
});
