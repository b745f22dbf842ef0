import {
  type Board,
  comesFrom,
  compareKeys,
  type ElementRow,
  elementsOf,
  placeAfter,
  placeInTime,
} from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';

/** Events that cause an event: through a command, and a policy that issued it. */
const causesOf = (board: Board, event: ElementRow): ElementRow[] =>
  comesFrom(board, event.id, 'command')
    .flatMap((command) => comesFrom(board, command.id, 'policy'))
    .flatMap((policy) => comesFrom(board, policy.id, 'event'))
    .filter((cause) => cause.column !== undefined && cause.id !== event.id);

/** An event that people or a clock can also cause has a cause that no arrow on the timeline shows. */
const hasOtherCause = (board: Board, event: ElementRow): boolean =>
  comesFrom(board, event.id).some((source) => source.kind !== 'command') ||
  comesFrom(board, event.id, 'command').some((command) =>
    comesFrom(board, command.id).some((source) => source.kind !== 'policy'),
  );

export const effectBeforeCause: HintRule = {
  id: 'H203',
  stage: 2,
  why: 'On the timeline a cause stands to the left of what it causes. Otherwise the order or the arrow is wrong.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const causes = causesOf(board, event);
      const first = [...causes].sort((a, b) => compareKeys(a.column ?? '', b.column ?? ''))[0];
      if (event.column === undefined || first === undefined || hasOtherCause(board, event)) return [];
      if (!causes.every((cause) => compareKeys(cause.column ?? '', event.column ?? '') > 0)) return [];
      return [
        {
          about: [event.id, first.id],
          message: `${nameOf(event)} stands before everything that causes it, such as ${nameOf(first)}.`,
          remedy: {
            label: 'Move it behind its cause',
            changes: (now, random) => {
              const cause = now.elements.get(first.id);
              return cause === undefined
                ? []
                : placeInTime(now, [event.id], { ...placeAfter(now, cause), lane: event.lane }, random);
            },
          },
        },
      ];
    }),
};
