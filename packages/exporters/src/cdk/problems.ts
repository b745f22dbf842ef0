import type { Board, Problem } from '@stormbridge/model';
import { schemaProblems } from '../schema/problems.ts';
import { cloudProblems } from './problems/cloud.ts';
import { commandProblems, eventProblems } from './problems/events.ts';
import { intakeProblems } from './problems/intake.ts';
import { limitProblems, limitWarnings } from './problems/limits.ts';
import { nameWarnings } from './problems/names.ts';
import { subscriptionProblems } from './problems/subscriptions.ts';
import { timerProblems } from './problems/timers.ts';

const known = new WeakMap<Board, readonly Problem[]>();
const warned = new WeakMap<Board, readonly Problem[]>();

/** Facts about a board that keep it from being exported as code; empty when there are none. Hints are never here. */
export function exportProblems(board: Board): readonly Problem[] {
  const found = known.get(board);
  if (found !== undefined) return found;
  const problems = find(board);
  known.set(board, problems);
  return problems;
}

/**
 * What people should know before they deploy: quotas that AWS raises on request, and names that AWS does not take as
 * they are. It stops nothing. A board with problems has none yet: they are counted on the plan.
 */
export function exportWarnings(board: Board): readonly Problem[] {
  const found = warned.get(board);
  if (found !== undefined) return found;
  const warnings = exportProblems(board).length > 0 ? [] : [...limitWarnings(board), ...nameWarnings(board)];
  warned.set(board, warnings);
  return warnings;
}

function find(board: Board): readonly Problem[] {
  if (board.services.size === 0)
    return [
      {
        rule: 'X10',
        at: '',
        message: 'There is no microservice on the board, so there is nothing to deploy.',
        remedy: 'Name at least one microservice in stage 6.',
      },
    ];
  const facts = [
    ...eventProblems(board),
    ...commandProblems(board),
    ...intakeProblems(board),
    ...cloudProblems(board),
    ...subscriptionProblems(board),
    ...timerProblems(board),
    ...schemaProblems(board),
  ];
  // The limits are counted on the plan, which is only worth making of a board that is right.
  return facts.length > 0 ? facts : limitProblems(board);
}
