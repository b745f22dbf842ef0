import { type Code, code, ident, str } from '../../sinks/index.ts';
import type { CommandPlan, Plan, ServicePlan } from '../plan/types.ts';
import { isAnswered } from './handlers.ts';
import { fileOf, fitsIn, importOf, list } from './layout.ts';
import { contractName, packages } from './names.ts';
import { commandTicks, eventTicks } from './ticks.ts';

interface Handled {
  readonly file: string;
  readonly fn: string;
}

const handlerImports = (rows: readonly Handled[]): (Code | null)[] =>
  [...new Set(rows.map(({ file }) => file))].sort().map((file) =>
    importOf(
      rows.filter((row) => row.file === file).map(({ fn }) => ident(fn)),
      `./handlers/${file}.ts`,
    ),
  );

/** `src/commands.ts`: the entry behind the command queue, or null where nothing ever gets there. */
export function commandsEntry(plan: Plan, service: ServicePlan): Code | null {
  const rows = service.domains.flatMap((domain) => [
    ...domain.commands
      .filter((command) => reachable(service, command))
      .map((command) => ({ file: domain.file, fn: command.fn, contract: contractName(command), on: code`on` })),
    ...domain.reports.flatMap((report) =>
      report.cloud !== null
        ? []
        : [{ file: domain.file, fn: report.fn, contract: contractName(report.event), on: code`onReport` }],
    ),
  ]);
  const forwarded = service.domains.flatMap(({ file, reports }) =>
    reports.flatMap(({ fn, cloud }) => (cloud === null ? [] : [{ file, fn, id: cloud.id, on: code`onCloudEvent` }])),
  );
  const ticks = service.domains.flatMap((domain) =>
    [...commandTicks(service, domain), ...eventTicks(service, domain)].map(({ fn, id }) => ({
      file: domain.file,
      fn,
      id,
      on: code`onTimer`,
    })),
  );
  const named = [...forwarded, ...ticks];
  const all = [...rows, ...named];
  if (all.length === 0) return null;
  const { contracts, eventKit } = packages(plan);
  const kit = ['commandHandler', ...new Set(all.map((row) => row.on))].map(ident);
  const routes = [
    ...rows.map(({ on, contract, fn }) => code`${on}(${contract}, ${ident(fn)})`),
    ...named.map(({ on, id, fn }) => code`${on}(${str(id)}, ${ident(fn)})`),
  ];
  return fileOf(
    [
      importOf(
        rows.map(({ contract }) => contract),
        contracts,
      ),
      importOf(kit, eventKit),
      ...handlerImports(all),
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
const reachable = (service: ServicePlan, command: CommandPlan): boolean =>
  (command.route !== null && command.mode === 'async' && command.publishes === null) ||
  service.timers.some((timer) => timer.constant && timer.command?.row === command.row);

/** The commands of a service whose callers wait for what happens. */
export const answeredIn = (service: ServicePlan): readonly (Handled & { readonly command: CommandPlan })[] =>
  service.domains.flatMap(({ file, commands }) =>
    commands.filter(isAnswered).map((command) => ({ file, fn: command.fn, command })),
  );

/** `src/requests.ts`: the entry behind the routes of synchronous commands. */
export function requestsEntry(plan: Plan, service: ServicePlan): Code | null {
  const rows = answeredIn(service);
  if (rows.length === 0) return null;
  const { contracts, eventKit } = packages(plan);
  const routes = rows.map(({ command, fn }) =>
    list({
      before: code`answer`,
      open: '(',
      items: [str(command.route ?? ''), contractName(command), ident(fn)],
      close: ')',
      at: 3,
    }),
  );
  return fileOf(
    [
      importOf(
        rows.map(({ command }) => contractName(command)),
        contracts,
      ),
      importOf(['answer', 'requestHandler'].map(ident), eventKit),
      ...handlerImports(rows),
    ],
    [
      list({
        before: code`export const handler = requestHandler`,
        open: '(',
        items: routes,
        close: ')',
        after: code`;`,
      }),
    ],
  );
}

/** A command that its route makes an event, and nothing else. */
export const goesStraight = ({ route, publishes }: CommandPlan): boolean => route !== null && publishes !== null;

/** One route; where it is too long for a line, the function at its end is broken first. */
function publishesAs(path: Code, command: Code, fact: Code): Code {
  const head = code`publishes(${path}, ${command}, (data) =>`;
  const flat = code`${head} ${fact})`;
  if (fitsIn(flat, 3)) return flat;
  return fitsIn(head, 2)
    ? code`${head}\n  ${fact},\n)`
    : list({ before: code`publishes`, open: '(', items: [path, command, code`(data) => ${fact}`], close: ')', at: 3 });
}

/** `src/publisher.ts`: the entry behind the routes straight to the custom bus, for which API Gateway has no words. */
export function publisherEntry(plan: Plan, service: ServicePlan): Code | null {
  const straight = service.domains.flatMap(({ commands }) =>
    commands.flatMap(({ publishes, ...command }) =>
      publishes === null || command.route === null ? [] : [{ ...command, route: command.route, event: publishes }],
    ),
  );
  if (plan.flavour !== 'custom' || straight.length === 0) return null;
  const { contracts, eventKit, publisher } = packages(plan);
  const routes = straight.map(({ route, event, ...command }) =>
    publishesAs(str(route), contractName(command), code`fact(${contractName(event)}, data)`),
  );
  return fileOf(
    [
      importOf(
        straight.flatMap(({ event, ...command }) => [contractName(command), contractName(event)]),
        contracts,
      ),
      importOf([ident('fact')], eventKit),
      importOf(['publishHandler', 'publishes'].map(ident), publisher),
    ],
    [
      list({
        before: code`export const handler = publishHandler`,
        open: '(',
        items: routes,
        close: ')',
        after: code`;`,
      }),
    ],
  );
}

/** `src/reads.ts`: the entry behind the routes of read models. */
export function readsEntry(plan: Plan, { readModels }: ServicePlan): Code | null {
  if (readModels.length === 0) return null;
  const routes = readModels.map(({ route, view }) => code`read(${str(route)}, ${ident(view)})`);
  return fileOf(
    [
      importOf(['read', 'readHandler'].map(ident), packages(plan).eventKit),
      ...readModels.map(({ file, view }) => importOf([ident(view)], `./read-models/${file}.ts`)),
    ],
    [list({ before: code`export const handler = readHandler`, open: '(', items: routes, close: ')', after: code`;` })],
  );
}
