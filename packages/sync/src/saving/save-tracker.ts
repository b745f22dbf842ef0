import type { CloseReason } from '../protocol/close-codes.ts';

/** What a person may believe about their work in one document. */
export interface SaveState {
  /**
   * `loading`: never synchronised yet. `saved`: everything of this tab is on the server's disk. `saving`: connected, and
   * something is on its way. `offline`: not connected, tries again by itself. `denied`: not connected, and stays so.
   */
  readonly kind: 'loading' | 'saved' | 'saving' | 'offline' | 'denied';
  /** Whether this tab holds work that the server has not saved. */
  readonly unsaved: boolean;
  readonly reason?: CloseReason | undefined;
  /** Why the server has closed the connection for good, in words. */
  readonly message?: string | undefined;
}

/**
 * Knows whether the work of this tab is durable, from nothing but what happened. Every frame that could
 * carry work is counted; the server says how many of them are on disk. Work that no connection has carried yet is carried by the
 * answer to the server's question what it lacks, which is asked after each connect.
 */
export class SaveTracker {
  private connection: 'none' | 'open' | 'synchronised' = 'none';
  private loaded = false;
  private waiting = false;
  private sent = 0;
  private durable = 0;
  /** The last frame of this connection that carried work of this tab. */
  private work = 0;
  /** Why the server closed the last connection, which it may take up again. */
  private left: CloseReason | undefined;
  private ended: { readonly reason: CloseReason | undefined; readonly message: string | undefined } | undefined;

  /** The document was changed by this tab, and no frame has carried it yet. */
  edited(): void {
    this.waiting = true;
  }
  /** The document was loaded from what this browser has kept of it, perhaps with work that the server may not have. */
  restored(unsaved: boolean): void {
    this.loaded = true;
    this.waiting = unsaved;
  }
  opened(): void {
    this.connection = 'open';
    this.ended = undefined;
    this.begin();
  }
  /** A frame was sent that carries everything that no frame of this connection has carried before. */
  carried(): void {
    this.sent++;
    if (this.waiting) this.work = this.sent;
    this.waiting = false;
  }
  /** The server's document has arrived. */
  synchronised(): void {
    this.loaded = true;
    this.left = undefined;
    if (this.connection === 'open') this.connection = 'synchronised';
  }
  /** The first `frames` frames of this connection are on disk. */
  acknowledged(frames: number): void {
    this.durable = Math.min(Math.max(this.durable, frames), this.sent);
  }
  closed(reason?: CloseReason): void {
    this.left = reason ?? this.left;
    // What was sent and not confirmed may have been lost on the way.
    if (this.durable < this.work) this.waiting = true;
    this.connection = 'none';
    this.begin();
  }
  /** The server has closed the connection for good. */
  denied(reason: CloseReason | undefined, message: string | undefined): void {
    this.ended = { reason, message };
  }

  get state(): SaveState {
    const unsaved = this.waiting || this.durable < this.work;
    if (this.ended !== undefined) return { kind: 'denied', unsaved, ...this.ended };
    if (!this.loaded) return { kind: 'loading', unsaved, reason: this.left };
    if (this.connection !== 'synchronised') return { kind: 'offline', unsaved, reason: this.left };
    return { kind: unsaved ? 'saving' : 'saved', unsaved };
  }

  private begin(): void {
    this.sent = 0;
    this.durable = 0;
    this.work = 0;
  }
}

const WORST = ['denied', 'loading', 'offline', 'saving', 'saved'] as const;

/** The state of several documents together: the worst of them. */
export function together(...states: readonly SaveState[]): SaveState {
  const worst = WORST.map((kind) => states.find((state) => state.kind === kind)).find((state) => state !== undefined);
  return { ...(worst ?? { kind: 'saved' }), unsaved: states.some((state) => state.unsaved) };
}
