/**
 * What a store of documents has to do. Every implementation passes the suite in `testing/store-contract.ts`.
 *
 * A document is a chain of updates with ascending sequence numbers, and now and then a snapshot that stands for all
 * updates up to its number. `epoch` counts the times that a document was rewritten from scratch. A store takes every
 * number once, so that of two writers who both believe to own a document one is refused.
 */
export interface LogRow {
  readonly doc: string;
  /** The fence of its workshop under which it is written; absent where nobody else can write. */
  readonly fence?: number | undefined;
  readonly epoch: number;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface Snapshot {
  readonly doc: string;
  readonly fence?: number | undefined;
  readonly epoch: number;
  /** The last update that is contained in it. */
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** One way to rebuild a document: a snapshot, or nothing, and the updates after it. */
export interface Stored {
  readonly epoch: number;
  readonly seq: number;
  readonly snapshot: Uint8Array | undefined;
  readonly tail: readonly Uint8Array[];
}

export interface UpdateLog {
  /** Resolves only when all the rows are durable, and rejects when none of them is. */
  append(rows: readonly LogRow[]): Promise<void>;
  /** Resolves when so many bytes more could be made durable now, and rejects when not. Leaves nothing behind. */
  probe(bytes: number): Promise<void>;
}

export interface SnapshotStore {
  /** The names of the documents that begin with this, letter by letter, in their order; whatever was ever stored of them. */
  names(prefix: string): Promise<readonly string[]>;
  /**
   * The ways to rebuild a document, best first: from the newest snapshot, and from the one before it; after those of the
   * newest epoch the ones of the epoch before it. Empty when the document was never created.
   */
  load(doc: string): Promise<readonly Stored[]>;
  /**
   * Keeps a snapshot and, in the same transaction, forgets what only an older one needed: the snapshot before the
   * previous one and the rows that the previous one contains.
   */
  save(snapshot: Snapshot): Promise<void>;
  /**
   * Begins an epoch: in one transaction keeps the whole document as the first row of it and as its first snapshot (so
   * that it can be read even where one of the two is damaged), and forgets every epoch but this and the one before.
   * Rejects, and changes nothing, when the document has that epoch or a later one.
   * @param first the document at number 1 of the new epoch
   */
  beginEpoch(first: Snapshot): Promise<void>;
}

/**
 * Who may write a workshop when several servers share a store. A fence is a number that only grows: a row under any
 * other than the newest is refused, with all that is written together with it. So a server that believes to own a
 * workshop, and does not any more, can do no harm, however long it slept.
 */
export interface FenceStore {
  /** From now on only what is written under this number is taken. What was under way is stored before, or refused. */
  claim(workshop: string): Promise<number>;
}

/** What was to be stored was refused, because another server owns the workshop now. */
export class Overtaken extends Error {}
