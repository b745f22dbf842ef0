import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BOND, diffBoards, diffMarkdown, exportProblems } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { CommandError, problemLine, readBoard, type Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

export const diff: Command = {
  name: 'diff',
  usage: 'diff <old> <new> [--json] [--rename]',
  summary: 'Say what a board changes for producers, consumers, schemas and infrastructure.',
  details: [
    'Each of the two is a board file, or the folder of a generated project: then the board that it came from.',
    '',
    '--json    print the changes as JSON instead of Markdown',
    '--rename  let names in code follow the stickies, as in generate',
    '',
    'Exit codes: 0 nothing breaks; 1 something breaks: a consumer, a caller, or what is stored under a name;',
    '2 the two cannot be compared.',
  ],
  options: { json: { type: 'boolean' }, rename: { type: 'boolean' } },
  positionals: [2, 2],
  run: async ({ positionals: [old = '', next = ''], options }, terminal) => {
    const [before, after] = [await exportable(old, terminal), await exportable(next, terminal)];
    const found = diffBoards(before, after, { rename: options['rename'] === true });
    terminal.out(options['json'] === true ? JSON.stringify(found, null, 2) : diffMarkdown(found).trimEnd());
    return found.breaking === 0 ? 0 : 1;
  },
};

/** The board of a file or of a project; what cannot be generated cannot be compared either. */
async function exportable(given: string, terminal: Terminal): Promise<Board> {
  const kept = join(resolve(terminal.cwd, given), BOND.model);
  const board = await readBoard(existsSync(kept) ? kept : given, terminal);
  const problems = exportProblems(board);
  if (problems.length === 0) return board;
  throw new CommandError([`${given} cannot become a CDK app yet:`, ...problems.map(problemLine)].join('\n'));
}
