import { acceptServices, indexOf, proposeServices } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { count, quoted } from '../names.ts';

export const fewerServicesThanContexts: HintRule = {
  id: 'H601',
  stage: 6,
  why: 'An aggregate in two contexts is two processes that will change apart: each gets an independent microservice.',
  find: (board) =>
    [...board.aggregates.values()].flatMap(({ id, name }) => {
      const places = indexOf(board).placementsByAggregate.get(id) ?? [];
      const services = new Set(places.flatMap(({ service }) => service ?? []));
      if (places.length < 2 || services.size === places.length) return [];
      return [
        {
          about: [id, ...places.map((place) => place.id)],
          message: `${quoted(name)} is in ${places.length} contexts but has ${count(services.size, 'service')}.`,
          remedy: {
            label: 'Give each context its own service',
            changes: (now) =>
              acceptServices(
                now,
                proposeServices(now).filter((one) => one.aggregate === id),
              ),
          },
        },
      ];
    }),
};
