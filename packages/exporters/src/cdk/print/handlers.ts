import { type Code, code, comment, ident, joined, member, propertyKey, str } from '../../sinks/index.ts';
import { block, bracketed, type Doc, hugged, laidOut, objectDoc, oneOf } from '../layout/doc.ts';
import type {
  CloudPlan,
  CommandPlan,
  DomainPlan,
  KeyPlan,
  OutcomePlan,
  Plan,
  ReportPlan,
  ServicePlan,
  TimerPlan,
} from '../plan/types.ts';
import { decideParameters, deciding, isStored } from './domain.ts';
import {
  fileOf,
  fitsIn,
  importOf,
  indented,
  lines,
  list,
  object,
  onceCall,
  onceThen,
  speaksOf,
  typeImport,
} from './layout.ts';
import { contractName, packages, sentence, unlessItRepeats } from './names.ts';
import { factOf } from './origins.ts';
import { commandTicks, eventTicks } from './ticks.ts';

export interface Handlers {
  readonly file: string;
  readonly text: Code;
  /** Functions that `commands.ts` registers. */
  readonly exports: readonly string[];
}

/** `src/handlers/order.ts`: one function for each command, report and tick; reads and writes state, or publishes. */
export function handlersFile(plan: Plan, service: ServicePlan, domain: DomainPlan): Handlers | null {
  const { reports } = domain;
  const commands = domain.commands.filter(({ handled }) => handled);
  const ticks = [...commandTicks(service, domain), ...eventTicks(service, domain)];
  const functions = [
    ...commands.map((command) => commandFunction(domain, command)),
    ...reports.map((report) => reportFunction(domain, report)),
    ...ticks.map((timer) => tickFunction(domain, timer)),
  ];
  if (functions.length === 0) return null;
  const store = isStored(service, domain);
  const { contracts, eventKit } = packages(plan);
  const body = joined(functions, '\n\n');
  const has = speaksOf(body);
  const told = [...reports, ...ticks].flatMap(({ event, older }) =>
    [event ?? [], older.map((one) => one.event)].flat(),
  );
  const named = [...commands, ...told].map(contractName);
  const values = named.filter((name) => new RegExp(`[(,] ?${name}\\b`).test(body));
  const types = named.filter((name) => !values.includes(name) && has(name)).map((name) => code`type ${name}`);
  const kit = [
    ...(store ? [ident('AggregateStore')] : []),
    ...['commandOf', 'eachItem', 'fact', 'once', 'publishFacts', 'reportedAs'].filter(has).map(ident),
    ...['CloudEvent', 'Context', 'Happened', 'Tick'].filter(has).map(typeImport),
  ];
  const domainNames = [...(has('decide') ? [ident('decide')] : []), ...(store ? [ident('stateRules')] : [])];
  return {
    file: domain.file,
    exports: [...commands.map(({ fn }) => fn), ...reports.map(({ fn }) => fn), ...ticks.map(({ fn }) => fn)],
    text: fileOf(
      [
        importOf([...values, ...types], contracts),
        importOf(kit, eventKit),
        has('decisions') ? importOf([ident('decisions')], '../decisions.ts') : null,
        importOf(domainNames, `../domain/${domain.file}.ts`),
      ],
      [store ? storeOf(domain) : null, body],
    ),
  };
}

const storeOf = ({ name }: DomainPlan): Code => code`const store = new AggregateStore(${str(name)}, stateRules);`;

const head = (fn: string, parameters: readonly Code[], answer = code`void`): Code =>
  list({
    before: code`export async function ${ident(fn)}`,
    open: '(',
    items: parameters,
    close: ')',
    after: code`: Promise<${answer}> {`,
  });

/** The id of the aggregate: a field of the data says it, or an open decision. */
const idOf = (identity: KeyPlan, context = code`context`): Code =>
  'from' in identity
    ? code`data${member(identity.from)}`
    : code`await decisions.${ident(identity.decision)}(data, ${context})`;

const idLine = (identity: KeyPlan): Code => code`  const id = ${idOf(identity)};`;

function commandFunction(domain: DomainPlan, command: CommandPlan): Code {
  const type = contractName(command);
  const answer = isAnswered(command) ? code`readonly Happened[]` : code`void`;
  return lines([
    ...unlessItRepeats(sentence(command.label || command.name), command.fn),
    head(command.fn, [code`data: ${type}`, code`context: Context`], answer),
    ...checked(command),
    ...workOf(domain, command),
    code`}`,
  ]);
}

/** Whether the caller of a public route waits for what happens. */
export const isAnswered = ({ mode, route }: CommandPlan): boolean => mode === 'sync' && route !== null;

/**
 * The command as decisions see it. What others answer is remembered: when it comes twice, they are not asked twice.
 * They are asked with the state at hand, so that a rule can refuse before anything happens outside.
 */
function checked({ asks, identity, ...command }: CommandPlan): Code[] {
  const made = code`commandOf(${contractName(command)}, data, context);`;
  if (asks.length === 0) return [code`  const command = ${made}`];
  const seen = [code`asked.data`, ...(identity === null ? [] : [code`known`]), code`context`, code`key`];
  const answers = asks.map(({ key, decision }) =>
    onceThen(
      code`${propertyKey(key)}: `,
      code`\`${ident(decision)} \${context.cause.id}\``,
      [code`decisions.${ident(decision)}`, bracketed('(', seen, ')')],
      code``,
      4,
      code`key`,
    ),
  );
  return [
    code`  const asked = ${made}`,
    ...(identity === null ? [] : [idLine(identity), code`  const known = await store.state(id);`]),
    indented(code`const answers = ${object(answers)};`),
    code`  const command = { ...asked, answers };`,
  ];
}

