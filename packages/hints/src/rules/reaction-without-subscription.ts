import { acceptSubscriptions, type ConsumptionKind, NOTATION, proposeSubscriptions } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

const labelOf = (kind: ConsumptionKind | undefined, service: string): string =>
  kind === 'destination' ? `Let ${service} tell it` : `Subscribe ${service} by queue`;

export const reactionWithoutSubscription: HintRule = {
  id: 'H704',
  stage: 7,
  why: 'A policy, a read model or an external system hears of an event only through a subscription on the bus.',
  find: (board) =>
    proposeSubscriptions(board).flatMap((proposal) => {
      const element = board.elements.get(proposal.row.because ?? '');
      const service = board.services.get(proposal.row.service);
      if (element === undefined || service === undefined) return [];
      return [
        {
          about: [element.id, service.id],
          message: `${NOTATION[element.kind].label} ${nameOf(element)} is not subscribed to its events yet.`,
          remedy: { label: labelOf(proposal.row.kind, service.name), changes: () => acceptSubscriptions([proposal]) },
        },
      ];
    }),
};
