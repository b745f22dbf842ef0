import { type Board, camel, comesFrom, compareInTime, type ElementRow, kebab, leadsTo } from '@stormbridge/model';
import { typeNameOf } from '../../schema/contract.ts';
import type { ContractName } from '../../schema/names.ts';
import { fits, type Property } from '../../schema/properties.ts';
import { code, ident, member, str } from '../../sinks/index.ts';
import { arrow, bracketed, type Doc } from '../layout/doc.ts';
import { generic, listOfUnion } from '../layout/types.ts';
import { type CommandSeed, versionsToPublish } from './contracts.ts';
import { type Decisions, identityField, originsOf } from './decisions.ts';
import { eventsOfCommand, issuersOf } from './reads.ts';
import type { Scope } from './scope.ts';
import type { Systems } from './systems.ts';
import type { CommandPlan, DecisionPlan, EventPlan, KeyPlan, OutcomePlan } from './types.ts';

export interface CommandsGiven {
  readonly board: Board;
  readonly events: ReadonlyMap<string, EventPlan>;
  readonly decisions: Decisions;
  /** Functions of this service. */
  readonly functions: Scope;
  readonly systems: Systems;
  readonly service: string;
}

/** A command of a service with everything that its handler needs to know. */
export function planCommand(given: CommandsGiven, { row, contract, aggregate }: CommandSeed): CommandPlan {
  const { board, decisions, functions, service } = given;
  const happenings = eventsOfCommand(board, row).flatMap((event) => versionsOf(given, event));
  const publishes = straightToBus(board, row) ? (happenings[0]?.event ?? null) : null;
  const handled = publishes === null || issuersOf(board, row).some((one) => !OUTSIDE.includes(one.kind));
  if (!handled)
    return unhandled({ contract, aggregate, row: row.id, service, publishes, caller: callerOf(board, row) });
  const seen = happenings.length > 0 ? stateParameter(aggregate) : [];
  const asks = given.systems.asked(leadsTo(board, row.id, 'externalSystem'), contract, seen);
  const command = decidedType(contract, asks);
  const outcomes = happenings.map(({ event }): OutcomePlan => {
    const versions = happenings.filter((one) => one.event.name === event.name);
    const of = versions.length === 1 ? event.name : typeNameOf(event);
    return {
      event,
      fields: originsOf({
        decisions,
        target: event,
        sources: [contract],
        of,
        longer: `${of}By${contract.name}`,
        because: `The command ${contract.name} does not say it.`,
        parameters: decideParameters(aggregate, command),
        later: false,
        idField: aggregate === null ? undefined : identityField(aggregate, event),
        ...(aggregate === null ? {} : { offered: knownBefore(given, aggregate, event) }),
      }),
    };
  });
  const events = outcomes.map(({ event }) => event);
  const decides = aggregate !== null && events.length > 0;
  return {
    ...contract,
    row: row.id,
    service,
    aggregate,
    mode: row.mode ?? 'async',
    route: isPublic(board, row) ? kebab(contract.name) : null,
    caller: callerOf(board, row),
    publishes,
    handled,
    fn: functions.claim(camel(contract.name), `${camel(contract.name)}Command`),
    outcomes,
    identity: decides ? identityOf(given, contract, aggregate, events) : null,
    choice: choiceOf(given, row, { contract, command, aggregate, outcomes }),
    handle: events.length === 0 ? askWhatFollows(decisions, contract, command) : null,
    asks,
  };
}

/** The board names no event for a command: what it does is for a person to write. */
const askWhatFollows = (decisions: Decisions, contract: Contract, command: Doc): string =>
  decisions.ask([`handle${contract.name}`], {
    question: `What does ${contract.name} do? The board names no event for it.`,
    parameters: [
      { name: 'command', type: command },
      { name: 'context', type: ident('Context') },
    ],
    returns: code`Promise<void>`,
    answer: code`() => Promise.resolve()`,
  });

const isBefore = ({ elements }: Board, one: EventPlan, other: EventPlan): boolean => {
  const [first, second] = [elements.get(one.row), elements.get(other.row)];
  return first !== undefined && second !== undefined && compareInTime(first, second) < 0;
};

/** What the state of an aggregate may hold of a field: what an earlier event of it said, in each of its versions. */
function knownBefore({ board, events, service }: CommandsGiven, aggregate: string, target: EventPlan) {
  const own = [...events.values()].filter(
    (event) =>
      event.service === service &&
      event.aggregate === aggregate &&
      isBefore(board, event, target) &&
      versionsToPublish(board, event.row).includes(event.owner) &&
      comesFrom(board, event.row).every(({ intake }) => intake !== 'bus'),
  );
  const names = [...new Set(own.map(({ name }) => name))];
  return (wanted: Property): string | undefined => {
    const has = ({ properties }: EventPlan): boolean =>
      properties.some((one) => one.name === wanted.name && fits(one, { ...wanted, required: false }));
    const from = names.find((name) => own.every((event) => event.name !== name || has(event)));
    return from === undefined ? undefined : `state.${from}?${member(wanted.name).replace(/^(?=\[)/, '.')}`;
  };
}

