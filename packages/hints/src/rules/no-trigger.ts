import { comesFrom, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const noTrigger: HintRule = {
  id: 'H301',
  stage: 3,
  why: 'Every event has a cause: somebody asked, time passed, another system called, or a policy reacted.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter((event) => comesFrom(board, event.id).length === 0)
      .map((event) => ({ about: [event.id], message: `Nothing on the board causes ${nameOf(event)}.` })),
};
