import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';

/** Below this many events a timeline can be taken in at one look. */
const WORTH_PARTING = 10;

export const noPivotalEvent: HintRule = {
  id: 'H205',
  stage: 2,
  why: 'The few events that most people wait for part the timeline into phases, and later into contexts.',
  find: (board) => {
    const events = elementsOf(board, 'event');
    if (events.length < WORTH_PARTING || events.some((event) => event.pivotal)) return [];
    return [{ about: [], message: 'No event is marked as pivotal. Which two or three matter to everybody?' }];
  },
};
