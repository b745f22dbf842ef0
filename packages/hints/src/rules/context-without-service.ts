import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const contextWithoutService: HintRule = {
  id: 'H603',
  stage: 6,
  why: 'A context becomes software through its services.',
  find: (board) => {
    const served = new Set([...board.services.values()].map(({ context }) => context));
    return [...board.contexts.values()]
      .filter(({ id }) => !served.has(id))
      .map(({ id, name }) => ({ about: [id], message: `${quoted(name)} has no service.` }));
  },
};
