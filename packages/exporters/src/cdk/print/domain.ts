import { type Code, code, comment, encoded, ident, joined, str } from '../../sinks/index.ts';
import { block, bracketed, type Doc, group, hardline, indent, laidOut, line, oneOf } from '../layout/doc.ts';
import { typeAlias } from '../layout/types.ts';
import { answersName, decidedType } from '../plan/commands.ts';
import type { CommandPlan, DomainPlan, OutcomePlan, Plan, ServicePlan } from '../plan/types.ts';
import { fileOf, fitsIn, importOf, indented, lines, object, typeImport, unionType } from './layout.ts';
import { commandTypeName, contractName, factName, packages, stateName } from './names.ts';
import { asksFor, factOf } from './origins.ts';
import { commandTicks, eventTicks } from './ticks.ts';

/** `src/domain/order.ts`: what an aggregate answers to its commands. No AWS in it. Null where there is nothing to say. */
export function domainFile(plan: Plan, service: ServicePlan, given: DomainPlan): Code | null {
  const domain = { ...given, commands: deciding(given) };
  if (domain.events.length === 0) return null;
  const { contracts, domain: kit } = packages(plan);
  const { commands, events, aggregate } = domain;
  // What `decide` makes stands as a value; the rest only tells types.
  const made = new Set(commands.flatMap((command) => command.outcomes.map(({ event }) => contractName(event))));
  const names = [...commands.map(contractName), ...events.map(contractName)];
  const asking = commands.filter(({ asks }) => asks.length > 0);
  const decisions = [
    ...asking.map((command) => ident(answersName(command))),
    ...(commands.length > 0 && usesDecisions(domain) ? [ident('Decisions')] : []),
  ];
  const stored = isStored(service, given);
  const factory = [...(commands.length > 0 ? [ident('fact')] : []), ...(stored ? [ident('latestOfEach')] : [])];
  const kitTypes = [
    ...(unasked(commands).length > 0 ? [typeImport('CommandOf')] : []),
    ...(asking.length > 0 ? [typeImport('Given')] : []),
    typeImport('FactOf'),
    ...(aggregate ? [typeImport('LatestOfEach')] : []),
    ...(stored ? [typeImport('StateRules')] : []),
  ];
  const used = names.map((name) => (made.has(name) ? name : code`type ${name}`));
  return fileOf(
    [importOf(used, contracts), importOf([...factory, ...kitTypes], kit), importOf(decisions, '../decisions.ts', true)],
    [lines(typesOf(domain)), stored ? stateRules(domain) : null, commands.length > 0 ? decide(domain) : null],
  );
}

/** Whether the state of an aggregate is in the table of its service: something there changes it. */
export const isStored = (service: ServicePlan, domain: DomainPlan): boolean =>
  domain.aggregate &&
  (deciding(domain).length > 0 ||
    domain.reports.length > 0 ||
    eventTicks(service, domain).length > 0 ||
    commandTicks(service, domain).some(({ event }) => event !== null));

/** The commands that lead to events. */
export const deciding = ({ commands }: DomainPlan): readonly CommandPlan[] =>
  commands.filter((command) => command.handled && command.handle === null);

const usesDecisions = ({ commands }: DomainPlan): boolean =>
  commands.some((command) => command.choice !== null || command.outcomes.some(({ fields }) => asksFor(fields)));

function typesOf(domain: DomainPlan): Code[] {
  const { commands, events, aggregate, title } = domain;
  const all: Code[] = [];
  all.push(
    unionType(
      code`type Events`,
      events.map((one) => code`typeof ${contractName(one)}`),
    ),
  );
  const plain = unasked(commands);
  if (plain.length > 0)
    all.push(
      unionType(
        code`type Commands`,
        plain.map((one) => code`typeof ${contractName(one)}`),
      ),
    );
  if (commands.length > 0) all.push(encoded(''));
  if (aggregate) {
    const about = comment(title);
    all.push(
      code`/** What is known of ${about}: of each kind of event the last. */`,
      code`export type ${stateName(domain)} = LatestOfEach<Events>;`,
    );
  }
  all.push(code`export type ${factName(domain)} = FactOf<Events>;`);
  if (commands.length > 0) all.push(commandType(domain));
  return all;
}

/** How states are kept, and where an older one is brought forward. */
function stateRules(domain: DomainPlan): Code {
  const [state, fact] = [code`${stateName(domain)}`, code`${factName(domain)}`];
  const rules = object([code`initial: {}`, code`evolve: latestOfEach`, code`stateVersion: 1`, code`upgrades: {}`]);
  const name = code`export const stateRules: StateRules`;
  const flat = code`${name}<${state}, ${fact}> =`;
  const wide = code`${name}<\n${indented(state)},\n${indented(fact)}\n> = ${rules};`;
  const narrow = fitsIn(code`${flat} {`) ? code`${flat} ${rules};` : code`${flat}\n${indented(rules)};`;
  return lines([
    code`/** Another ${state} needs the next stateVersion, and in upgrades what makes it of the one before: \`1: (stored) => ...\`. */`,
    fitsIn(flat) ? narrow : wide,
  ]);
}

