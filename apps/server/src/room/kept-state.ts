import * as Y from 'yjs';

/** Smaller documents are encoded in less than a millisecond each time. */
const LARGE = 64 * 1024;
/** More changes than that, in bytes and in number, and the whole is encoded anew. */
const SINCE_BYTES = 64 * 1024;
const SINCE_COUNT = 200;
/** How long the bytes are kept for who comes next, in ms. People come one after another. */
const KEPT_MS = 20_000;

/** What a client needs that has nothing yet: the document as it was once, and what has been told since. */
export interface Whole {
  readonly state: Uint8Array;
  readonly since: Uint8Array | undefined;
}

/** All of a large document, encoded once for those who come soon after one another. */
export class KeptState {
  private state: Uint8Array | undefined;
  private since: Uint8Array[] = [];
  private size = 0;
  private timer: NodeJS.Timeout | undefined;

  /** All of the document, which says now what was there first and everything that was followed. */
  of(doc: Y.Doc): Whole {
    const state = this.state ?? Y.encodeStateAsUpdate(doc);
    if (state.length >= LARGE) this.keep(state);
    if (this.since.length > 1) this.since = [Y.mergeUpdates(this.since)];
    return { state, since: this.since[0] };
  }

  /** The document says something more. */
  follow(update: Uint8Array): void {
    if (this.state === undefined) return;
    this.since.push(update);
    this.size += update.length;
    if (this.size > SINCE_BYTES || this.since.length > SINCE_COUNT) this.forget();
  }

  forget(): void {
    clearTimeout(this.timer);
    this.state = undefined;
    this.since = [];
    this.size = 0;
  }

  private keep(state: Uint8Array): void {
    this.state = state;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forget(), KEPT_MS).unref();
  }
}
