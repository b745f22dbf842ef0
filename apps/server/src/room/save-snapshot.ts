import { type Log, wordsOf } from '../ops/log.ts';
import type { Snapshot, SnapshotStore } from '../storage/log.ts';
import type { Room } from './room.ts';

interface Parts {
  readonly documents: SnapshotStore;
  readonly log: Log;
}

/**
 * Stores a snapshot of a room, and gives it; `undefined` when there was nothing new. A snapshot only makes loading
 * quicker, so a failing one is no misfortune.
 */
export async function saveSnapshot(room: Room, { documents, log }: Parts): Promise<Snapshot | undefined> {
  const snapshot = room.takeSnapshot();
  if (snapshot === undefined) return undefined;
  try {
    await documents.save(snapshot);
    return snapshot;
  } catch (error) {
    log.error('snapshot failed', { document: room.name, why: wordsOf(error) });
    return undefined;
  }
}
