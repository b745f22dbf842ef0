import { type Board, comesFrom, type ElementRow } from '@stormbridge/model';
import { byId, eventsOfCommand } from './reads.ts';
import type { CommandPlan, EventPlan } from './types.ts';

/**
 * What an aggregate has been told before one of its commands, in the order of time: events of its other commands that
 * stand earlier on the board. Of alternatives the first counts, and nothing that follows from the others. Where the
 * command does not say which aggregate it means, that may be a new one as well, to which nothing has happened.
 */
export function historyOf(board: Board, command: CommandPlan, siblings: readonly CommandPlan[]): EventPlan[] {
  const start = columnOf(board, command.outcomes[0]?.event);
  if (start === undefined || command.identity === null) return [];
  const names = new Set(command.outcomes.map(({ event }) => event.name));
  const earlier = siblings
    .filter((one) => one !== command && one.handled)
    .flatMap(({ outcomes }) => outcomes.map(({ event }) => event))
    .filter((event) => !names.has(event.name) && before(columnOf(board, event), start) && !isAside(board, event.row))
    .sort((a, b) => byColumn(board, a, b) || a.version - b.version);
  // The state has one place for all versions of an event.
  return [...new Map(earlier.map((event) => [event.name, event])).values()];
}

const columnOf = (board: Board, event: EventPlan | undefined): string | undefined =>
  event === undefined ? undefined : board.elements.get(event.row)?.column;

const before = (column: string | undefined, other: string): boolean => column !== undefined && column < other;

const byColumn = (board: Board, a: EventPlan, b: EventPlan): number =>
  before(columnOf(board, a), columnOf(board, b) ?? '') ? -1 : a.row === b.row ? 0 : 1;

/** Whether an event happens only where things went another way than the first. */
function isAside(board: Board, event: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(event)) return false;
  const commands = comesFrom(board, event, 'command').sort(byId);
  return (
    commands.length > 0 &&
    commands.every((command) => isSecond(board, command, event) || follows(board, command, new Set([...seen, event])))
  );
}

/** An alternative stands at the same moment as another event of the command. */
function isSecond(board: Board, command: ElementRow, event: string): boolean {
  const events = eventsOfCommand(board, command);
  const column = events.find(({ id }) => id === event)?.column;
  return column !== undefined && events.find((one) => one.column === column)?.id !== event;
}

/** Whether a policy issues a command in answer to nothing but such events. */
const follows = (board: Board, command: ElementRow, seen: ReadonlySet<string>): boolean =>
  comesFrom(board, command.id, 'policy').some((policy) => {
    const heard = comesFrom(board, policy.id, 'event');
    return heard.length > 0 && heard.every(({ id }) => isAside(board, id, seen));
  });
