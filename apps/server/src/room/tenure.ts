import type { Lease, RoomDirectory } from '../cluster/directory.ts';
import type { Log } from '../ops/log.ts';
import { workshopOf } from './names.ts';
import type { Room } from './room.ts';

interface Parts {
  readonly directory: RoomDirectory;
  readonly log: Log;
  readonly open: () => Iterable<Room>;
  /** The names of the documents that are open or being opened. */
  readonly names: () => Iterable<string>;
  /** Sends everybody in a room to where its workshop is now. */
  readonly end: (room: Room) => void;
}

/** This node's right to run the workshops of its rooms. */
export class Tenure {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    parts.directory.onLost((lease) => this.giveUp(lease));
  }

  /** Call it before a document is read: whoever had its workshop can add nothing afterwards. @throws OwnedElsewhere */
  take(document: string): Promise<Lease> {
    return this.parts.directory.acquire(workshopOf(document));
  }

  /** Whether nobody else can run the room's workshop. A room without that takes nothing and tells nothing. */
  holds({ lease }: Room): boolean {
    if (lease.isHeld()) return true;
    this.giveUp(lease);
    return false;
  }

  /** Another node runs the workshop now, or may do so soon. Everybody goes there, with what they have that is not stored. */
  giveUp(lease: Lease): void {
    this.parts.log.warn('workshop given up', { document: lease.workshop });
    for (const room of [...this.parts.open()]) if (room.lease === lease) this.parts.end(room);
    void this.parts.directory.release(lease);
  }

  /** A document was closed: others may have its workshop, unless another document of it is open. */
  letGo(lease: Lease, document: string): void {
    for (const name of this.parts.names()) if (name !== document && workshopOf(name) === lease.workshop) return;
    void this.parts.directory.release(lease);
  }
}
