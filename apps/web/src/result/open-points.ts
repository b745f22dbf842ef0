import { type Board, elementsOf, type Problem } from '@stormbridge/model';
import { say } from '../text/i18n.ts';

/** The hot spots that nobody has resolved, told as warnings: what comes out has a question where they are. */
export const hotSpotWarnings = (board: Board): readonly Problem[] =>
  elementsOf(board, 'hotSpot')
    .filter(({ status }) => status !== 'resolved')
    .map(({ id, label }) => ({
      rule: 'hotSpot',
      at: id,
      message: say('result.hotSpot', { label: label.replace(/\s+/g, ' ').trim() || say('common.unnamed') }),
    }));
