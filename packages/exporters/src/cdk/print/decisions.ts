import { type Code, code, comment, encoded, ident, joined, propertyKey, shortened, str } from '../../sinks/index.ts';
import {
  assigned,
  bracketed,
  type Doc,
  group,
  ifBroken,
  indent,
  laidOut,
  line,
  objectDoc,
  separated,
  softline,
} from '../layout/doc.ts';
import { answersName } from '../plan/commands.ts';
import type { CommandPlan, DecisionPlan, Plan, ServicePlan } from '../plan/types.ts';
import { fileOf, importOf, indented, lines, object, speaksOf } from './layout.ts';
import { contractsIn, packages, parameterList } from './names.ts';

const signature = (decision: DecisionPlan): Code =>
  laidOut(
    // The type of the answer breaks when the parameters have: they share a group.
    group([
      code`${ident(decision.name)}(`,
      indent([softline, separated(parameterList(decision), [code`,`, line])]),
      ifBroken(','),
      softline,
      code`): `,
      decision.returns,
      code`;`,
    ]),
    2,
  );

/** `src/decisions.ts`: everything that the board does not say, as functions that throw until somebody writes them. */
export function decisionsFile(plan: Plan, service: ServicePlan): Code | null {
  const { decisions } = service;
  if (decisions.length === 0) return null;
  const { contracts, eventKit, domain } = packages(plan);
  const members = lines(decisions.map((decision) => indented(signature(decision))));
  const speaks = speaksOf(members);
  const later = speaks('Later')
    ? code`/** An answer that may have to be looked up first. */\ntype Later<T> = T | Promise<T>;`
    : null;
  const kit = ['Arrived', 'BusEvent', 'CloudEvent', 'CommandOf', 'Context', 'EventOf', 'Given', 'Joined', 'Tick']
    .filter(speaks)
    .map(ident);
  const asking = service.domains.flatMap((one) => one.commands.filter(({ asks }) => asks.length > 0));
  const states = service.domains.flatMap((one) => {
    const names = [`${one.name}State`].filter(speaks).map(ident);
    return importOf(names, `./domain/${one.file}.ts`, true) ?? [];
  });
  const made = decisions.map((decision) => assigned(ident(decision.name), undecidedCall(decision)));
  return fileOf(
    [
      importOf(contractsIn(plan, speaks), contracts, true),
      importOf(kit, eventKit, true),
      importOf([ident('undecided')], domain),
      ...answerImports(service),
      ...states,
    ],
    [
      later,
      ...asking.map(answersOf),
      code`/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */\nexport interface Decisions {\n${members}\n}`,
      laidOut([code`export const decisions: Decisions = `, objectDoc(made), code`;`]),
    ],
  );
}

const answerImports = ({ systems }: ServicePlan): (Code | null)[] =>
  systems.map(({ file, asks }) =>
    importOf(
      asks.flatMap(({ given }) => ('command' in given ? [ident(given.answer)] : [])),
      `./adapters/${file}.ts`,
      true,
    ),
  );

/** What all systems answer that are asked before a command is decided. */
function answersOf(command: CommandPlan): Code {
  const first = joined(
    command.asks.map(({ system }) => comment(system)),
    ', then ',
  );
  return lines([
    code`/** Before ${ident(command.name)} is decided, this is asked: ${first}. */`,
    code`export interface ${ident(answersName(command))} {`,
    ...command.asks.map(({ key, answer }) => code`  readonly ${propertyKey(key)}: ${ident(answer)};`),
    code`}`,
  ]);
}

/** Room for the names of many fields; what is longer stands in docs/open-decisions.md. */
const QUESTION = 600;

const undecidedCall = ({ question }: DecisionPlan): Doc => [
  code`undecided`,
  bracketed('(', [str(shortened(question, QUESTION))], ')'),
];

/** `test/answers.ts`: what tests take for the answers, from the samples. It is never deployed. */
export function answersFile(plan: Plan, service: ServicePlan): Code | null {
  const { decisions, systems } = service;
  if (decisions.length === 0) return null;
  const { contracts, contractsTesting } = packages(plan);
  const members = decisions.map(({ name, answer }) => laidOut([ident(name), code`: `, answer, code`,`], 2));
  const text = lines(members);
  const speaks = speaksOf(text);
  const used = ['sample', 'sampleCommand'].filter(speaks).map(ident);
  const asked = systems.filter((system) => system.asks.length > 0);
  const fakes = asked.map(({ name, file }) => importOf([ident(`Fake${name}`)], `./fakes/${file}.ts`));
  return fileOf(
    [
      importOf(contractsIn(plan, speaks), contracts),
      importOf(used, contractsTesting),
      importOf([ident('Decisions')], '../src/decisions.ts', true),
      ...fakes,
    ],
    [
      asked.length === 0
        ? null
        : code`/** Stand-ins for the systems outside. */\nexport const fakes = ${object(asked.map(({ name }) => code`${encoded<'code'>(lowerFirst(name))}: new ${ident(`Fake${name}`)}()`))};`,
      code`/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */\nexport const answers: Decisions = {\n${indented(text)}\n};`,
    ],
  );
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
