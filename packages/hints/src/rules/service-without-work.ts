import { indexOf, subscriptionsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const serviceWithoutWork: HintRule = {
  id: 'H606',
  stage: 6,
  why: 'A service that owns nothing and listens to nothing has no reason to be deployed.',
  find: (board) =>
    [...board.services.values()]
      .filter(
        ({ id }) =>
          (indexOf(board).placementsByService.get(id) ?? []).length === 0 && subscriptionsOf(board, id).length === 0,
      )
      .filter(({ id }) => ![...board.elements.values()].some((element) => element.service === id))
      .map(({ id, name }) => ({ about: [id], message: `${quoted(name)} owns no aggregate and consumes no event.` })),
};
