import { keyOf } from '../../schema/contract.ts';
import { type Code, code, encoded, ident, member, propertyKey, str } from '../../sinks/index.ts';
import { assigned, bracketed, type Doc, group, ifBroken, indent, laidOut, line, objectDoc } from '../layout/doc.ts';
import type { CommandPlan, DomainPlan, EventPlan, HotSpotPlan, Plan, ServicePlan } from '../plan/types.ts';
import { decideParameters, deciding } from './domain.ts';
import { fileOf, importOf, indented, lines, list, speaksOf } from './layout.ts';
import { contractName, packages } from './names.ts';

/** `services/order/test/order.test.ts`: what the domain decides, and what is still to be asked. */
export function serviceTest(plan: Plan, service: ServicePlan, hotSpots: readonly HotSpotPlan[]): Code {
  const { contracts, catalog, contractsTesting, eventTesting } = packages(plan);
  const domains = service.domains
    .map((domain) => ({ ...domain, commands: deciding(domain) }))
    .filter((domain) => domain.commands.length > 0);
  const cases = domains.flatMap((domain) => domain.commands.flatMap((command) => commandCases(domain, command)));
  const todos = hotSpots.map((spot) =>
    list({ before: code`it.todo`, open: '(', items: [str(spot.text)], close: ')', after: code`;`, at: 2 }),
  );
  const body = lines([...cases, ...(cases.length === 0 ? [catalogCase(service)] : []), ...todos]);
  const has = speaksOf(body);
  const imports = domains.map((domain) =>
    importOf([encoded<'code'>(`decide as ${decideOf(domain)}`)], `../src/domain/${domain.file}.ts`),
  );
  const decided = domains.some((domain) => decideParameters(domain).includes('decisions'));
  return fileOf(
    [
      importOf(
        domains
          .flatMap((domain) =>
            domain.commands.flatMap((command) => [
              command,
              ...(domain.aggregate ? historyBefore(domain, command) : []),
            ]),
          )
          .map(contractName),
        contracts,
      ),
      has('SUBSCRIPTIONS') ? importOf([ident('SUBSCRIPTIONS')], catalog) : null,
      importOf(['sample', 'sampleCommand'].filter(has).map(ident), contractsTesting),
      importOf(
        [...(decided ? ['answered'] : []), ...(cases.length > 0 ? ['commandGiven'] : [])].map(ident),
        eventTesting,
      ),
      importOf([ident('describe'), ident('expect'), ident('it')], 'vitest'),
      decided ? importOf([ident('decisions')], '../src/decisions.ts') : null,
      ...imports,
      importOf([...(decided ? ['answers'] : []), ...(has('fakes') ? ['fakes'] : [])].map(ident), './answers.ts'),
    ],
    [
      decided
        ? code`// Once a decision is made, the tests run with it and no longer with the sample.\nconst said = answered(decisions, answers);`
        : null,
      code`describe(${str(service.name)}, () => {\n${indented(body)}\n});`,
    ],
  );
}

/** `test/without-effect.ts`: where people say which reaction does nothing with the samples, once they wrote rules. */
export const withoutEffectFile = (): Code =>
  fileOf(
    [],
    [
      code`/**\n * Subscriptions that, by the rules of the domain, do nothing with the samples of their events: \`service/id\` and why.\n * For every other one \`effects.test.ts\` wants the effect that the board promises.\n */\nexport const WITHOUT_EFFECT: Readonly<Record<string, string>> = {};`,
    ],
  );

/** Two aggregates of one service both have a `decide`. */
const decideOf = (domain: DomainPlan): Code => ident(`decide${domain.name}`);

/** One test for each event to which a command may lead, whatever a person decides about when it does. */
function commandCases(domain: DomainPlan, command: CommandPlan): Code[] {
  const names = [...new Set(command.outcomes.map(({ event }) => event.name))];
  return names.map((name) => commandCase(domain, command, name));
}

