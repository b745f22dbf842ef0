import type { ProjectFile } from '../cdk/project.ts';
import type { Bond } from './bond.ts';
import type { Pins } from './pins.ts';

/** What happens to one file. */
export type Action = 'new' | 'rewrite' | 'same' | 'keep' | 'behind' | 'merge' | 'conflict' | 'gone' | 'orphan';

export interface Step {
  readonly path: string;
  readonly action: Action;
  readonly keep: ProjectFile['keep'];
  /** Why, in words for people; empty where the action says it all. */
  readonly why: string;
  /** It is known that it will not compile. */
  readonly breaks?: boolean;
}

/** Puts the changes of people and the changes of the generator into one text. */
export type Merge = (path: string, base: string, next: string) => { readonly text: string; readonly clean: boolean };

export interface RegenerationGiven {
  /** What the generator prints now. */
  readonly files: readonly ProjectFile[];
  readonly names: Pins;
  /** The bond that the project has; none when it is exported for the first time. */
  readonly before: Bond | undefined;
  /** The hash (`hashOf`) of everything that is on the disk under a path of `files` or of `before`, or `.new` behind one. */
  readonly disk: ReadonlyMap<string, string>;
  /** `hashOf` of the text of one of `files`, where somebody remembers it. */
  readonly hash?: (path: string, text: string) => string;
  /** Given when hand-edited owned files shall be merged. */
  readonly merge?: Merge;
  /** Whether the text of today is put beside seeded files that were written for an earlier board. */
  readonly offer?: boolean;
  /** Whether seeded files that somebody deleted are written again. */
  readonly restore?: boolean;
  /** The texts behind `disk`. With them it is told who still uses what is not generated any more. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** Where the new text of an owned file goes that people have changed. */
export const besides = (path: string): string => `${path}.new`;
