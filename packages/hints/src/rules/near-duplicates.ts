import { type ElementRow, eventsInTime } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { gist } from '../words.ts';

export const nearDuplicates: HintRule = {
  id: 'H204',
  stage: 2,
  why: 'Two wordings of one event are worth a talk between their writers: they may mean the same, or not at all.',
  find: (board) => {
    const groups = new Map<string, ElementRow[]>();
    for (const event of eventsInTime(board)) {
      const key = gist(event.label);
      if (key !== '') groups.set(key, [...(groups.get(key) ?? []), event]);
    }
    return [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => ({
        about: group.map((event) => event.id),
        message: `${group.map(nameOf).join(' and ')} may be the same event.`,
      }));
  },
};
