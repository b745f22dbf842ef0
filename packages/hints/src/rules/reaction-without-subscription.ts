import { acceptSubscriptions, NOTATION, proposeSubscriptions } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const reactionWithoutSubscription: HintRule = {
  id: 'H704',
  stage: 7,
  why: 'A policy or a read model hears of an event only through a subscription on the bus.',
  find: (board) =>
    proposeSubscriptions(board).flatMap((proposal) => {
      const element = board.elements.get(proposal.row.because ?? '');
      const service = board.services.get(proposal.row.service);
      if (element === undefined || service === undefined) return [];
      return [
        {
          about: [element.id, service.id],
          message: `${NOTATION[element.kind].label} ${nameOf(element)} is not subscribed to its events yet.`,
          remedy: { label: `Subscribe ${service.name} by queue`, changes: () => acceptSubscriptions([proposal]) },
        },
      ];
    }),
};
