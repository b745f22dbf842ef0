import { fieldsOf, labelOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const sampleMissesField: HintRule = {
  id: 'H805',
  stage: 8,
  why: 'The sample is what tests and readers believe. It has to fit its own schema.',
  find: (board) =>
    [...board.eventVersions.values()].flatMap(({ id, event, version, sample }) => {
      if (sample === undefined || sample === null || typeof sample !== 'object' || Array.isArray(sample)) return [];
      const missing = fieldsOf(board, id).filter(
        (field) => field.required && field.name !== '' && !Object.hasOwn(sample, field.name),
      );
      if (missing.length === 0) return [];
      return [
        {
          about: [event],
          message: `The sample of ${quoted(labelOf(board, event))} version ${version} lacks ${missing.map(({ name }) => name).join(', ')}.`,
        },
      ];
    }),
};
