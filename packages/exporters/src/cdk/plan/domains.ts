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
import { typeNameOf } from '../../schema/contract.ts';
import { cdkText, code, ident, oneLine } from '../../sinks/index.ts';
import { arrow } from '../layout/doc.ts';
import { generic, unionDoc } from '../layout/types.ts';
import { identityOf, planCommand } from './commands.ts';
import { type CommandSeed, versionsToPublish } from './contracts.ts';
import type { Decisions } from './decisions.ts';
import { historyOf } from './history.ts';
import { byId, shown } from './reads.ts';
import type { Scope } from './scope.ts';
import type { ConsumerNames } from './subscriptions.ts';
import type { Systems } from './systems.ts';
import type { CloudPlan, CommandPlan, DomainPlan, EventPlan, ReportPlan } from './types.ts';
import { olderOutcomes, type Told, toldVersions } from './versions.ts';

export interface DomainsGiven {
  readonly board: Board;
  readonly events: ReadonlyMap<string, EventPlan>;
  readonly seeds: readonly CommandSeed[];
  readonly decisions: Decisions;
  readonly functions: Scope;
  readonly systems: Systems;
  readonly names: ConsumerNames;
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
  const straight = onlyByTheApi(board, commands);
  const aggregates = [...new Set([...own.map((one) => one.aggregate), ...commands.map((one) => one.aggregate)])].sort(
    (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1),
  );
  return aggregates.map((aggregate): DomainPlan => {
    const mine = commands.filter((one) => one.aggregate === aggregate);
    const told = reports.filter((one) => one.event.aggregate === aggregate);
    const outcomes = mine.flatMap((one) => (one.handled ? one.outcomes.map(({ event }) => event) : []));
    const owned = own.filter(
      (event) => event.aggregate === aggregate && isPublished(board, event) && !straight.has(event.row),
    );
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
      history: new Map(mine.map((one) => [one.row, historyOf(board, one, mine)])),
    };
  });
}

/** Rows of events that the API puts on the bus itself, and nothing else leads to. */
function onlyByTheApi(board: Board, commands: readonly CommandPlan[]): ReadonlySet<string> {
  const straight = new Set(commands.filter(({ handled }) => !handled).map(({ row }) => row));
  return new Set(
    commands
      .flatMap(({ publishes }) => publishes?.row ?? [])
      .filter((event) => comesFrom(board, event).every(({ id }) => straight.has(id))),
  );
}

const isPublished = (board: Board, event: EventPlan): boolean =>
  versionsToPublish(board, event.row).includes(event.owner);

const inOrder = (events: readonly EventPlan[]): EventPlan[] => [...new Set(events)];

/** What external systems tell this service: the newest version of each event, from which the older ones follow. */
const planReports = (given: DomainsGiven): ReportPlan[] =>
  [...elementsOf(given.board, 'event')].sort(byId).flatMap((event) => {
    const { board, events, row } = given;
    if (serviceOf(board, event)?.id !== row) return [];
    const told = toldVersions(board, events, event.id);
    if (told === undefined) return [];
    const systems = comesFrom(board, event.id, 'externalSystem').sort(byId);
    const [caller] = systems.filter(({ cloudSource }) => cloudSource === undefined);
    return [
      ...(caller === undefined ? [] : [report(given, caller, told, null)]),
      ...systems.flatMap((system) => {
        const cloud = cloudOf(given, system, event, told.newest);
        return cloud === null ? [] : [report(given, system, told, cloud)];
      }),
    ];
  });

function report(
  { board, decisions, functions }: DomainsGiven,
  system: ElementRow,
  told: Told,
  cloud: CloudPlan | null,
): ReportPlan {
  const event = told.newest;
  const called = shown(system.label, codeNames(board).get(system.id) ?? 'An external system');
  const name = `${camel(event.name)}${cloud === null ? 'Reported' : 'Forwarded'}`;
  return {
    event,
    system: called,
    route: cloud === null ? kebab(event.name) : null,
    cloud,
    fn: functions.claim(name),
    identity: event.aggregate === null ? null : identityOf({ decisions }, event, event.aggregate, [event]),
    older: olderOutcomes(decisions, told, cloud === null ? 'Report' : cloud.construct),
    sameAs: cloud === null ? askForSame(decisions, event, called) : null,
    check: event.aggregate === null ? null : askForCheck(decisions, event, event.aggregate, called),
  };
}

const reportParameter = (event: EventPlan) => ({ name: 'report', type: ident(typeNameOf(event)) });

/** Senders of webhooks try again and set no header of ours. */
const askForSame = (decisions: Decisions, event: EventPlan, system: string): string =>
  decisions.ask([`idOf${event.name}Report`], {
    question: `By what is a report of ${event.name} known again when ${system} sends it twice? With undefined the header Idempotency-Key counts, and without that each one is new.`,
    parameters: [reportParameter(event)],
    returns: code`string | undefined`,
    answer: code`() => undefined`,
  });

/** A report is a fact outside; whether it fits what is known here the aggregate says. */
const askForCheck = (decisions: Decisions, event: EventPlan, aggregate: string, system: string): string =>
  decisions.ask([`check${event.name}`], {
    question: `When does the ${event.name} that ${system} reports not fit the state of its ${aggregate}? Throw Refused then: nothing is published, and the log tells it.`,
    parameters: [{ name: 'state', type: ident(`${aggregate}State`) }, reportParameter(event)],
    returns: code`void`,
    answer: code`() => undefined`,
  });

/** A service of AWS tells it on the default bus, under a detail-type of its own. */
function cloudOf(
  { decisions, names }: DomainsGiven,
  { cloudSource: source }: ElementRow,
  { cloudDetailType: detailType }: ElementRow,
  told: EventPlan,
): CloudPlan | null {
  if (source === undefined || detailType === undefined) return null;
  const { construct, id } = names.claim([`Forward${told.name}`]);
  const type = ident(typeNameOf(told));
  const fields = told.properties.map(({ name }) => name).join(', ');
  const decision = decisions.ask([`translate${construct.replace(/^Forward/, '')}`], {
    question: `Which ${told.name} does "${detailType}" of ${source} tell, or undefined when it is none of ours? Its fields: ${fields || 'none'}`,
    parameters: [{ name: 'event', type: ident('CloudEvent') }],
    returns: generic(ident('Later'), [unionDoc([type, code`undefined`])]),
    answer: arrow(code`()`, code`sample(${type})`),
  });
  return {
    id,
    construct,
    source,
    detailType,
    text: cdkText(`${detailType} of ${source} becomes ${told.name}`),
    decision,
  };
}

/** Whether a service keeps state: then its events go through an outbox. */
export const keepsState = (domains: readonly DomainPlan[]): boolean =>
  domains.some((domain) => domain.aggregate && domain.events.length > 0);
