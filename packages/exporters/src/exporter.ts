import type { Board, Problem, Result } from '@stormbridge/model';

/** Files by path, sorted; `/` between the parts of a path, never leading out of the folder. */
export type Files = ReadonlyMap<string, string>;

/** `make(text)`, or what that gave when `text` was the same for the last `what` of this name. */
export type Recall = (what: string, text: string, make: (text: string) => string) => string;

/** Remembers nothing. */
export const forgetful: Recall = (_, text, make) => make(text);

/** What an exporter cannot do on its own, given by the application. */
export interface ExportTools {
  /** json-schema-to-typescript with `TYPE_OPTIONS`; the application says where it runs. */
  readonly compileTypes: (schema: object) => Promise<string>;
  /** Told now and then how far the export is: `done` of `total` steps, and what comes next in words. */
  readonly progress?: (done: number, total: number, what: string) => void;
  /** Told a file of an export of many files as soon as it is printed, so that it can be packed while others are made. */
  readonly printed?: (path: string, text: string) => void;
  /** Gives what is made of a text, which is the same whenever it is made: an application may remember it by `what` it is. */
  readonly recall?: Recall;
  /** Awaited between the steps of a large export, so that an application can do something else; what it throws ends the export. */
  readonly rest?: () => Promise<void>;
}

/** One way out of Stormbridge. The panel, the server, the command line and the documentation all read this. */
export interface Exporter {
  readonly id: string;
  readonly title: string;
  /** One sentence: what comes out and what it is good for. */
  readonly description: string;
  /** `files` gives a folder (a zip where one file is wanted), `text` exactly one file. */
  readonly kind: 'files' | 'text';
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
  /** What keeps this board from being exported, empty when nothing does. Cheap: `run` looks again. */
  readonly problems: (board: Board) => readonly Problem[];
  /** What people should know before they use what comes out; it stops nothing. */
  readonly warnings: (board: Board) => readonly Problem[];
  /** The same board gives the same bytes. Problems come back as data. */
  readonly run: (board: Board, tools: ExportTools) => Promise<Result<Files>>;
}

/** Files in the order of their paths, whatever the order in which they were made. */
export const sortedFiles = (files: Iterable<readonly [string, string]>): Files =>
  new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
