import { type Code, code, comment, encoded, ident, joined, propertyKey, shortened, str } from '../../sinks/index.ts';
import { answersName } from '../plan/commands.ts';
import type { CommandPlan, DecisionPlan, Plan, ServicePlan } from '../plan/types.ts';
import { fileOf, fitsIn, importOf, indented, lines, list, object, speaksOf } from './layout.ts';
import { contractsIn, packages, parameterList } from './names.ts';

const signature = (decision: DecisionPlan): Code =>
  list({
    before: ident(decision.name),
    open: '(',
    items: parameterList(decision),
    close: ')',
    after: code`: ${decision.returns};`,
    at: 2,
  });

/** `src/decisions.ts`: everything that the board does not say, as functions that throw until somebody writes them. */
export function decisionsFile(plan: Plan, service: ServicePlan): Code | null {
  const { decisions } = service;
  if (decisions.length === 0) return null;
  const { contracts, eventKit, domain } = packages(plan);
  const members = lines(
    decisions.flatMap((decision) => [code`  /** ${question(decision)} */`, indented(signature(decision))]),
  );
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
  const made = decisions.map((decision) =>
    list({
      before: code`${ident(decision.name)}: undecided`,
      open: '(',
      items: [str(shortened(decision.question, 300))],
      close: ')',
      at: 3,
    }),
  );
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
      code`export const decisions: Decisions = ${object(made)};`,
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

const question = (decision: DecisionPlan): Code => comment(shortened(decision.question, 300));

/** `name: () => value`, with the value on a line of its own where it is too wide. */
const answering = (text: Code): Code => (fitsIn(text, 3) ? text : encoded(text.replace('=> ', '=>\n  ')));

/** `test/answers.ts`: what tests take for the answers, from the samples. It is never deployed. */
export function answersFile(plan: Plan, service: ServicePlan): Code | null {
  const { decisions, systems } = service;
  if (decisions.length === 0) return null;
  const { contracts, contractsTesting } = packages(plan);
  const members = decisions.map(({ name, answer }) => answering(code`${ident(name)}: ${answer}`));
  const text = joined(members, '\n');
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
      code`/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */\nexport const answers: Decisions = ${object(members)};`,
    ],
  );
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
