/** What a node hears on the bus. */
export interface BusListener {
  message(from: string, bytes: Uint8Array): void;
  /** Something to or from this node, or anybody when it is absent, was or may have been lost. */
  lost(node?: string): void;
}

/**
 * Carries messages among the nodes: in order, each at most once. What cannot be carried is dropped, and soon told by
 * `lost`; nothing piles up. Every implementation passes the suite in `testing/bus-contract.ts`.
 */
export interface FrameBus {
  /** The name of this run of this node; a node that starts again has another. */
  readonly node: string;
  /** Whether messages get through, as far as is known. */
  readonly isUp: boolean;
  send(node: string, bytes: Uint8Array): void;
  listen(listener: BusListener): void;
  close(): Promise<void>;
}
