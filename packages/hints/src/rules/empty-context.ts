import { indexOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const emptyContext: HintRule = {
  id: 'H502',
  stage: 5,
  why: 'A context without aggregates has no language of its own to protect.',
  find: (board) =>
    [...board.contexts.values()]
      .filter(({ id }) => (indexOf(board).placementsByContext.get(id) ?? []).length === 0)
      .map(({ id, name }) => ({ about: [id], message: `${quoted(name)} holds no aggregate.` })),
};
