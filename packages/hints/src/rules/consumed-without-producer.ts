import { consumersOf, elementsOf, serviceOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, nameOf } from '../names.ts';

export const consumedWithoutProducer: HintRule = {
  id: 'H703',
  stage: 7,
  why: 'Consumers wait for an event that no service puts on the bus.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const consumers = consumersOf(board, event).length;
      if (consumers === 0 || serviceOf(board, event) !== undefined) return [];
      return [
        {
          about: [event.id],
          message: `${nameOf(event)} has ${count(consumers, 'consumer')} but no service produces it.`,
        },
      ];
    }),
};
