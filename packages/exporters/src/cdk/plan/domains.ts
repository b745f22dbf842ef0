import {
  type Board,
  camel,
  codeNames,
  comesFrom,
  type ElementRow,
  elementsOf,
  kebab,
  serviceOf,
} from '@stormbridge/model';
import { oneLine } from '../../sinks/index.ts';
import { identityOf, planCommand } from './commands.ts';
import { type CommandSeed, versionsToPublish } from './contracts.ts';
import type { Decisions } from './decisions.ts';
import { byId, shown } from './reads.ts';
import type { Scope } from './scope.ts';
import type { Systems } from './systems.ts';
import type { DomainPlan, EventPlan, ReportPlan } from './types.ts';
import { olderOutcomes, type Told, toldVersions } from './versions.ts';

export interface DomainsGiven {
  readonly board: Board;
  readonly events: ReadonlyMap<string, EventPlan>;
  readonly seeds: readonly CommandSeed[];
  readonly decisions: Decisions;
  readonly functions: Scope;
  readonly systems: Systems;
  /** Row and folder of the service. */
  readonly row: string;
  readonly name: string;
  /** Name of the part that has no aggregate. */
  readonly rest: string;
}

/** The commands, reports and events of a service, by aggregate; what has none comes last, when there is any. */
export function planDomains(given: DomainsGiven): DomainPlan[] {
  const { board, name, row } = given;
  const own = [...given.events.values()].filter((event) => event.service === name);
  const seeds = given.seeds.filter((seed) => seed.service === row);
  const commands = seeds.map((seed) => planCommand({ ...given, service: name }, seed));
  const reports = planReports(given);
  const aggregates = [...new Set([...own.map((one) => one.aggregate), ...commands.map((one) => one.aggregate)])].sort(
    (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1),
  );
  return aggregates.map((aggregate): DomainPlan => {
    const mine = commands.filter((one) => one.aggregate === aggregate);
    const told = reports.filter((one) => one.event.aggregate === aggregate);
    const outcomes = mine.flatMap((one) => one.outcomes.map(({ event }) => event));
    const owned = own.filter((event) => event.aggregate === aggregate && isPublished(board, event));
    const details = [...board.aggregates.values()].find((one) => codeNames(board).get(one.id) === aggregate);
    return {
      name: aggregate ?? given.rest,
      title: shown(details?.name ?? '', aggregate ?? given.rest),
      rules: (details?.rules ?? '')
        .split('\n')
        .map(oneLine)
        .filter((line) => line !== ''),
      file: kebab(aggregate ?? given.rest),
      aggregate: aggregate !== null,
      commands: mine,
      events: inOrder([...outcomes, ...owned]),
      reports: told,
    };
  });
}

const isPublished = (board: Board, event: EventPlan): boolean =>
  versionsToPublish(board, event.row).includes(event.owner);

const inOrder = (events: readonly EventPlan[]): EventPlan[] => [...new Set(events)];

/** What external systems tell this service: the newest version of each event, from which the older ones follow. */
function planReports({ board, events, decisions, functions, row }: DomainsGiven): ReportPlan[] {
  return [...elementsOf(board, 'event')].sort(byId).flatMap((event) => {
    if (serviceOf(board, event)?.id !== row) return [];
    const [system] = comesFrom(board, event.id, 'externalSystem').sort(byId);
    const told = toldVersions(board, events, event.id);
    return system === undefined || told === undefined ? [] : [report(board, { decisions, functions }, system, told)];
  });
}

function report(
  board: Board,
  { decisions, functions }: Pick<DomainsGiven, 'decisions' | 'functions'>,
  system: ElementRow,
  told: Told,
): ReportPlan {
  const event = told.newest;
  return {
    event,
    system: shown(system.label, codeNames(board).get(system.id) ?? 'An external system'),
    route: kebab(event.name),
    fn: functions.claim(`${camel(event.name)}Reported`),
    identity: event.aggregate === null ? null : identityOf({ decisions }, event, event.aggregate, [event]),
    older: olderOutcomes(decisions, told, 'Report'),
  };
}

/** Whether a service keeps state: then its events go through an outbox. */
export const keepsState = (domains: readonly DomainPlan[]): boolean => domains.some((domain) => domain.aggregate);
