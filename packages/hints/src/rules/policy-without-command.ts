import { elementsOf, leadsTo } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const policyWithoutCommand: HintRule = {
  id: 'H306',
  stage: 3,
  why: 'A policy is “whenever this happens, we do that”. Without the second half nothing is done.',
  find: (board) =>
    elementsOf(board, 'policy')
      .filter((policy) => leadsTo(board, policy.id, 'command').length === 0)
      .map((policy) => ({ about: [policy.id], message: `${nameOf(policy)} issues no command.` })),
};
