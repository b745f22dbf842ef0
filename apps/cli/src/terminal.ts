import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Board, type Problem, parseBoardFile } from '@stormbridge/model';

/** Where a command writes, and where its paths begin. Tests give their own. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The folder in which the person stands. A package manager that changes it leaves the old one in `INIT_CWD`. */
  readonly cwd: string;
}

/** What a command could not do, told in one or more lines. It ends the command with exit code 2. */
export class CommandError extends Error {}

/** The real terminal. */
export const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
};

/** A problem as one line: where, what, and what to do. */
export const problemLine = ({ at, message, remedy, rule }: Problem): string =>
  `  ${at === '' ? '' : `${at}: `}${message}${remedy === undefined ? '' : ` ${remedy}`} [${rule}]`;

/** Reads a board file; what is wrong with it ends the command with every problem listed. `-` is standard input. */
export async function readBoard(file: string, { cwd }: Terminal): Promise<Board> {
  const text = await readText(file, cwd);
  const read = parseBoardFile(text);
  if (read.ok) return read.value;
  throw new CommandError([`${file} is not a board file:`, ...read.problems.map(problemLine)].join('\n'));
}

async function readText(file: string, cwd: string): Promise<string> {
  try {
    return file === '-' ? readFileSync(process.stdin.fd, 'utf8') : await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code ?? error);
    throw new CommandError(`Cannot read ${file}: ${why}.`);
  }
}
