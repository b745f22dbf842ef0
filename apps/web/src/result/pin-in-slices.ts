import { type BoardChange, tableOf } from '@stormbridge/model';
import type { Workshop } from '../board/index.ts';

/** Rows that are pinned at one time. So many take the page's own thread a few milliseconds. */
const SLICE = 50;
/** Ms before each slice, in which the page can do something else. */
const PAUSE = 16;

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/**
 * Writes the names that a board has in the code on the board, a few at a time, as one step of undo: a large board has
 * thousands. What has been deleted meanwhile is left out, and so is the rest where somebody may no longer write.
 */
export async function pinInSlices(workshop: Workshop, pins: readonly BoardChange[]): Promise<void> {
  for (let at = 0; at < pins.length; at += SLICE) {
    await rest();
    const there = pins
      .slice(at, at + SLICE)
      .filter((pin) => pin.op === 'add' || tableOf(workshop.board, pin.id) === pin.table);
    if (there.length > 0 && !workshop.commit(there, { merge: 'pin the names in code' })) return;
  }
}
