import type { Files, Inventory } from '@stormbridge/exporters';
import type { Board, BoardChange, Problem } from '@stormbridge/model';

/** What keeps an export from being made, and what to know before it is used. */
export interface Check {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** What is known of a board before anything is made: a check for each exporter, and what the project will run. */
export interface Outlook {
  readonly checks: Readonly<Record<string, Check>>;
  /** Not there as long as problems keep the project from being made. */
  readonly inventory: Inventory | undefined;
}

/** One file that an export would write. */
export interface MadeFile {
  readonly path: string;
  readonly lines: number;
  /** Bytes in UTF-8. */
  readonly size: number;
}

/** How a piece of a file is to look. */
export type Look = 'plain' | 'key' | 'string' | 'word' | 'amount' | 'name' | 'muted' | 'strong';
export type Piece = readonly [look: Look, text: string];

/** An export as one file to be saved. An empty name leaves the name to the page. */
export interface Bundle {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly files: number;
}

/** What the page may ask of the worker that makes exports, and what it gets. */
export interface Calls {
  /** Makes an export that nobody gets, so that the code has run and what every project has is packed. */
  readonly warm: () => undefined;
  /** Takes over a board; everything else is about the last one. */
  readonly take: (board: Board) => undefined;
  readonly look: () => Outlook;
  readonly list: (exporter: string) => readonly MadeFile[];
  /** A file in lines of coloured pieces; joined again they are the text. */
  readonly read: (exporter: string, path: string) => readonly (readonly Piece[])[];
  readonly bundle: (exporter: string) => Bundle | readonly Problem[];
  /** What writes the names that became code on the board; from the first export on, code keeps them. */
  readonly pins: (exporter: string) => readonly BoardChange[];
}
export type Call = keyof Calls;

/** What the worker that makes exports may ask of its helper. */
export interface HelperCalls {
  readonly begin: () => undefined;
  /** Some files as a zip. */
  readonly pack: (files: Files) => Uint8Array<ArrayBuffer>;
}

export interface Asked<C = Call> {
  readonly id: number;
  readonly call: C;
  readonly with: readonly unknown[];
}

export type Told =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  /** The question was about a board that has been replaced: there is no answer. */
  | { readonly id: number; readonly kind: 'dropped' }
  | { readonly id: number; readonly kind: 'failed'; readonly why: string };
