import { resolve } from 'node:path';
import { backup, restore, serve } from '@stormbridge/server/admin';
import { CommandError, type Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

export const DATA = '--data <folder>   the data folder; default ./data, or DATA_DIR';

export const dataFolder = (option: string | boolean | undefined, { cwd }: Terminal): string =>
  resolve(cwd, typeof option === 'string' ? option : (process.env['DATA_DIR'] ?? 'data'));

/**
 * The data folder, for a command that works on what lies in it.
 * @throws CommandError when `STORE` says that the data is elsewhere: what lies in the folder then is of another time
 */
export function ownData(option: string | boolean | undefined, terminal: Terminal): string {
  if ((process.env['STORE'] ?? '').trim() !== '')
    throw new CommandError(
      'STORE is set, so the data is in Postgres and not in a folder. Use pg_dump and pg_restore (docs/back-up.md), or unset STORE.',
    );
  return dataFolder(option, terminal);
}

/** Runs what may fail for a reason that the person can mend, and tells the reason. */
export function told<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port <number>] [--host <address>] [--data <folder>]',
  summary: 'Serve the product until it is stopped.',
  details: ['--port <number>   default 8080, or PORT', '--host <address>  the address to listen on, or HOST', DATA],
  options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  positionals: [0, 0],
  run: async ({ options: { port, host, data } }, terminal) => {
    await serve({
      ...process.env,
      ...(typeof port === 'string' ? { PORT: port } : {}),
      ...(typeof host === 'string' ? { HOST: host } : {}),
      DATA_DIR: dataFolder(data, terminal),
    });
    return 0;
  },
};

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup <file> [--data <folder>]',
  summary: 'Copy all data into one file, also while a server runs.',
  details: [DATA],
  options: { data: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    const target = resolve(terminal.cwd, file);
    const folder = ownData(options['data'], terminal);
    told(() => backup(folder, target));
    terminal.out(`Wrote ${target}`);
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore <file> [--data <folder>]',
  summary: 'Put a backup in the place of the data; what was there is kept beside it.',
  details: [DATA],
  options: { data: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    const folder = ownData(options['data'], terminal);
    const kept = told(() => restore(folder, resolve(terminal.cwd, file)));
    terminal.out(`Restored ${file}.${kept === undefined ? '' : ` What was there is kept in ${kept}.`}`);
    return 0;
  },
};
