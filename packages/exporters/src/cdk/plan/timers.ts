import {
  type Board,
  camel,
  codeNames,
  type ElementRow,
  elementsOf,
  leadsTo,
  serviceOf,
  shortHash,
} from '@stormbridge/model';
import { typeNameOf } from '../../schema/contract.ts';
import { cdkText, code, ident } from '../../sinks/index.ts';
import { bracketed } from '../layout/doc.ts';
import { generic } from '../layout/types.ts';
import { identityOf } from './commands.ts';
import type { Decisions } from './decisions.ts';
import { byId, shown } from './reads.ts';
import type { Scope } from './scope.ts';
import type { ConsumerNames } from './subscriptions.ts';
import type { CommandPlan, EventPlan, TimerPlan } from './types.ts';
import { olderOutcomes, type Told, toldVersions } from './versions.ts';

interface TimersGiven {
  readonly board: Board;
  readonly events: ReadonlyMap<string, EventPlan>;
  readonly commands: ReadonlyMap<string, CommandPlan>;
  readonly decisions: Decisions;
  readonly functions: Scope;
  readonly row: string;
}

/** The timers of a service: one schedule for each command or event that a timer leads to. */
export function planTimers(given: TimersGiven, names: ConsumerNames): TimerPlan[] {
  const { board, commands, events, row } = given;
  return [...elementsOf(board, 'timer')].sort(byId).flatMap((timer) => {
    if (timer.schedule === undefined) return [];
    const issued = leadsTo(board, timer.id, 'command')
      .sort(byId)
      .flatMap((one) => commands.get(one.id) ?? []);
    const caused = leadsTo(board, timer.id, 'event')
      .sort(byId)
      .filter((one) => serviceOf(board, one)?.id === row)
      .flatMap((one) => toldVersions(board, events, one.id) ?? []);
    return [
      ...issued.map((command) => plan(given, names, timer, command, null)),
      ...caused.map((told) => plan(given, names, timer, null, told)),
    ];
  });
}

function plan(
  { board, decisions, functions }: TimersGiven,
  names: ConsumerNames,
  timer: ElementRow,
  command: CommandPlan | null,
  told: Told | null,
): TimerPlan {
  const event = told?.newest ?? null;
  const target = command ?? event;
  const base = codeNames(board).get(timer.id) ?? 'Timer';
  const { construct, id } = names.claim([base, `${base.slice(0, 28)}X${shortHash(timer.id + (target?.owner ?? ''))}`]);
  // The scheduler sends one event a time, so where one fact has several versions the service writes them.
  const alone = told === null || told.older.length === 0;
  const constant = alone && (target?.properties.every((property) => !property.required) ?? false);
  const title = shown(timer.label, base);
  return {
    row: timer.id,
    id,
    construct,
    schedule: timer.schedule ?? '',
    text: cdkText(title),
    command,
    event,
    constant,
    fn: functions.claim(`on${construct}`, camel(`${construct}Timer`)),
    due: constant || target === null ? null : dueOf(decisions, construct, title, command, target),
    identity: constant || event?.aggregate == null ? null : identityOf({ decisions }, event, event.aggregate, [event]),
    older: told === null ? [] : olderOutcomes(decisions, told, construct),
  };
}

/** The board names no data: how many commands or events a tick leads to, and with what in them, is open. */
function dueOf(
  decisions: Decisions,
  construct: string,
  title: string,
  command: CommandPlan | null,
  target: CommandPlan | EventPlan,
): string {
  const type = ident(typeNameOf(target));
  const sample = ident(command === null ? 'sample' : 'sampleCommand');
  return decisions.ask([`dueOn${construct}`], {
    question: `Which ${target.name} are due, and with which data? The timer says: ${title}`,
    parameters: [{ name: 'tick', type: ident('Tick') }],
    returns: generic(ident('Later'), [code`readonly ${type}[]`]),
    answer: [code`() => `, bracketed('[', [code`${sample}(${type})`], ']')],
  });
}
