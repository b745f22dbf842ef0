import { type Board, elementsOf, leadsTo, type Problem, serviceOf } from '@stormbridge/model';
import { byId, serviceOfCommand } from '../plan/reads.ts';
import { quoted } from './words.ts';

/** EventBridge Scheduler: `rate(5 minutes)`, `cron(0 9 * * ? *)` with six parts, `at(2026-12-31T23:59:59)`. */
const RATE = /^rate\([1-9]\d{0,5} (minute|minutes|hour|hours|day|days)\)$/;
const CRON = /^cron\([A-Za-z0-9*?,/#-]+( [A-Za-z0-9*?,/#-]+){5}\)$/;
const AT = /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/;

export const isSchedule = (text: string): boolean => RATE.test(text) || CRON.test(text) || AT.test(text);

/** Timers that set something off and do not say when. */
export const timerProblems = (board: Board): Problem[] =>
  [...elementsOf(board, 'timer')].sort(byId).flatMap((timer): Problem[] => {
    const sets =
      leadsTo(board, timer.id, 'command').some((one) => serviceOfCommand(board, one) !== undefined) ||
      leadsTo(board, timer.id, 'event').some((one) => serviceOf(board, one) !== undefined);
    if (!sets || (timer.schedule !== undefined && isSchedule(timer.schedule))) return [];
    const said =
      timer.schedule === undefined || timer.schedule === ''
        ? 'has no schedule'
        : `has the schedule ${quoted(timer.schedule)}, which EventBridge Scheduler does not read`;
    return [
      {
        rule: 'X19',
        at: timer.id,
        message: `The timer ${quoted(timer.label)} ${said}.`,
        remedy: 'Write rate(1 hour), cron(0 9 * * ? *) with six parts, or at(2026-12-31T23:59:59).',
      },
    ];
  });
