import * as Y from 'yjs';
import type { Stored } from '../storage/log.ts';

/** Whether something waits in a document for updates that it does not have. */
export const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

/** Forgets what waits; it would be sent to everybody who comes later. */
export function dropPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
}

/** What is stored of a document is damaged, all of it. */
export class Unreadable extends AggregateError {}

/** A document from what is stored of it. Throws when the bytes are damaged or something is missing. */
function rebuild(stored: Stored): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (stored.snapshot !== undefined) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.tail) Y.applyUpdate(doc, update);
  });
  if (hasPending(doc)) throw new Error('An update is missing');
  return doc;
}

/**
 * A document from the best way that works. `failures` holds what went wrong with better ones.
 * @throws Unreadable when none works
 */
export function rebuildBest(ways: readonly Stored[]): {
  readonly doc: Y.Doc;
  readonly stored: Stored;
  readonly failures: readonly unknown[];
} {
  const failures: unknown[] = [];
  for (const stored of ways) {
    try {
      return { doc: rebuild(stored), stored, failures };
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Unreadable(failures, 'The document cannot be read from any of its snapshots');
}

/**
 * A client id for what the server itself writes: lower than nearly all that pages choose. Of letters that are put in one
 * place at once those of the lower id come first, and what the server types for somebody was typed before what they type now.
 */
export const serverClient = (): number => 2 ** 15 + Math.floor(Math.random() * 2 ** 15);

/** What a document has beyond a state vector; `undefined` when that is malformed. */
export function stateSince(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } catch {
    return undefined;
  }
}
