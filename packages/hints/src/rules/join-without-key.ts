import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const joinWithoutKey: HintRule = {
  id: 'H308',
  stage: 3,
  why: 'To wait for all, the system must know which events belong together and when to stop waiting.',
  find: (board) =>
    elementsOf(board, 'policy')
      .filter((policy) => policy.when === 'all' && (!policy.correlationKey || !policy.timeout))
      .map((policy) => ({
        about: [policy.id],
        message: `${nameOf(policy)} waits for all of its events but lacks a ${policy.correlationKey ? 'timeout' : 'correlation key'}.`,
      })),
};
