import { CLOSE_CODES, type CloseReason, closeMessage, encodeFrame, type Frame, SCHEMA } from '@stormbridge/sync';
import type { Principal } from '../auth/auth-gate.ts';
import type { Grant } from '../auth/grants.ts';
import type { Limits } from '../limits/limits.ts';
import { Pace } from '../limits/pace.ts';
import type { Meters } from '../ops/meters.ts';

/** One direction of a connection, whatever carries it. */
export interface Outlet {
  /** Bytes that were sent and have not left this machine. */
  readonly waiting: number;
  send(bytes: Uint8Array): void;
  close(code: number, message: string): void;
}

/** What everybody is held to, and where it is counted. */
export interface Measures {
  readonly limits: Limits;
  readonly meters: Meters;
}

/** One connection to one document: who it is, what it may do, and how far it is. */
export class Member {
  readonly principal: Principal;
  readonly grant: Grant;
  readonly pace: Pace;
  /** The client ids whose presence it shows. */
  readonly presences = new Set<number>();
  /** Has got the whole document and follows it since. */
  following = false;
  /** Was asked for what it has and we have not, and has not answered yet. */
  asked = false;
  /** How often it had to be asked again. */
  resyncs = 0;
  /** Frames with an update that came in, and those of them that are dealt with. */
  received = 0;
  settled = 0;
  private told = 0;
  private closed = false;
  private lastSent = 0;
  /** Understands frames beyond those of y-websocket. */
  private readonly ours: boolean;
  private readonly outlet: Outlet;
  private readonly limits: Limits;
  private readonly meters: Meters;

  constructor(outlet: Outlet, principal: Principal, grant: Grant, ours: boolean, { limits, meters }: Measures) {
    this.outlet = outlet;
    this.principal = principal;
    this.grant = grant;
    this.ours = ours;
    this.limits = limits;
    this.meters = meters;
    this.pace = new Pace(limits, performance.now());
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  /** Sends bytes that were encoded once for everybody. A socket that takes nothing any more is cut. */
  send(bytes: Uint8Array): void {
    if (this.closed) return;
    if (this.outlet.waiting > this.limits.stuckBytes) {
      this.close('tooSlow');
      return;
    }
    this.lastSent = performance.now();
    this.meters.messagesOut.add();
    this.meters.bytesOut.add(bytes.length);
    this.outlet.send(bytes);
  }

  /** Sends presence, unless the socket is behind: presence that comes late is worth nothing. */
  sendPresence(bytes: Uint8Array): void {
    if (this.outlet.waiting <= this.limits.slowBytes) this.send(bytes);
  }

  tell(frame: Frame): void {
    if (this.ours || frame.type === 'sync' || frame.type === 'awareness') this.send(encodeFrame(frame));
  }

  /** Says who it is and whether it may write now; nobody may while the document is held. */
  hello(write: boolean, held: boolean, epoch: number): void {
    const { role } = this.principal;
    this.tell({ type: 'hello', schema: SCHEMA, role, write: write && !held, time: Date.now(), held, epoch });
  }

  /** Says how many of its updates are on disk, if that has changed. */
  tellSettled(): void {
    if (this.settled === this.told) return;
    this.told = this.settled;
    this.tell({ type: 'durable', frames: this.settled });
  }

  /** What it sent since it was last told is not on the disk after all, and has to be asked for again. */
  unsettle(): void {
    this.settled = this.told;
    this.asked = true;
  }

  /** Ends the connection of somebody whose session has run out. `now` in milliseconds since 1970. */
  expire(now: number): void {
    if (now >= (this.principal.expiresAt ?? Number.POSITIVE_INFINITY)) this.close('signedOut');
  }

  /** A quiet connection counts as dead after 30 s, so it gets a word before. */
  keepAlive(now: number): void {
    if (now - this.lastSent < this.limits.keepAliveMs) return;
    if (this.ours) this.tell({ type: 'pong', time: Date.now() });
    else this.tell({ type: 'awareness', bytes: Uint8Array.of(0) });
  }

  close(reason: CloseReason): void {
    if (this.closed) return;
    this.closed = true;
    this.meters.closes.add(1, reason);
    this.outlet.close(CLOSE_CODES[reason], closeMessage(reason));
  }
}
