import { comesFrom, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const policyWithoutEvent: HintRule = {
  id: 'H305',
  stage: 3,
  why: 'A policy is “whenever this happens, we do that”. Without the first half it never starts.',
  find: (board) =>
    elementsOf(board, 'policy')
      .filter((policy) => comesFrom(board, policy.id).length === 0)
      .map((policy) => ({ about: [policy.id], message: `${nameOf(policy)} waits for no event.` })),
};
