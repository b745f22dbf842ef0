import type { Doc } from 'yjs';
import type { LogRow } from '../storage/log.ts';
import type { Room } from './room.ts';

/** Something that the server itself does to a document. */
export type Work = (doc: Doc) => void;

interface Ways {
  commit(rows: readonly LogRow[]): Promise<void>;
  hold(room: Room, bytes: number, error: unknown): Promise<void>;
  publish(room: Room, row: LogRow | undefined): Promise<void>;
}

/**
 * Writes into several documents in one commit, and tells everybody once all of it is durable. Where it cannot be stored
 * none of it stays, and it is not tried again. Gives whether it was done. Nothing else may look at the documents meanwhile.
 */
export async function allOrNothing(works: ReadonlyMap<Room, Work>, ways: Ways): Promise<boolean> {
  const rows = new Map<Room, LogRow | undefined>();
  let done = false;
  try {
    for (const [room, work] of works) {
      rows.set(room, undefined);
      room.post(once(work));
      rows.set(room, room.apply());
    }
    await ways.commit([...rows.values()].filter((row) => row !== undefined));
    done = true;
  } catch (error) {
    for (const [room, row] of rows) await ways.hold(room, row?.bytes.length ?? 0, error);
  }
  for (const [room, row] of rows) await ways.publish(room, row);
  return done;
}

/** A room does its own work again after a commit that failed; this is part of something that failed as a whole. */
function once(work: Work): Work {
  let done = false;
  return (doc) => {
    if (!done) work(doc);
    done = true;
  };
}
