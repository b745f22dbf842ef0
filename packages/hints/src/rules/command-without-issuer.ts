import { comesFrom, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const commandWithoutIssuer: HintRule = {
  id: 'H303',
  stage: 3,
  why: 'A command that nobody issues never happens. The issuer also decides whether it needs a public route.',
  find: (board) =>
    elementsOf(board, 'command')
      .filter((command) => comesFrom(board, command.id).length === 0)
      .map((command) => ({
        about: [command.id],
        message: `Nobody issues ${nameOf(command)}. Draw an arrow from an actor, a policy, a timer or an external system.`,
      })),
};
