import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';
import { wordsOf } from '../words.ts';

const WORK = /(ing|ment team|management|manager|handler|processor|controller|service|team|department)$/;
/** Nouns of the business that only look like an activity. */
const NOUNS = new Set([
  'booking',
  'listing',
  'rating',
  'building',
  'meeting',
  'training',
  'pricing',
  'shipping',
  'offering',
  'holding',
  'filing',
  'ring',
  'string',
  'thing',
  'setting',
  'drawing',
  'recording',
  'posting',
  'reading',
  'warning',
]);

export const aggregateNamedAfterWork: HintRule = {
  id: 'H404',
  stage: 4,
  why: 'An aggregate is a thing with a life of its own. An activity or a team in its name gathers unlike events.',
  find: (board) =>
    [...board.aggregates.values()]
      .filter(({ name }) => {
        const last = wordsOf(name).at(-1) ?? '';
        return WORK.test(last) && !NOUNS.has(last);
      })
      .map(({ id, name }) => ({
        about: [id],
        message: `${quoted(name)} names an activity or a team. Which thing do its events happen to?`,
      })),
};
