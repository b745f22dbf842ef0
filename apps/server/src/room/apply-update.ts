import * as Y from 'yjs';
import { type Reject, refuse } from '../admission/reject.ts';
import { dropPending, hasPending } from './document.ts';

/** What builds on something that nobody has sent. */
export const NOTHING_THERE = refuse('A3', 'The change builds on something that does not exist.');

/** Applies an update that was admitted. Nothing of it ever waits in the document for something that may never come. */
export function applyUpdate(doc: Y.Doc, bytes: Uint8Array): Reject | undefined {
  try {
    Y.applyUpdate(doc, bytes);
  } catch {
    dropPending(doc);
    return refuse('A1', 'What this page sent is damaged.');
  }
  if (!hasPending(doc)) return undefined;
  // Pieces that wait for each other; none of them will ever be applied.
  dropPending(doc);
  return NOTHING_THERE;
}
