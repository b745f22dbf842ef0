import { exportProblems, exportWarnings } from '@stormbridge/exporters';
import { checkBoard } from '@stormbridge/hints';
import { labelOf, type Problem } from '@stormbridge/model';
import { problemLine, readBoard } from '../terminal.ts';
import type { Command } from './command.ts';

export const check: Command = {
  name: 'check',
  usage: 'check <board.json> [--json]',
  summary: 'Say what the method would ask about a board, and what keeps it from being exported.',
  details: [
    '--json  print { problems, warnings, hints } as JSON',
    '',
    'The exit code is 1 when there are problems. Warnings tell what AWS has to raise first; hints advise. Neither fails.',
  ],
  options: { json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    const board = await readBoard(file, terminal);
    const problems = exportProblems(board);
    const warnings = exportWarnings(board);
    const hints = checkBoard(board).map(({ remedy, ...hint }) => ({ ...hint, remedy: remedy?.label }));
    if (options['json'] === true) terminal.out(JSON.stringify({ problems, warnings, hints }, null, 2));
    else {
      const tell = (kind: string, problem: Problem): void =>
        terminal.out(`${kind}${problemLine({ ...problem, at: labelOf(board, problem.at) || problem.at })}`);
      for (const problem of problems) tell('problem', problem);
      for (const warning of warnings) tell('warning', warning);
      for (const hint of hints) terminal.out(`hint  ${hint.message} [${hint.rule}]`);
      terminal.out(
        [counted(problems.length, 'problem'), counted(warnings.length, 'warning'), counted(hints.length, 'hint')].join(
          ', ',
        ),
      );
    }
    return problems.length === 0 ? 0 : 1;
  },
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
