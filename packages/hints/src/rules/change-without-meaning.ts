import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { wordsOf } from '../words.ts';

const VAGUE = new Set(['updated', 'changed', 'modified', 'edited', 'saved', 'processed', 'handled']);

export const changeWithoutMeaning: HintRule = {
  id: 'H104',
  stage: 1,
  why: '“Updated” tells a listener nothing: they would have to compare. The reason for the change is the event.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const words = wordsOf(event.label);
      const last = words.at(-1);
      if (last === undefined || words.length > 2 || !VAGUE.has(last)) return [];
      return [{ about: [event.id], message: `${nameOf(event)} does not say what changed for the business, or why.` }];
    }),
};
