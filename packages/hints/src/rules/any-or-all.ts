import { comesFrom, elementsOf, patch } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, nameOf } from '../names.ts';

export const anyOrAll: HintRule = {
  id: 'H307',
  stage: 3,
  why: 'Reacting to each event and waiting for all of them are different systems: the second has to remember.',
  find: (board) =>
    elementsOf(board, 'policy').flatMap((policy) => {
      const events = comesFrom(board, policy.id, 'event');
      if (events.length < 2 || policy.when !== undefined) return [];
      return [
        {
          about: [policy.id],
          message: `${nameOf(policy)} waits for ${count(events.length, 'event')}. For any of them, or for all?`,
          remedy: { label: 'For any of them', changes: () => [patch('elements', policy.id, { when: 'any' })] },
        },
      ];
    }),
};
