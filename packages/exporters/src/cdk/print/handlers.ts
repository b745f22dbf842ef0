import { type Code, code, comment, ident, joined, member, str } from '../../sinks/index.ts';
import type { CommandPlan, DomainPlan, KeyPlan, Plan, ReportPlan, ServicePlan, TimerPlan } from '../plan/types.ts';
import { decideParameters, deciding } from './domain.ts';
import { fileOf, fitsIn, importOf, indented, lines, list, object, onceCall, speaksOf, typeImport } from './layout.ts';
import { contractName, factName, packages, stateName } from './names.ts';

/** Timers whose tick a function of the service turns into commands or events. */
export const ticking = (service: ServicePlan): readonly TimerPlan[] =>
  service.timers.filter((timer) => !timer.constant);

/** Ticks that lead to events belong to the domain of the event. */
const eventTicks = (service: ServicePlan, domain: DomainPlan): readonly TimerPlan[] =>
  ticking(service).filter(
    (timer) => timer.event !== null && timer.event.aggregate === (domain.aggregate ? domain.name : null),
  );
const commandTicks = (service: ServicePlan, domain: DomainPlan): readonly TimerPlan[] =>
  ticking(service).filter((timer) => domain.commands.some((command) => command.row === timer.command?.row));

export interface Handlers {
  readonly file: string;
  readonly text: Code;
  /** Functions that `commands.ts` registers. */
  readonly exports: readonly string[];
}

