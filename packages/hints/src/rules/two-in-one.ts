import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { wordsOf } from '../words.ts';

export const twoInOne: HintRule = {
  id: 'H107',
  stage: 1,
  why: 'Two facts on one sticky cannot happen at different times, have different owners or be listened to apart.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter(
        (event) =>
          /\S\s*[/;]\s*\S/.test(event.label) ||
          (wordsOf(event.label).filter((word) => /ed$/.test(word)).length > 1 && / (and|or) /i.test(event.label)),
      )
      .map((event) => ({
        about: [event.id],
        message: `${nameOf(event)} seems to hold more than one event. Write one sticky for each.`,
      })),
};
