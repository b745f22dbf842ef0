import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BOND } from '@stormbridge/exporters';
import { CommandError } from '../terminal.ts';
import type { Command } from './command.ts';

export const eject: Command = {
  name: 'eject',
  usage: 'eject <folder>',
  summary: 'End the bond between a generated project and its board: from then on every file is yours.',
  details: [
    `Removes ${BOND.folder} and nothing else. The project works as before; generate does not know it any more.`,
    'Version control gives the bond back.',
  ],
  options: {},
  positionals: [1, 1],
  run: async ({ positionals: [given = ''] }, { cwd, out }) => {
    const folder = resolve(cwd, given);
    if (!existsSync(join(folder, BOND.manifest)))
      throw new CommandError(`${folder} is no project of Stormbridge: there is no ${BOND.manifest}.`);
    await rm(join(folder, BOND.folder), { recursive: true });
    out(`${folder} is yours: ${BOND.folder} is removed, and nothing else was touched.`);
    return 0;
  },
};