/** `src/handlers/order.ts`: one function for each command, report and tick; reads and writes state, or publishes. */
export function handlersFile(plan: Plan, service: ServicePlan, domain: DomainPlan): Handlers | null {
  const { commands, reports } = domain;
  const ticks = [...commandTicks(service, domain), ...eventTicks(service, domain)];
  const functions = [
    ...commands.map((command) => commandFunction(domain, command)),
    ...reports.map((report) => reportFunction(domain, report)),
    ...ticks.map((timer) => tickFunction(domain, timer)),
  ];
  if (functions.length === 0) return null;
  const store =
    domain.aggregate && (deciding(domain).length > 0 || reports.length > 0 || ticks.some((one) => one.event !== null));
  const { contracts, eventKit } = packages(plan);
  const body = joined(functions, '\n\n');
  const has = speaksOf(body);
  const named = [...commands, ...reports.map(({ event }) => event), ...ticks.flatMap(({ event }) => event ?? [])].map(
    contractName,
  );
  const values = named.filter((name) => new RegExp(`[(,] ?${name}\\b`).test(body));
  const types = named.filter((name) => !values.includes(name) && has(name)).map((name) => code`type ${name}`);
  const kit = [
    ...(store ? ['AggregateStore', 'latestOfEach'].map(ident) : []),
    ...['commandOf', 'fact', 'once', 'publishFacts'].filter(has).map(ident),
    ...['Context', 'Tick'].filter(has).map(typeImport),
  ];
  const domainNames = [
    ...(has('decide') ? [ident('decide')] : []),
    ...(store ? [code`type ${factName(domain)}`, code`type ${stateName(domain)}`] : []),
  ];
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

function storeOf(domain: DomainPlan): Code {
  const made = code`const store = new AggregateStore<${stateName(domain)}, ${factName(domain)}>(${str(domain.name)}, `;
  const flat = code`${made}{ initial: {}, evolve: latestOfEach });`;
  return fitsIn(flat) ? flat : code`${made}${object([code`initial: {}`, code`evolve: latestOfEach`])});`;
}

const head = (fn: string, parameters: readonly Code[]): Code =>
  list({
    before: code`export async function ${ident(fn)}`,
    open: '(',
    items: parameters,
    close: ')',
    after: code`: Promise<void> {`,
  });

/** The id of the aggregate: a field of the data says it, or an open decision. */
const idOf = (identity: KeyPlan): Code =>
  'from' in identity
    ? code`data${member(identity.from)}`
    : code`await decisions.${ident(identity.decision)}(data, context)`;

function commandFunction(domain: DomainPlan, command: CommandPlan): Code {
  const type = contractName(command);
  const asks = command.asks.map((ask) => code`  await decisions.${ident(ask)}(data, context);`);
  const reply =
    command.mode === 'sync' ? code`. The caller is told that it is stored, not yet what came of it` : code``;
  return lines([
    code`/** ${comment(command.label || command.name)}${reply}. */`,
    head(command.fn, [code`data: ${type}`, code`context: Context`]),
    code`  const command = commandOf(${type}, data);`,
    ...asks,
    ...workOf(domain, command),
    code`}`,
  ]);
}

function workOf(domain: DomainPlan, command: CommandPlan): Code[] {
  if (command.handle !== null)
    return [
      indented(
        onceCall(
          code`\`\${command.key} \${context.cause.id}\``,
          code`decisions.${ident(command.handle)}(command.data, context)`,
          2,
        ),
      ),
    ];
  const given = decideParameters({ ...domain, commands: deciding(domain) }).map((name) => ident(name));
  const decided = code`decide(${joined(given, ', ')})`;
  if (command.identity === null) return [code`  await publishFacts(${decided}, { ...context, by: command.key });`];
  return [
    code`  const id = ${idOf(command.identity)};`,
    code`  await store.change(id, { ...context, by: command.key }, (state) => ${decided});`,
  ];
}

function reportFunction(domain: DomainPlan, report: ReportPlan): Code {
  const type = contractName(report.event);
  return lines([
    code`/** ${comment(report.system)} says that it happened. */`,
    head(report.fn, [code`data: ${type}`, code`context: Context`]),
    ...recorded(domain, report.identity, type, code`data`, report.event.name),
    code`}`,
  ]);
}

/** Writes one fact: with the aggregate, or straight to the bus. */
function recorded(domain: DomainPlan, identity: KeyPlan | null, type: Code, data: Code, by: string): Code[] {
  if (identity === null || !domain.aggregate)
    return [code`  await publishFacts([fact(${type}, ${data})], { ...context, by: ${str(by)} });`];
  return [
    code`  const id = ${idOf(identity)};`,
    code`  await store.change(id, { ...context, by: ${str(by)} }, () => [fact(${type}, data)]);`,
  ];
}

function tickFunction(domain: DomainPlan, timer: TimerPlan): Code {
  const due = code`await decisions.${ident(timer.due ?? '')}(tick)`;
  const { command, event } = timer;
  const body = command !== null ? commandTick(command, due) : event === null ? [] : eventBody(domain, timer, due);
  return lines([
    code`/** ${comment(timer.text)} */`,
    head(timer.fn, [code`tick: Tick`, code`context: Context`]),
    ...body,
    code`}`,
  ]);
}

/** Commands of one tick have one cause; where `once` remembers the cause alone, their place tells them apart. */
function commandTick(command: CommandPlan, due: Code): Code[] {
  const fn = ident(command.fn);
  const loop = code`  for (const data of ${due})`;
  const call = code`await ${fn}(data, context);`;
  if (command.handle === null)
    return fitsIn(code`${loop} ${call}`) ? [code`${loop} ${call}`] : [loop, code`    ${call}`];
  return [
    code`  for (const [place, data] of (${due}).entries()) {`,
    code`    const cause = { ...context.cause, id: \`\${context.cause.id}-\${place}\` };`,
    code`    await ${fn}(data, { ...context, cause });`,
    code`  }`,
  ];
}

function eventBody(domain: DomainPlan, timer: TimerPlan, due: Code): Code[] {
  if (timer.event === null) return [];
  const type = contractName(timer.event);
  if (!domain.aggregate || timer.identity === null)
    return [
      code`  const facts = (${due}).map((data) => fact(${type}, data));`,
      code`  await publishFacts(facts, { ...context, by: ${str(timer.event.name)} });`,
    ];
  return [
    code`  for (const data of ${due}) {`,
    ...recorded(domain, timer.identity, type, code`data`, timer.event.name).map((line) => code`  ${line}`),
    code`  }`,
  ];
}

/** `src/commands.ts`: the entry behind the command queue, or null where nothing ever gets there. */
export function commandsEntry(plan: Plan, service: ServicePlan): Code | null {
  const rows = service.domains.flatMap((domain) => [
    ...domain.commands
      .filter((command) => reachable(service, command))
      .map((command) => ({ file: domain.file, fn: command.fn, contract: contractName(command), on: code`on` })),
    ...domain.reports.map((report) => ({
      file: domain.file,
      fn: report.fn,
      contract: contractName(report.event),
      on: code`onReport`,
    })),
  ]);
  const ticks = service.domains.flatMap((domain) =>
    [...commandTicks(service, domain), ...eventTicks(service, domain)].map((timer) => ({ file: domain.file, timer })),
  );
  if (rows.length + ticks.length === 0) return null;
  const { contracts, eventKit } = packages(plan);
  const files = [...new Set([...rows.map(({ file }) => file), ...ticks.map(({ file }) => file)])].sort();
  const imports = files.map((file) =>
    importOf(
      [
        ...rows.filter((row) => row.file === file).map(({ fn }) => ident(fn)),
        ...ticks.filter((row) => row.file === file).map(({ timer }) => ident(timer.fn)),
      ],
      `./handlers/${file}.ts`,
    ),
  );
  const kit = [
    ident('commandHandler'),
    ...[...new Set(rows.map((row) => row.on))],
    ...(ticks.length > 0 ? [ident('onTimer')] : []),
  ];
  const routes = [
    ...rows.map(({ on, contract, fn }) => code`${on}(${contract}, ${ident(fn)})`),
    ...ticks.map(({ timer }) => code`onTimer(${str(timer.id)}, ${ident(timer.fn)})`),
  ];
  return fileOf(
    [
      importOf(
        rows.map(({ contract }) => contract),
        contracts,
      ),
      importOf(kit, eventKit),
      ...imports,
    ],
    [
      list({
        before: code`export const handler = commandHandler`,
        open: '(',
        items: routes,
        close: ')',
        after: code`;`,
      }),
    ],
  );
}

/** A command that the API or a timer puts in the queue. Those of policies are called inside the service. */
export const reachable = (service: ServicePlan, command: CommandPlan): boolean =>
  command.route !== null || service.timers.some((timer) => timer.constant && timer.command?.row === command.row);
