import { elementsOf, fieldsOf, versionsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const personalData: HintRule = {
  id: 'H803',
  stage: 8,
  why: 'Everything on the bus is archived and read by everybody. An id instead of the data keeps people’s data in one place.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const personal = versionsOf(board, event.id).flatMap(({ id }) =>
        fieldsOf(board, id).filter((field) => field.personal),
      );
      if (personal.length === 0) return [];
      const names = [...new Set(personal.map(({ name }) => name))].join(', ');
      return [
        {
          about: [event.id, ...personal.map(({ id }) => id)],
          message: `${nameOf(event)} carries personal data: ${names}.`,
        },
      ];
    }),
};
