import { comesFrom, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, nameOf } from '../names.ts';

/** Two ways to one event are usual; more are worth a question. */
const USUAL = 2;

export const manyTriggers: HintRule = {
  id: 'H302',
  stage: 3,
  why: 'An event with many causes often hides several events that listeners would want to tell apart.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const causes = comesFrom(board, event.id);
      if (causes.length <= USUAL) return [];
      return [
        {
          about: [event.id],
          message: `${nameOf(event)} has ${count(causes.length, 'cause')}. Is it one event, or several?`,
        },
      ];
    }),
};
