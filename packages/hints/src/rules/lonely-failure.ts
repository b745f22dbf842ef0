import { timeColumns } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { wordsOf } from '../words.ts';

const ENDED_BADLY = new Set(['failed', 'declined', 'rejected', 'denied', 'refused']);

export const lonelyFailure: HintRule = {
  id: 'H202',
  stage: 2,
  why: 'What can fail can also succeed at the same moment: stack both as alternatives, so that neither is forgotten.',
  find: (board) =>
    timeColumns(board)
      .filter((column) => column.events.length === 1)
      .flatMap((column) => column.events)
      .filter((event) => wordsOf(event.label).some((word) => ENDED_BADLY.has(word)))
      .map((event) => ({
        about: [event.id],
        message: `${nameOf(event)} has no alternative beside it. What happens when it goes well?`,
      })),
};
