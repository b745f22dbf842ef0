import { elementsOf, leadsTo } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const commandWithoutEvent: HintRule = {
  id: 'H304',
  stage: 3,
  why: 'A command that leads to no event leaves no trace that anybody could react to.',
  find: (board) =>
    elementsOf(board, 'command')
      .filter((command) => leadsTo(board, command.id).length === 0)
      .map((command) => ({ about: [command.id], message: `${nameOf(command)} leads to no event.` })),
};