/** The versions of an event that are written, as far as this service produces it. */
const versionsOf = ({ board, events, service }: CommandsGiven, event: ElementRow) =>
  versionsToPublish(board, event.id).flatMap((id) => {
    const plan = events.get(id);
    return plan === undefined || plan.service !== service ? [] : [{ event: plan }];
  });

/** A command as a decision sees it, with the answers of the systems that were asked before. */
export const decidedType = (contract: ContractName, asks: readonly unknown[]): Doc => {
  const type = code`typeof ${ident(typeNameOf(contract))}`;
  return asks.length === 0
    ? generic(ident('CommandOf'), [type])
    : generic(ident('Given'), [type, ident(answersName(contract))]);
};

/** Type of all that systems outside answer before a command is decided. */
export const answersName = ({ name }: ContractName): string => `${name}Answers`;

/** What `decide` knows: the state, where there is an aggregate, and the command. */
const decideParameters = (aggregate: string | null, command: Doc): DecisionPlan['parameters'] => [
  ...stateParameter(aggregate),
  { name: 'command', type: command },
];

const stateParameter = (aggregate: string | null): DecisionPlan['parameters'] =>
  aggregate === null ? [] : [{ name: 'state', type: ident(`${aggregate}State`) }];

const OUTSIDE: readonly string[] = ['actor', 'externalSystem'];

/** A public way in: somebody outside asks for it. */
const isPublic = (board: Board, command: ElementRow): boolean =>
  issuersOf(board, command).some(({ kind }) => OUTSIDE.includes(kind));

const callerOf = (board: Board, command: ElementRow): CommandPlan['caller'] =>
  issuersOf(board, command).some(({ kind }) => kind === 'actor') ? 'people' : 'system';

/** The board wants the API to put its event on the bus; the export problems see to it that this can be. */
const straightToBus = (board: Board, command: ElementRow): boolean =>
  command.intake === 'bus' && command.mode !== 'sync' && isPublic(board, command);

type Unhandled = Pick<CommandPlan, 'aggregate' | 'row' | 'service' | 'publishes' | 'caller'> & {
  readonly contract: Contract;
};

/** Nothing of it is for the service to decide: the API has made it an event before any code runs. */
const unhandled = ({ contract, publishes, ...given }: Unhandled): CommandPlan => ({
  ...contract,
  ...given,
  publishes,
  handled: false,
  mode: 'async',
  route: kebab(contract.name),
  fn: camel(contract.name),
  outcomes: publishes === null ? [] : [{ event: publishes, fields: [] }],
  identity: null,
  choice: null,
  handle: null,
  asks: [],
});

type Contract = CommandSeed['contract'];

/** Which aggregate a command or a report is about. */
export function identityOf(
  { decisions }: Pick<CommandsGiven, 'decisions'>,
  contract: Contract,
  aggregate: string,
  events: readonly EventPlan[],
): KeyPlan {
  const field = identityField(aggregate, contract);
  if (field !== undefined) return { from: field };
  const [sampled] = events.flatMap((event) => {
    const found = identityField(aggregate, event);
    return found === undefined ? [] : [{ event, found }];
  });
  const name = decisions.ask([`idOf${contract.name}`, `aggregateOf${contract.name}`], {
    question: `Which ${aggregate} is ${contract.name} about? For a new one: newId(context, '${camel(aggregate)}Id'), or idFor('${aggregate}', ...) with a field by which others find it again.`,
    parameters: [
      { name: contract.kind === 'event' ? 'event' : 'command', type: ident(typeNameOf(contract)) },
      { name: 'context', type: ident('Context') },
    ],
    returns: code`Later<string>`,
    answer:
      sampled === undefined
        ? code`() => ${str(`${camel(aggregate)}-1`)}`
        : arrow(code`()`, code`sample(${ident(typeNameOf(sampled.event))})${member(sampled.found)}`),
  });
  return { decision: name };
}

interface ChoiceGiven {
  readonly contract: Contract;
  readonly command: Doc;
  readonly aggregate: string | null;
  readonly outcomes: readonly OutcomePlan[];
}

/** Several events of one command: which of them happen is for a person to say. Tests take the first of each moment. */
function choiceOf(
  { board, decisions, service, events }: CommandsGiven,
  row: ElementRow,
  { contract, command, aggregate, outcomes }: ChoiceGiven,
): string | null {
  const names = [...new Set(outcomes.map(({ event }) => event.name))];
  if (names.length < 2) return null;
  const rows = eventsOfCommand(board, row).filter((event) =>
    versionsToPublish(board, event.id).some((id) => events.get(id)?.service === service),
  );
  const taken = rows.filter(
    (event, at) => event.column === undefined || rows.findIndex((one) => one.column === event.column) === at,
  );
  const main = names.filter((name) =>
    taken.some((event) => outcomes.some((one) => one.event.row === event.id && one.event.name === name)),
  );
  return decisions.ask([`outcomeOf${contract.name}`], {
    question: `Which of ${names.join(', ')} does ${contract.name} lead to, and when?`,
    parameters: decideParameters(aggregate, command),
    returns: listOfUnion(names.map(str)),
    answer: [code`() => `, bracketed('[', main.map(str), ']')],
  });
}
