import { comesFrom, elementsOf, NOTATION, serviceOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const reactionWithoutService: HintRule = {
  id: 'H705',
  stage: 7,
  why: 'Something has to run the reaction. Without a service it will not be in the generated system.',
  find: (board) =>
    [...elementsOf(board, 'policy'), ...elementsOf(board, 'readModel')]
      .filter((element) => comesFrom(board, element.id, 'event').length > 0 && serviceOf(board, element) === undefined)
      .map((element) => ({
        about: [element.id],
        message: `${NOTATION[element.kind].label} ${nameOf(element)} lives in no service.`,
      })),
};
