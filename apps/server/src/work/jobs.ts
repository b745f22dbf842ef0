import type { Problem } from '@stormbridge/model';
import type { BoardState } from '@stormbridge/sync';
import type { Stored } from '../storage/log.ts';

/** Work that would hold up the ticks, so it is done in a process of its own. */
export type Job =
  /** A board file into the first update of a board document. */
  | { readonly kind: 'import'; readonly bytes: Uint8Array }
  /** A stored board document (the ways to rebuild it, best first) into a board file. */
  | { readonly kind: 'boardFile'; readonly stored: readonly Stored[] }
  /** The same into plain data. */
  | { readonly kind: 'state'; readonly stored: readonly Stored[] }
  /** The same into what an exporter makes of it. */
  | { readonly kind: 'export'; readonly stored: readonly Stored[]; readonly exporter: string }
  /** All of a board document into its copy for the next epoch, where that is worth it. `now` in ms since 1970. */
  | { readonly kind: 'rebase'; readonly bytes: Uint8Array; readonly now: number };

export interface Results {
  readonly import: Imported;
  readonly boardFile: Download;
  readonly state: BoardState;
  readonly export: Download;
  readonly rebase: Rebased;
}

export interface Rebased {
  readonly copy: Uint8Array;
}

export interface Imported {
  readonly title: string;
  readonly update: Uint8Array;
}

/** A file for somebody to keep. */
export interface Download {
  /** Plain ASCII: letters, digits, `.`, `_` and `-`. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The result of a job, what is wrong with what was given, or `undefined` when nothing goes by that name. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | undefined;
