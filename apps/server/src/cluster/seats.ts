import type { CloseReason } from '@stormbridge/sync';
import type { Principal } from '../auth/auth-gate.ts';
import type { Grant } from '../auth/grants.ts';
import type { Outlet } from '../room/member.ts';

/** Who wants to sit where. */
export interface SeatRequest {
  readonly document: string;
  readonly principal: Principal;
  readonly grant: Grant;
  /** Understands frames beyond those of y-websocket. */
  readonly ours: boolean;
  /** The epoch that it asks for, as it wrote it; without one it takes what there is. */
  readonly epoch: string | undefined;
  readonly outlet: Outlet;
}

/** One connection's place in a room, wherever that room is. */
export interface Seat {
  readonly isOpen: boolean;
  /** Takes a message. One that cannot be read ends the connection. */
  hear(bytes: Uint8Array): void;
  /** Ends the connection. */
  close(reason: CloseReason): void;
  /** The connection has ended. */
  leave(): void;
}

/** Gives places in rooms; or says why not. */
export interface Seats {
  take(request: SeatRequest): Promise<Seat | CloseReason>;
}
