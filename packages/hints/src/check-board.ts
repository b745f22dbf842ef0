import type { Board } from '@stormbridge/model';
import type { Hint } from './hint.ts';
import { RULES } from './rules.ts';

/**
 * Every hint for a board in a stage: the rules of that stage and of the ones before it, the latest stage first. `stage`
 * is 1 to 9; the result (9) asks all rules. Stages in `skipped` are not asked.
 */
export function checkBoard(board: Board, stage = 9, skipped: readonly number[] = []): Hint[] {
  return RULES.filter((rule) => rule.stage <= stage && !skipped.includes(rule.stage))
    .toSorted((a, b) => b.stage - a.stage)
    .flatMap(({ id, stage: of, why, find }) =>
      find(board).map((finding) => ({ rule: id, stage: of, why, ...finding })),
    );
}
