import { indexOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const aggregateWithoutEvents: HintRule = {
  id: 'H402',
  stage: 4,
  why: 'An aggregate to which nothing happens is data, or a word that belongs elsewhere.',
  find: (board) =>
    [...board.aggregates.values()]
      .filter(({ id }) => !(indexOf(board).elementsByAggregate.get(id) ?? []).some(({ kind }) => kind === 'event'))
      .map(({ id, name }) => ({ about: [id], message: `Nothing happens to ${quoted(name)}: it has no events.` })),
};
