import { resolve } from 'node:path';
import { EXPORTERS } from '@stormbridge/exporters';
import { compileTypes } from '../compile-types.ts';
import { CommandError, problemLine, readBoard } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';
import type { Command } from './command.ts';

export const generate: Command = {
  name: 'generate',
  usage: 'generate <board.json> --out <folder> [--force]',
  summary: 'Write the AWS CDK app of a board into a folder.',
  details: [
    '-o, --out <folder>  where to write; made when it is not there',
    '--force             overwrite files whose content differs',
  ],
  options: { out: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    if (typeof options['out'] !== 'string') throw new CommandError('Say where to write: --out <folder>.');
    const board = await readBoard(file, terminal);
    const exporter = EXPORTERS.find(({ id }) => id === 'cdk');
    if (exporter === undefined) throw new Error('The registry has no exporter for CDK apps');
    const made = await exporter.run(board, { compileTypes });
    if (!made.ok) {
      terminal.err(`${file} cannot become a CDK app yet:`);
      for (const problem of made.problems) terminal.err(problemLine(problem));
      return 1;
    }
    const folder = resolve(terminal.cwd, options['out']);
    const { added, rewritten, unchanged } = await writeFiles(folder, made.value, options['force'] === true);
    terminal.out(
      `Wrote ${made.value.size} files to ${folder} (${added} new, ${rewritten} rewritten, ${unchanged} unchanged).`,
    );
    for (const warning of exporter.warnings(board)) terminal.err(`warning${problemLine(warning)}`);
    terminal.out('Next: npm ci && npm test && npx cdk synth --quiet');
    return 0;
  },
};
