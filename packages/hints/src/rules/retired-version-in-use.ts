import { labelOf, matchedVersions } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const retiredVersionInUse: HintRule = {
  id: 'H804',
  stage: 8,
  why: 'A version is published until nobody listens to it any more; only then may it go.',
  find: (board) =>
    [...board.subscriptions.values()].flatMap((subscription) =>
      (subscription.scope === 'events' ? matchedVersions(board, subscription) : [])
        .filter((version) => version.status === 'retired')
        .map((version) => ({
          about: [version.event, subscription.id],
          message: `${quoted(labelOf(board, subscription.service))} still consumes version ${version.version} of ${quoted(labelOf(board, version.event))}, which is retired.`,
        })),
    ),
};
