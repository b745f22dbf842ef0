import { deleteWorkshops, type KeptWorkshop, listWorkshops } from '@stormbridge/server/admin';
import { CommandError } from '../terminal.ts';
import type { Command } from './command.ts';
import { DATA, ownData, told } from './data.ts';

export const workshopsCommand: Command = {
  name: 'workshops',
  usage: 'workshops list | workshops delete <workshop>...  [--data <folder>]',
  summary: 'List all workshops, largest first, or delete some for good.',
  details: [
    '<workshop>        the id at the beginning of a line of the list; after "--" where it begins with a hyphen',
    DATA,
    '',
    'What is deleted is gone: make a backup before.',
    'Stop the server before "delete"; "list" works while it runs.',
  ],
  options: { data: { type: 'string' } },
  positionals: [1, 10_000],
  run: async ({ positionals: [what, ...ids], options }, terminal) => {
    const folder = ownData(options['data'], terminal);
    if (what === 'list' && ids.length === 0) {
      for (const workshop of told(() => listWorkshops(folder))) terminal.out(lineOf(workshop));
      return 0;
    }
    if (what !== 'delete' || ids.length === 0) throw new CommandError(`Usage: stormbridge ${workshopsCommand.usage}`);
    told(() => deleteWorkshops(folder, ids));
    terminal.out(ids.length === 1 ? 'Deleted 1 workshop.' : `Deleted ${ids.length} workshops.`);
    return 0;
  },
};

/** A title may hold anything; a terminal gets one line of it. */
function lineOf({ id, title, createdAt, bytes }: KeptWorkshop): string {
  const time = new Date(createdAt).toISOString().slice(0, 16).replace('T', ' ');
  const size = `${(bytes / 1e6).toFixed(2)} MB`.padStart(10);
  return `${id}  ${time}  ${size}  ${title.replaceAll(/\p{Cc}+/gu, ' ')}`.trimEnd();
}
