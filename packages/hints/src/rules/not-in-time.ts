import { compareKeys, elementsOf, sequenceByPosition } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, nameOf } from '../names.ts';

/** So many names make one sentence. */
const NAMED = 5;

export const notInTime: HintRule = {
  id: 'H201',
  stage: 2,
  why: 'The order of events is where a team finds out what it does not agree on.',
  find: (board) => {
    const loose = elementsOf(board, 'event')
      .filter((event) => event.column === undefined)
      .map((event) => ({ id: event.id, name: nameOf(event) }))
      .sort((a, b) => compareKeys(a.name.toLowerCase(), b.name.toLowerCase()) || compareKeys(a.id, b.id));
    if (loose.length === 0) return [];
    return [
      {
        about: loose.map((event) => event.id),
        message: `${count(loose.length, 'event')} ${loose.length === 1 ? 'has' : 'have'} no place in time yet: ${listed(loose.map(({ name }) => name))}.`,
        remedy: { label: 'Order them as they lie, left to right', changes: sequenceByPosition },
      },
    ];
  },
};

const listed = (names: readonly string[]): string =>
  names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
