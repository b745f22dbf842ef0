import type { Contract } from '../../schema/contract.ts';
import { type Code, code, comment, ident, joined, propertyKey } from '../../sinks/index.ts';
import { pascalPart } from '../plan/scope.ts';
import type { AskPlan, Plan, SystemPlan } from '../plan/types.ts';
import { fileOf, fitsIn, importOf, indented, lines, list, speaksOf } from './layout.ts';
import { contractName, packages, sentence } from './names.ts';

/** `src/adapters/payment-provider.ts`: what a service asks of a system outside, and tells it. */
export function adapterFile(plan: Plan, system: SystemPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const methods = system.asks.map((ask) =>
    indented(
      list({
        before: propertyKey(ask.method),
        open: '(',
        items: [parameterOf(system, ask), code`context: Context`, ...(isTold(ask) ? [] : [code`key: string`])],
        close: ')',
        after: code`: Promise<${answerOf(ask)}>;`,
        at: 2,
      }),
    ),
  );
  const types = system.asks.flatMap((ask) => typeOf(system, ask) ?? []);
  const has = speaksOf(lines([...types, ...methods]));
  const named = system.asks.flatMap(({ given }): readonly Contract[] =>
    'command' in given ? [given.command] : given.events,
  );
  return fileOf(
    [
      importOf(named.map(contractName), contracts, true),
      importOf(['BusEvent', 'Context', 'EventOf'].filter(has).map(ident), eventKit, true),
    ],
    [
      ...types,
      lines([
        code`/** What this service ${verbs(system)} ${sentence(system.title || system.name)}${system.description === '' ? code`` : code` ${sentence(system.description)}`} */`,
        code`export interface ${ident(system.name)} {`,
        ...methods,
        code`}`,
      ]),
    ],
  );
}

const isTold = ({ given }: AskPlan): boolean => 'events' in given;

function verbs({ asks }: SystemPlan): Code {
  if (asks.every(isTold)) return code`tells`;
  return asks.some(isTold) ? code`asks of and tells` : code`asks of`;
}

/** `test/fakes/payment-provider.ts`: stands in for it and remembers what it was asked and told. */
export function fakeFile(plan: Plan, system: SystemPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const commands = system.asks.flatMap(({ given }) => ('command' in given ? [contractName(given.command)] : []));
  const methods = system.asks.map((ask) =>
    lines([
      indented(
        list({
          before: propertyKey(ask.method),
          open: '(',
          items: [parameterOf(system, ask)],
          close: ')',
          after: code`: Promise<${answerOf(ask)}> {`,
          at: 2,
        }),
      ),
      code`    this.asked.push(${isTold(ask) ? code`event` : code`command`});`,
      code`    return Promise.resolve(${isTold(ask) ? code`` : code`{ reply: 'sample' }`});`,
      code`  }`,
    ]),
  );
  const types = system.asks.flatMap((ask) => {
    if ('command' in ask.given) return [answerOf(ask)];
    return ask.given.events.length === 0 ? [] : [newsName(system, ask)];
  });
  const anything = system.asks.some(({ given }) => 'events' in given && given.events.length === 0);
  return fileOf(
    [
      importOf(commands, contracts, true),
      anything ? importOf([ident('BusEvent')], eventKit, true) : null,
      importOf([ident(system.name), ...types], `../../src/adapters/${system.file}.ts`, true),
    ],
    [
      lines([
        code`/** Stands in for ${comment(system.title || system.name)} and remembers what it was asked and told. */`,
        code`export class ${ident(`Fake${system.name}`)} implements ${ident(system.name)} {`,
        code`  readonly asked: unknown[] = [];`,
        code``,
        joined(methods, '\n\n'),
        code`}`,
      ]),
    ],
  );
}

const answerOf = ({ given }: AskPlan): Code => ('command' in given ? ident(given.answer) : code`void`);

/** What a method gets: a command, or one of the events that the system waits for. */
function parameterOf(system: SystemPlan, ask: AskPlan): Code {
  if ('command' in ask.given) return code`command: ${contractName(ask.given.command)}`;
  return ask.given.events.length === 0 ? code`event: BusEvent` : code`event: ${newsName(system, ask)}`;
}

/** `PaymentProviderTell`: the events that it is told of, under one name. */
const newsName = (system: SystemPlan, { method }: AskPlan): Code => ident(`${system.name}${pascalPart(method)}`);

/** What comes back for a command, or what is told. */
function typeOf(system: SystemPlan, ask: AskPlan): Code | null {
  if ('command' in ask.given)
    return lines([
      code`/** What comes back for ${ident(ask.given.command.name)}. The board does not say what is in it: name its fields here. */`,
      code`export interface ${answerOf(ask)} {`,
      code`  readonly reply: unknown;`,
      code`}`,
    ]);
  if (ask.given.events.length === 0) return null;
  const types = ask.given.events.map((event) => code`typeof ${contractName(event)}`);
  const head = code`export type ${newsName(system, ask)} = EventOf<`;
  const flat = code`${head}${joined(types, ' | ')}>;`;
  if (fitsIn(flat)) return flat;
  const below = code`  ${joined(types, ' | ')}`;
  return lines([head, ...(fitsIn(below) ? [below] : types.map((type) => code`  | ${type}`)), code`>;`]);
}
