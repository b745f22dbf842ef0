/** The right of this node to run a workshop, for as long as it is certain. */
export interface Lease {
  readonly workshop: string;
  /** What the store knows it by; absent where nobody else can write. */
  readonly fence: number | undefined;
  /** Whether nobody else can have the workshop at this moment, by this node's own clock. */
  isHeld(): boolean;
}

/** Another node runs the workshop. */
export class OwnedElsewhere extends Error {
  readonly node: string;

  constructor(node: string) {
    super(`The workshop is run by ${node}`);
    this.node = node;
  }
}

/**
 * Says which node runs a workshop: its board, its session and its private documents together, because the session
 * decides what may be done on the others. Every implementation passes the suite in `testing/directory-contract.ts`.
 */
export interface RoomDirectory {
  /**
   * Takes a workshop, or gives the lease that this node has already.
   * @throws OwnedElsewhere, or StoreUnavailable when that cannot be found out at the moment
   */
  acquire(workshop: string): Promise<Lease>;
  /** Lets others have it at once. A lease that was lost or overtaken is forgotten the same way. */
  release(lease: Lease): Promise<void>;
  /** Calls back soon after a lease was lost without being released. `isHeld` was false before anybody could have it. */
  onLost(listener: (lease: Lease) => void): void;
  /** Releases everything. */
  close(): Promise<void>;
}
