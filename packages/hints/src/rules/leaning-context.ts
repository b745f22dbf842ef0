import { couplingOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, quoted } from '../names.ts';

export const leaningContext: HintRule = {
  id: 'H504',
  stage: 5,
  why: 'A context that listens to others more than to itself may be part of one of them.',
  find: (board) =>
    [...board.contexts.values()].flatMap((context) => {
      const { foreign, own } = couplingOf(board, context.id);
      if (foreign < 2 || foreign <= own) return [];
      return [
        {
          about: [context.id],
          message: `${quoted(context.name)} reacts to other contexts in ${count(foreign, 'place')} and to itself in ${own}.`,
        },
      ];
    }),
};
