import { parseArgs } from 'node:util';
import { VERSION } from '@stormbridge/exporters';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { CommandError, type Terminal } from './terminal.ts';

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Runs one call of `stormbridge` and gives its exit code: 0 done, 1 the board has problems, 2 the call could not be
 * carried out. `args` are the words after the program's name.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const named = COMMANDS.find(({ name }) => name === rest[0]);
    for (const line of named === undefined ? overview() : help(named)) terminal.out(line);
    return 0;
  }
  if (first === '--version' || first === '-v') {
    terminal.out(`stormbridge ${VERSION}`);
    return 0;
  }
  const command = COMMANDS.find(({ name }) => name === first);
  if (command === undefined) {
    terminal.err(`stormbridge: there is no command "${first}". Try stormbridge --help.`);
    return 2;
  }
  return carryOut(command, rest, terminal);
}

async function carryOut(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...HELP },
      allowPositionals: true,
    });
    if (values['help'] === true) {
      for (const line of help(command)) terminal.out(line);
      return 0;
    }
    const [min, max] = command.positionals;
    if (positionals.length < min || positionals.length > max)
      throw new CommandError(`Usage: stormbridge ${command.usage}`);
    return await command.run({ positionals, options: values as Readonly<Record<string, string | boolean>> }, terminal);
  } catch (error) {
    if (!isCallers(error)) throw error;
    terminal.err(`stormbridge ${command.name}: ${error.message}`);
    return 2;
  }
}

/** Whether the person who called can mend it: a wrong word in the call, or a file. */
const isCallers = (error: unknown): error is Error =>
  error instanceof CommandError ||
  (error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'));

const overview = (): string[] => [
  'Usage: stormbridge <command> [options]',
  '',
  'From a storming board to an event-driven system on AWS.',
  '',
  'Commands:',
  ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`),
  '',
  'Options:',
  '  -h, --help     what a command does and takes',
  '  -v, --version  the version',
  '',
  'stormbridge <command> --help tells more. A board file "-" is standard input.',
];

const help = ({ usage, summary, details }: Command): string[] => [
  `Usage: stormbridge ${usage}`,
  '',
  summary,
  ...(details.length === 0 ? [] : ['', ...details.map((line) => (line === '' ? '' : `  ${line}`))]),
];
