import { indexOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const sameWordTwoMeanings: HintRule = {
  id: 'H505',
  stage: 5,
  why: 'The same word means something else in each context. Writing both meanings down ends the argument.',
  find: (board) =>
    [...board.aggregates.values()].flatMap(({ id, name }) => {
      const places = indexOf(board).placementsByAggregate.get(id) ?? [];
      const explained = new Set(
        [...board.glossary.values()]
          .filter(({ term }) => term.trim().toLowerCase() === name.trim().toLowerCase())
          .map(({ context }) => context),
      );
      const missing = places.filter(({ context }) => !explained.has(context));
      if (places.length < 2 || missing.length === 0) return [];
      const where = missing.map(({ context }) => quoted(board.contexts.get(context)?.name ?? '')).join(' and ');
      return [
        {
          about: [id],
          message: `${quoted(name)} is in ${places.length} contexts, but the glossary does not say what it means in ${where}.`,
        },
      ];
    }),
};
