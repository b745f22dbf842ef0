import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

export const timerWithoutSchedule: HintRule = {
  id: 'H309',
  stage: 3,
  why: 'A timer needs a rhythm before it can be built.',
  find: (board) =>
    elementsOf(board, 'timer')
      .filter((timer) => !timer.schedule?.trim())
      .map((timer) => ({
        about: [timer.id],
        message: `${nameOf(timer)} has no schedule. How often, or at what time?`,
      })),
};
