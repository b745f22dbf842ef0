import { keyOf } from '../../schema/contract.ts';
import { type Code, code, ident, member, propertyKey, str } from '../../sinks/index.ts';
import { assigned, bracketed, type Doc, group, ifBroken, indent, laidOut, line, objectDoc } from '../layout/doc.ts';
import type { CommandPlan, DomainPlan, EventPlan, HotSpotPlan, Plan, ServicePlan } from '../plan/types.ts';
import { decideParameters, deciding, isStored } from './domain.ts';
import { fileOf, importOf, indented, lines, list, speaksOf } from './layout.ts';
import { contractName, contractsIn, packages } from './names.ts';
import { rulesImport, viewCase } from './read-models.ts';

/** `services/order/test/order.test.ts`: what the domain decides, and what is still to be asked. */
export function serviceTest(plan: Plan, service: ServicePlan, hotSpots: readonly HotSpotPlan[]): Code {
  const { contracts, catalog, contractsTesting, domain, eventTesting } = packages(plan);
  const domains = service.domains
    .map((domain) => ({ ...domain, commands: deciding(domain) }))
    .filter((domain) => domain.commands.length > 0);
  const stored = service.domains.filter((domain) => isStored(service, domain));
  const cases = [
    ...domains.flatMap((domain) => domain.commands.flatMap((command) => commandCases(domain, command))),
    ...stored.map(storedCase),
    ...service.readModels.map(viewCase),
  ];
  const todos = hotSpots.map((spot) =>
    list({ before: code`it.todo`, open: '(', items: [str(spot.text)], close: ')', after: code`;`, at: 2 }),
  );
  const body = lines([...cases, ...(cases.length === 0 ? [catalogCase(service)] : []), ...todos]);
  const has = speaksOf(body);
  const imports = service.domains.map((one) =>
    importOf(
      [
        ...(domains.some(({ file }) => file === one.file) ? [code`decide as ${decideOf(one)}`] : []),
        ...(stored.includes(one) ? [code`stateRules as ${stateRulesOf(one)}`] : []),
      ],
      `../src/domain/${one.file}.ts`,
    ),
  );
  const decided = domains.some((domain) => decideParameters(domain).includes('decisions'));
  return fileOf(
    [
      importOf(contractsIn(plan, has), contracts),
      has('SUBSCRIPTIONS') ? importOf([ident('SUBSCRIPTIONS')], catalog) : null,
      importOf(['sample', 'sampleCommand'].filter(has).map(ident), contractsTesting),
      importOf(['asToday', 'folded'].filter(has).map(ident), domain),
      importOf(
        [...(decided ? ['answered'] : []), ...['commandGiven', 'eventGiven'].filter(has)].map(ident),
        eventTesting,
      ),
      importOf([ident('describe'), ident('expect'), ident('it')], 'vitest'),
      decided ? importOf([ident('decisions')], '../src/decisions.ts') : null,
      ...imports,
      ...service.readModels.map(rulesImport),
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

const stateRulesOf = ({ name }: DomainPlan): Code => ident(`${name.charAt(0).toLowerCase()}${name.slice(1)}StateRules`);

/** A state as the first version of the code stores it. Who raises the version says here what becomes of it. */
function storedCase(domain: DomainPlan): Code {
  const known = [...new Map(domain.events.map((event) => [event.name, event])).values()];
  return lines([
    code`it(${str(`${domain.name} that was stored as version 1 is known today`)}, () => {`,
    indented(stateOf(known, 'stored')),
    code`  expect(asToday(${stateRulesOf(domain)}, stored, 1)).toEqual(stored);`,
    code`});`,
  ]);
}

/**
 * One test for each event to which a command may lead, whatever a person decides about when it does. A command that does
 * not say which aggregate it means has two: it may be a new one, or one to which something had happened.
 */
function commandCases(domain: DomainPlan, command: CommandPlan): Code[] {
  const names = [...new Set(command.outcomes.map(({ event }) => event.name))];
  const states = statesBefore(domain, command);
  return names.flatMap((name) => states.map((before) => commandCase(domain, command, name, before)));
}

interface Before {
  /** The end of the title: of which aggregate it is said. */
  readonly of: string;
  readonly events: readonly EventPlan[];
}

function statesBefore(domain: DomainPlan, command: CommandPlan): Before[] {
  const events = domain.history.get(command.row) ?? [];
  const isOpen = command.identity !== null && 'decision' in command.identity;
  if (!isOpen || events.length === 0) return [{ of: '', events }];
  return [
    { of: `, of a new ${domain.name}`, events: [] },
    { of: ', of one that was there before', events },
  ];
}

function commandCase(domain: DomainPlan, command: CommandPlan, name: string, before: Before): Code {
  const decided = decidedFor(command, name);
  const state = before.events.length === 0 ? null : stateOf(before.events);
  const given: Readonly<Record<string, Doc>> = {
    id: code`'1'`,
    state: state === null ? code`{}` : code`state`,
    command: givenCommand(command),
    decisions: decided === null ? code`said` : code`decided`,
  };
  const values = decideParameters(domain).map((parameter) => given[parameter] ?? code`undefined`);
  const keys = command.outcomes.flatMap(({ event }) => (event.name === name ? [keyOf(event)] : []));
  const call = laidOut([code`const facts = ${decideOf(domain)}`, bracketed('(', values, ')'), code`;`], 4);
  const title = `${command.name} leads to ${name}${decided === null ? '' : ' when that is its outcome'}${before.of}`;
  return lines([
    code`it(${str(title)}, ${command.asks.length > 0 ? code`async ` : code``}() => {`,
    ...[state, decided].flatMap((one) => (one === null ? [] : [indented(one)])),
    ...(command.asks.length > 0 ? [indented(answersOf(command))] : []),
    indented(call),
    indented(expectedKeys(keys)),
    code`});`,
  ]);
}

const expectedKeys = (keys: readonly string[]): Code =>
  list({
    before: code`expect(facts.map(({ contract }) => contract.key)).toEqual(`,
    open: '[',
    items: [...new Set(keys)].map(str),
    close: ']',
    after: code`);`,
    at: 4,
  });

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
const stateOf = (events: readonly EventPlan[], name = 'state'): Code =>
  list({
    before: code`const ${ident(name)} = `,
    open: '{',
    items: events.map((event) => code`${propertyKey(event.name)}: sample(${contractName(event)})`),
    close: '}',
    spaced: true,
    after: code`;`,
    at: 4,
  });

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
