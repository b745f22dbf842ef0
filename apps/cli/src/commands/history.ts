import { stageOf } from '@stormbridge/model';
import { type HistoryPoint, listHistory, restoreHistory } from '@stormbridge/server/admin';
import { CommandError } from '../terminal.ts';
import type { Command } from './command.ts';
import { DATA, ownData } from './data.ts';

export const historyCommand: Command = {
  name: 'history',
  usage: 'history list <workshop> | history restore <workshop> <point>  [--data <folder>]',
  summary: 'List the kept moments of a board, or go back to one of them.',
  details: [
    '<workshop>        the id in its address: /w/<workshop>',
    '<point>           the id at the beginning of a line of the list',
    DATA,
    '',
    'Going back is a change like any other: what was there before is kept as a new moment.',
    'Stop the server before "restore"; "list" works while it runs.',
  ],
  options: { data: { type: 'string' } },
  positionals: [2, 3],
  run: async ({ positionals: [what, workshop = '', point], options }, terminal) => {
    const folder = ownData(options['data'], terminal);
    if (what === 'list' && point === undefined) {
      const points = await told(listHistory(folder, workshop));
      for (const line of points.map(lineOf)) terminal.out(line);
      if (points.length === 0) terminal.out('No moment of this board was kept yet.');
      return 0;
    }
    if (what !== 'restore' || point === undefined) throw new CommandError(`Usage: stormbridge ${historyCommand.usage}`);
    const before = await told(restoreHistory(folder, workshop, point));
    terminal.out(`The board is as it was at ${point}. What was there before is kept as ${before.id}.`);
    return 0;
  },
};

/** A board's text may hold anything; a terminal gets one line of it. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

function lineOf({ id, at, reason, stage, name, by }: HistoryPoint): string {
  const { title } = stageOf(stage);
  const words = { named: plain(name), stage: `End of ${title}`, restore: 'Before restoring' }[reason];
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `${id}  ${time}  stage ${stage}  ${words}${by === '' ? '' : ` (${plain(by)})`}`;
}

/** Waits for what may fail for a reason that the person can mend, and tells the reason. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
