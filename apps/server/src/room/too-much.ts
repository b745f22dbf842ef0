import type { Reveal } from '@stormbridge/sync';
import type { Limits } from '../limits/limits.ts';
import type { Room } from './room.ts';

/** A sticky takes about so many bytes of a document without its text. */
const STICKY_BYTES = 300;

/** Why a board cannot take everything that a reveal would put onto it, in words; `undefined` when it can. */
export function tooMuch(board: Room, { stickies, changes }: Reveal, limits: Limits): string | undefined {
  const { stickiesPerBoard, documentBytes } = limits;
  const there = board.filled.stickies();
  if (stickies > 0 && there + stickies > stickiesPerBoard)
    return `The board holds at most ${stickiesPerBoard} stickies: ${there} are on it, and ${stickies} were written in private. Delete some, then reveal.`;
  const texts = changes.reduce((sum, change) => sum + JSON.stringify(change).length, stickies * STICKY_BYTES);
  if (stickies > 0 && board.filled.bytes() + texts > documentBytes)
    return 'The board is too large to take what was written in private. Open a new workshop from its file, or raise its limit, then reveal.';
  return undefined;
}
