import { indexOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const aggregateWithOneEvent: HintRule = {
  id: 'H403',
  stage: 4,
  why: 'A thing with a single event often lives inside another thing, or its other events are still missing.',
  find: (board) =>
    [...board.aggregates.values()]
      .filter(
        ({ id }) =>
          (indexOf(board).elementsByAggregate.get(id) ?? []).filter(({ kind }) => kind === 'event').length === 1,
      )
      .map(({ id, name }) => ({
        about: [id],
        message: `${quoted(name)} has only one event. Is it part of another aggregate?`,
      })),
};