function workOf(domain: DomainPlan, command: CommandPlan): Code[] {
  const given = decideParameters({ ...domain, commands: deciding(domain) }).map((name) => ident(name));
  const decided = code`decide(${joined(given, ', ')})`;
  const told = isAnswered(command) ? code`return` : code`await`;
  if (command.handle !== null)
    return [
      indented(
        onceCall(
          code`\`\${command.key} \${context.cause.id}\``,
          [code`decisions.${ident(command.handle)}`, bracketed('(', [code`command`, code`context`], ')')],
          2,
        ),
      ),
      ...(isAnswered(command) ? [code`  return [];`] : []),
    ];
  if (command.identity === null) return [code`  ${told} publishFacts(${decided}, { ...context, by: command.key });`];
  return [
    ...(command.asks.length > 0 ? [] : [idLine(command.identity)]),
    code`  ${told} store.change(id, { ...context, by: command.key }, (state) => ${decided});`,
  ];
}

function reportFunction(domain: DomainPlan, report: ReportPlan): Code {
  const type = contractName(report.event);
  if (report.cloud !== null) return forwardedFunction(domain, report, report.cloud);
  return lines([
    code`/** ${comment(report.system)} says that it happened. */`,
    head(report.fn, [code`data: ${type}`, code`context: Context`]),
    ...(report.sameAs === null ? [] : [indented(laidOut(knownAs(report.sameAs), 2))]),
    ...recorded(domain, report, code`own`),
    code`}`,
  ]);
}

/** `const own = reportedAs(decisions.idOfParcelLostReport(data), context);` */
const knownAs = (decision: string): Doc => [
  code`const own = reportedAs`,
  bracketed('(', [code`decisions.${ident(decision)}(data)`, code`context`], ')'),
  code`;`,
];

/** What a service of AWS says is put in the words of the domain, or is none of ours. */
const forwardedFunction = (domain: DomainPlan, report: ReportPlan, { text, decision }: CloudPlan): Code =>
  lines([
    code`/** ${sentence(text)} */`,
    head(report.fn, [code`event: CloudEvent`, code`context: Context`]),
    code`  const data = await decisions.${ident(decision)}(event);`,
    code`  if (data === undefined) return;`,
    ...recorded(domain, report, code`context`),
    code`}`,
  ]);

type Recorded = Pick<ReportPlan, 'identity' | 'event' | 'older' | 'check'>;

/** Writes one fact, in each of its versions: with the aggregate, or straight to the bus. */
function recorded(domain: DomainPlan, { identity, event, older, check }: Recorded, context: Code, depth = 2): Code[] {
  const because = [code`...${context}`, code`by: ${str(event.name)}`];
  const by = code`{ ${joined(because, ', ')} }`;
  const newest = code`fact(${contractName(event)}, data)`;
  const facts = older.length === 0 ? code`[${newest}]` : code`facts`;
  const told =
    older.length === 0 ? [] : [indented(laidOut([code`const facts = `, versionsOf(older, newest), code`;`], depth))];
  if (identity === null || !domain.aggregate) return [...told, indented(laidOut(published(facts, because), depth))];
  const all: Doc = older.length > 0 ? code`facts` : bracketed('[', [newest], ']');
  const decided: Doc =
    check === null
      ? [code`() => `, all]
      : [code`(state) => `, block([code`decisions.${ident(check)}(state, data);`, [code`return `, all, code`;`]])];
  const change = laidOut(hugged(code`await store.change`, [code`id`, by], decided), depth);
  return [code`  const id = ${idOf(identity, context)};`, ...told, indented(change)];
}

/** `await publishFacts([...], { ...context, by: 'OrderPlaced' });` */
const published = (facts: Code, because: readonly Code[]): Doc => {
  const call = code`await publishFacts(${facts}, `;
  return oneOf(code`${call}{ ${joined(because, ', ')} });`, [call, objectDoc(because), code`);`]);
};

/** The older versions follow from the newest, which is what was told. */
const versionsOf = (older: readonly OutcomePlan[], newest: Code): Doc =>
  bracketed(
    '[',
    [
      ...older.map(({ event, fields }) =>
        factOf(event, { fields, known: () => code`data`, given: [code`data`], waits: true }),
      ),
      newest,
    ],
    ']',
  );

function tickFunction(domain: DomainPlan, timer: TimerPlan): Code {
  const due = code`await decisions.${ident(timer.due ?? '')}(tick)`;
  const { command, event } = timer;
  const body = command !== null ? commandTick(command, due) : event === null ? [] : eventBody(domain, timer, due);
  return lines([
    ...unlessItRepeats(comment(timer.text), timer.fn.replace(/^on/, '')),
    head(timer.fn, [code`tick: Tick`, code`context: Context`]),
    ...body,
    code`}`,
  ]);
}

/** What one tick leads to: each item has a cause of its own, or all would be taken for one. */
const eachDue = (due: Code): Code => code`  for (const [data, own] of eachItem(${due}, context))`;

function commandTick(command: CommandPlan, due: Code): Code[] {
  const loop = eachDue(due);
  const call = code`await ${ident(command.fn)}(data, own);`;
  return fitsIn(code`${loop} ${call}`) ? [code`${loop} ${call}`] : [loop, code`    ${call}`];
}

function eventBody(domain: DomainPlan, { event, identity, older }: TimerPlan, due: Code): Code[] {
  if (event === null) return [];
  const body = recorded(domain, { identity, event, older, check: null }, code`own`, 4);
  return [code`${eachDue(due)} {`, ...body.map((line) => indented(line)), code`  }`];
}
