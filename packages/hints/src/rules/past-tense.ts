import { elementsOf, relabel } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { asPast, isImperative, isReadable, saysPast } from '../words.ts';

export const pastTense: HintRule = {
  id: 'H101',
  stage: 1,
  why: 'An event is a fact: something that has happened and that nobody can refuse any more. The past tense keeps it one.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter((event) => isReadable(event.label) && !saysPast(event.label) && !isImperative(event.label))
      .map((event) => {
        const past = asPast(event.label);
        return {
          about: [event.id],
          message: `${nameOf(event)} does not say that something has happened. Add a verb in the past tense.`,
          ...(past && { remedy: { label: `Rename to “${past}”`, changes: (now) => relabel(now, event.id, past) } }),
        };
      }),
};
