import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXPORTERS } from '@stormbridge/exporters';
import { compileTypes } from '../compile-types.ts';
import { CommandError, problemLine, readBoard } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';
import type { Command } from './command.ts';
import { generate } from './generate.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'export <board.json> --as <format> [--out <path>] [--force]',
  summary: 'Write a board in another format: schemas, diagrams, the matrix.',
  details: [
    '--as <format>     one of the formats below',
    '-o, --out <path>  a file, or a folder for formats with several files; one file goes to standard output without it',
    '--force           overwrite files whose content differs',
    '',
    'Formats:',
    ...EXPORTERS.map(({ id, description }) => `  ${id.padEnd(18)}${description}`),
  ],
  options: { as: { type: 'string' }, out: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    const exporter = EXPORTERS.find(({ id }) => id === options['as']);
    if (exporter === undefined) {
      const formats = EXPORTERS.map(({ id }) => id).join(', ');
      throw new CommandError(`Say which format with --as: ${formats}.`);
    }
    // A project lives on: writing it is the business of one command.
    if (exporter.id === 'cdk' && typeof options['out'] === 'string')
      return generate.run({ positionals: [file], options: { out: options['out'] } }, terminal);
    const made = await exporter.run(await readBoard(file, terminal), { compileTypes });
    if (!made.ok) {
      terminal.err(`${file} cannot be exported as ${exporter.id} yet:`);
      for (const problem of made.problems) terminal.err(problemLine(problem));
      return 1;
    }
    const out = typeof options['out'] === 'string' ? resolve(terminal.cwd, options['out']) : undefined;
    const [text = ''] = made.value.values();
    if (exporter.kind === 'text' && out === undefined) terminal.out(text.replace(/\n$/, ''));
    else if (out === undefined)
      throw new CommandError('This format has several files. Say where to write: --out <folder>.');
    else if (exporter.kind === 'text') await writeOne(out, text, options['force'] === true);
    else await writeFiles(out, made.value, options['force'] === true);
    if (out !== undefined) terminal.out(`Wrote ${out}`);
    return 0;
  },
};

async function writeOne(path: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandError(`${path} is there already. Overwrite it with --force.`);
    throw new CommandError(`Cannot write ${path}: ${code ?? error}.`);
  }
}
