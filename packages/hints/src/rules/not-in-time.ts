import { elementsOf, sequenceByPosition } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count } from '../names.ts';

export const notInTime: HintRule = {
  id: 'H201',
  stage: 2,
  why: 'The order of events is where a team finds out what it does not agree on.',
  find: (board) => {
    const loose = elementsOf(board, 'event').filter((event) => event.column === undefined);
    if (loose.length === 0) return [];
    return [
      {
        about: loose.map((event) => event.id),
        message: `${count(loose.length, 'event')} ${loose.length === 1 ? 'has' : 'have'} no place in time yet.`,
        remedy: { label: 'Order them as they lie, left to right', changes: sequenceByPosition },
      },
    ];
  },
};
