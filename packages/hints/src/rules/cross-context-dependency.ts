import { couplings } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, quoted } from '../names.ts';

export const crossContextDependency: HintRule = {
  id: 'H503',
  stage: 5,
  why: 'The method drives dependencies between contexts towards none. Each one is a contract between two teams.',
  find: (board) =>
    couplings(board).map(({ from, to, policies }) => ({
      about: [to.id, from.id, ...policies.map((policy) => policy.id)],
      message: `${quoted(to.name)} reacts to ${quoted(from.name)} in ${count(policies.length, 'place')}.`,
    })),
};
