import { indexOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const aggregateWithoutContext: HintRule = {
  id: 'H501',
  stage: 5,
  why: 'A bounded context is where a word has one meaning. An aggregate outside of all of them has none yet.',
  find: (board) =>
    [...board.aggregates.values()]
      .filter(({ id }) => (indexOf(board).placementsByAggregate.get(id) ?? []).length === 0)
      .map(({ id, name }) => ({ about: [id], message: `${quoted(name)} lies in no bounded context.` })),
};
