import { type Doc, decodeStateVector, decodeUpdate, encodeStateVector, getState, Skip } from 'yjs';
import { META_ROOT } from '../schema/roots.ts';

/** Of every client id that has written in an epoch before this one, how much of it had been stored. */
export type Former = ReadonlyMap<number, number>;

const KEY = 'former';

/** What a document knows of the epochs before; empty in the first one. Never throws. */
export function formerOf(doc: Doc): Former {
  try {
    const stored = doc.getMap(META_ROOT).get(KEY);
    return stored instanceof Uint8Array ? decodeStateVector(stored) : new Map();
  } catch {
    return new Map();
  }
}

/** Adds everybody who has written in a document to those of before, in the one that follows it. */
export function writeFormer(doc: Doc, before: Former, last: Doc): void {
  const all = new Map(before);
  for (const client of last.store.clients.keys()) all.set(client, getState(last.store, client));
  doc.getMap(META_ROOT).set(KEY, encodeStateVector(all));
}

/** Whether an update, or a state vector, names somebody who wrote in an earlier epoch: it belongs to that one. */
export const isOfFormer = (clients: Iterable<number>, former: Former): boolean =>
  former.size > 0 && [...clients].some((client) => former.has(client));

/** Whether everything that an update brings had been stored when the epoch ended. Pure deletions do not tell. */
export function wasStored(update: Uint8Array, former: Former): boolean {
  const { structs } = decodeUpdate(update);
  if (structs.length === 0) return false;
  return structs.every((one) => one instanceof Skip || one.id.clock + one.length <= (former.get(one.id.client) ?? 0));
}
