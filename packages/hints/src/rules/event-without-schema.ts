import { elementsOf, fieldsOf, versionsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const eventWithoutSchema: HintRule = {
  id: 'H801',
  stage: 8,
  why: 'Teams share the schema of an event, not code and not data. An event without fields tells its listeners nothing.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter(({ id }) => versionsOf(board, id).every((version) => fieldsOf(board, version.id).length === 0))
      .map((event) => ({ about: [event.id], message: `${nameOf(event)} has no fields yet.` })),
};
