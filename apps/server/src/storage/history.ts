/** Why a point was kept: the stage changed, a facilitator named it, or the board was about to be restored. */
export const POINT_REASONS = ['stage', 'named', 'restore'] as const;
export type PointReason = (typeof POINT_REASONS)[number];

/** A moment of a document that can be gone back to. */
export interface HistoryPoint {
  readonly id: string;
  readonly doc: string;
  /** In ms since 1970. */
  readonly at: number;
  readonly reason: PointReason;
  /** The stage of the workshop that it belongs to. */
  readonly stage: number;
  /** Empty unless `named`. */
  readonly name: string;
  /** Who asked for it, in their own words; empty where nobody did. */
  readonly by: string;
  /** The last row of the log that is contained in it. */
  readonly epoch: number;
  readonly seq: number;
}

/** What became of a point: there is one of the same content already, or so many that cannot go are there. */
export type Kept = 'kept' | 'unchanged' | 'full';

/** What a store of points has to do. Every implementation passes the suite in `testing/history-contract.ts`. */
export interface HistoryStore {
  /**
   * Keeps a point, durable when this resolves. A point that nobody named is `unchanged` when the newest point of its
   * document has its `epoch` and `seq`, a named one only when that has its name too. Named points and others are counted
   * apart, up to `most` each: a named one is then refused as `full`, for another the oldest of its kind go.
   */
  keep(point: HistoryPoint, bytes: Uint8Array, most: number): Promise<Kept>;
  /** The points of a document, newest first. */
  list(doc: string): Promise<readonly HistoryPoint[]>;
  /** The bytes of a point; `undefined` when this document has none of that id. */
  read(doc: string, id: string): Promise<Uint8Array | undefined>;
}