function commandCase(domain: DomainPlan, command: CommandPlan, name: string): Code {
  const decided = decidedFor(command, name);
  const state = stateBefore(domain, command);
  const given: Readonly<Record<string, Doc>> = {
    id: code`'1'`,
    state: state === null ? code`{}` : code`state`,
    command: givenCommand(command),
    decisions: decided === null ? code`said` : code`decided`,
  };
  const values = decideParameters(domain).map((parameter) => given[parameter] ?? code`undefined`);
  const keys = command.outcomes.flatMap(({ event }) => (event.name === name ? [keyOf(event)] : []));
  const call = laidOut([code`const facts = ${decideOf(domain)}`, bracketed('(', values, ')'), code`;`], 4);
  const expected = list({
    before: code`expect(facts.map(({ contract }) => contract.key)).toEqual(`,
    open: '[',
    items: [...new Set(keys)].map(str),
    close: ']',
    after: code`);`,
    at: 4,
  });
  const title = `${command.name} leads to ${name}${decided === null ? '' : ' when that is its outcome'}`;
  return lines([
    code`it(${str(title)}, ${command.asks.length > 0 ? code`async ` : code``}() => {`,
    ...[state, decided].flatMap((one) => (one === null ? [] : [indented(one)])),
    ...(command.asks.length > 0 ? [indented(answersOf(command))] : []),
    indented(call),
    indented(expected),
    code`});`,
  ]);
}

/** Of several outcomes the one that is tested, instead of what the samples lead to. */
const decidedFor = ({ choice }: CommandPlan, name: string): Code | null =>
  choice === null
    ? null
    : list({
        before: code`const decided = `,
        open: '{',
        items: [code`...said`, code`${ident(choice)}: () => [${str(name)}] as const`],
        close: '}',
        spaced: true,
        after: code`;`,
        at: 4,
      });

/** What the aggregate knows by then, with the samples of its earlier events. */
function stateBefore(domain: DomainPlan, command: CommandPlan): Code | null {
  const events = historyBefore(domain, command);
  if (events.length === 0) return null;
  return list({
    before: code`const state = `,
    open: '{',
    items: events.map((event) => code`${propertyKey(event.name)}: sample(${contractName(event)})`),
    close: '}',
    spaced: true,
    after: code`;`,
    at: 4,
  });
}

const historyBefore = (domain: DomainPlan, command: CommandPlan): readonly EventPlan[] =>
  domain.history.get(command.row) ?? [];

/** The command of the sample, with what the stand-ins answer. */
function givenCommand(command: CommandPlan): Doc {
  const type = contractName(command);
  const given = [code`commandGiven`, bracketed('(', [type, code`sampleCommand(${type})`], ')')];
  if (command.asks.length === 0) return given;
  return group([
    code`{`,
    indent([line, code`...`, given, code`,`, line, code`answers: replies`]),
    ifBroken(','),
    line,
    code`}`,
  ]);
}

const answersOf = (command: CommandPlan): Code =>
  laidOut(
    [
      code`const replies = `,
      objectDoc(
        command.asks.map(({ key, method }) => {
          const ask = code`await fakes${member(key)}${member(method)}`;
          return assigned(propertyKey(key), [
            ask,
            bracketed('(', [code`sampleCommand(${contractName(command)})`], ')'),
          ]);
        }),
      ),
      code`;`,
    ],
    4,
  );

/** A service that only listens: its handlers run in the flow test of the project; here is what it listens to. */
function catalogCase(service: ServicePlan): Code {
  const ids = service.subscriptions.map(({ id }) => str(id));
  return lines([
    code`it('listens to what its team agreed on', () => {`,
    code`  const own = SUBSCRIPTIONS.filter(({ consumer }) => consumer === ${str(service.name)});`,
    indented(
      list({
        before: code`expect(own.map(({ id }) => id)).toEqual(`,
        open: '[',
        items: ids,
        close: ']',
        after: code`);`,
        at: 4,
      }),
    ),
    code`});`,
  ]);
}