/** Commands that need no answer of a system outside. */
const unasked = (commands: readonly CommandPlan[]): readonly CommandPlan[] =>
  commands.filter(({ asks }) => asks.length === 0);

function commandType(domain: DomainPlan): Code {
  const asking = domain.commands.filter(({ asks }) => asks.length > 0);
  const types = [
    ...(unasked(domain.commands).length > 0 ? [code`CommandOf<Commands>`] : []),
    ...asking.map((command) => decidedType(command, command.asks)),
  ];
  return laidOut(typeAlias(code`export type ${commandTypeName(domain)}`, types));
}

/** `decide(id, state, command, decisions)`; without an aggregate there is neither id nor state. */
export const decideParameters = (domain: DomainPlan): readonly ('id' | 'state' | 'command' | 'decisions')[] => [
  ...(domain.aggregate && usesId(domain) ? (['id'] as const) : []),
  ...(domain.aggregate ? (['state'] as const) : []),
  'command',
  ...(usesDecisions(domain) ? (['decisions'] as const) : []),
];

const usesId = ({ commands }: DomainPlan): boolean =>
  commands.some((command) => command.outcomes.some(({ fields }) => fields.some(({ from }) => from === 'id')));

function decide(domain: DomainPlan): Code {
  const types: Readonly<Record<string, Code>> = {
    id: code`string`,
    state: stateName(domain),
    command: commandTypeName(domain),
    decisions: code`Decisions`,
  };
  const parameters = decideParameters(domain).map((name) => code`${ident(name)}: ${types[name] ?? code`unknown`}`);
  const head = [code`export function decide`, bracketed('(', parameters, ')'), code`: ${factName(domain)}[] `];
  const [only, ...others] = domain.commands;
  // A switch over one key would be a question with one answer.
  const body =
    only !== undefined && others.length === 0
      ? answerOf(domain, only)
      : [code`switch (command.key) `, block(domain.commands.map((command) => caseOf(domain, command)))];
  return lines([...aboutDecide(domain), laidOut([group(head), block([body])])]);
}

const caseOf = (domain: DomainPlan, command: CommandPlan): Doc => [
  code`case ${str(`${command.name}.v${command.version}`)}:`,
  indent([hardline, answerOf(domain, command)]),
];

function aboutDecide({ title, rules, aggregate }: DomainPlan): Code[] {
  const what = aggregate
    ? code`What ${comment(title)} answers to a command. Pure: the same state and command give the same events.`
    : code`What follows from a command. Pure: the same command gives the same events.`;
  if (rules.length === 0) return [code`/** ${what} */`];
  return [
    code`/**`,
    code` * ${what}`,
    code` *`,
    code` * Rules from the board, none of them checked yet:`,
    ...rules.map((rule) => code` * - ${comment(rule)}`),
    code` */`,
  ];
}

/** What one command leads to. */
function answerOf(domain: DomainPlan, command: CommandPlan): Doc {
  if (command.choice === null) return [code`return `, factsDoc(command.outcomes, domain), code`;`];
  const asked = code`.${ident(command.choice)}(${joined(seenBy(domain), ', ')})`;
  const then = [code`.flatMap((name): ${factName(domain)}[] => `, block(branchesOf(domain, command)), code`);`];
  return oneOf(
    [code`return decisions${asked}`, then],
    [code`return decisions`, indent([hardline, asked, hardline, then])],
  );
}

/** What a decision of the domain is given. */
const seenBy = ({ aggregate }: DomainPlan): readonly Code[] => [...(aggregate ? [code`state`] : []), code`command`];

/** The last of several events needs no question. */
function branchesOf(domain: DomainPlan, command: CommandPlan): Doc[] {
  const names = [...new Set(command.outcomes.map(({ event }) => event.name))];
  return names.map((name) => {
    const mine = command.outcomes.filter(({ event }) => event.name === name);
    const answer = [code`return `, factsDoc(mine, domain), code`;`];
    return name === names.at(-1) ? answer : group([code`if (name === ${str(name)})`, indent([line, answer])]);
  });
}

const factsDoc = (outcomes: readonly OutcomePlan[], domain: DomainPlan): Doc =>
  bracketed(
    '[',
    outcomes.map((outcome) => factDoc(outcome, domain)),
    ']',
  );

const factDoc = ({ event, fields }: OutcomePlan, domain: DomainPlan): Doc =>
  factOf(event, {
    fields,
    known: () => code`command.data`,
    given: seenBy(domain),
    waits: false,
  });
