import { consumersOf, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const nobodyConsumes: HintRule = {
  id: 'H702',
  stage: 7,
  why: 'An event that nobody listens to may be fine for history, or a forgotten reaction.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter((event) => consumersOf(board, event).length === 0)
      .map((event) => ({ about: [event.id], message: `Nobody consumes ${nameOf(event)}.` })),
};
