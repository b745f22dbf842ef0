import { comesFrom, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const eventWithoutAggregate: HintRule = {
  id: 'H401',
  stage: 4,
  why: 'An event happens to some business thing. That thing decides, and later its service owns the event.',
  find: (board) =>
    elementsOf(board, 'event')
      // What a clock or another system causes may belong to the service that adapts it.
      .filter((event) => event.aggregate === undefined && event.service === undefined)
      .filter((event) => !comesFrom(board, event.id).some(({ kind }) => kind === 'timer' || kind === 'externalSystem'))
      .map((event) => ({ about: [event.id], message: `${nameOf(event)} belongs to no aggregate.` })),
};
