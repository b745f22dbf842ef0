import { acceptServices, indexOf, proposeServices } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const aggregateWithoutService: HintRule = {
  id: 'H602',
  stage: 6,
  why: 'Some service has to keep the aggregate’s data and publish its events.',
  find: (board) =>
    proposeServices(board)
      .filter(({ aggregate }) => (indexOf(board).placementsByAggregate.get(aggregate) ?? []).length === 1)
      .map((proposal) => ({
        about: [proposal.aggregate, proposal.context],
        message: `No service runs ${quoted(board.aggregates.get(proposal.aggregate)?.name ?? '')}.`,
        remedy: {
          label: `Add the service “${proposal.name}”`,
          changes: (now) =>
            acceptServices(
              now,
              proposeServices(now).filter(({ id }) => id === proposal.id),
            ),
        },
      })),
};
