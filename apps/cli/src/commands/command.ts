import type { Terminal } from '../terminal.ts';

/** One command of the command line. A new one is one file and one row in `commands/index.ts`. */
export interface Command {
  readonly name: string;
  /** How it is called, after the program's name. */
  readonly usage: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What `--help` says besides; one line each. */
  readonly details: readonly string[];
  /** The options it takes, as `parseArgs` of Node wants them. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>;
  readonly positionals: readonly [min: number, max: number];
  /** Gives the exit code: 0 done, 1 the board has problems. */
  readonly run: (call: Call, terminal: Terminal) => Promise<number>;
}

/** The words of one call, already checked against the command's options. */
export interface Call {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}
