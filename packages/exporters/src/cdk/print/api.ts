import { type Code, code, ident, str } from '../../sinks/index.ts';
import type { CommandPlan, ReportPlan, ServicePlan } from '../plan/types.ts';
import { answeredIn, goesStraight } from './entries.ts';
import { isAnswered } from './handlers.ts';
import { fitsIn, lines, list, object } from './layout.ts';
import { contractName } from './names.ts';
import { rightsOf, type StackParts } from './parts.ts';

/** The public routes of a service and the functions behind them; null where nobody outside calls it. */
export function apiOf(service: ServicePlan, parts: StackParts): Code | null {
  const routes = service.domains.flatMap(({ commands, reports }) => [
    ...commands.flatMap((command) => commandRoute(command, parts)),
    ...reports.flatMap(reportRoute),
  ]);
  const reads = service.readModels.map(({ route }) =>
    call('read', null, [code`path: ${str(route)}`, code`handler: reads`]),
  );
  if (routes.length + reads.length === 0) return null;
  const rights = rightsOf(
    answeredIn(service).map(({ command }) => command),
    parts,
  );
  return lines([
    ...(parts.requests ? [functionOf('requests', 'Answers commands whose callers wait')] : []),
    ...rights.map((right) => code`${right}(requests);`),
    ...(parts.publisher
      ? [functionOf('publisher', 'Puts commands straight on the bus'), publisherRights(service)]
      : []),
    ...(parts.reads
      ? [functionOf('reads', 'Shows what the read models know'), code`readModels.grantView(reads);`]
      : []),
    code`const api = new ServiceApi(this, 'Api');`,
    ...routes,
    ...reads,
  ]);
}

/** `this.grantPublish(publisher, [FileDeletionRequestedV1]);` */
const publisherRights = ({ domains }: ServicePlan): Code => {
  const events = domains.flatMap(({ commands }) =>
    commands.filter(goesStraight).flatMap(({ publishes }) => publishes ?? []),
  );
  const names = [...new Set(events.map(contractName))];
  return list({
    before: code`this.grantPublish(publisher, `,
    open: '[',
    items: names,
    close: ']',
    after: code`);`,
    at: 4,
  });
};

const functionOf = (name: 'requests' | 'publisher' | 'reads', description: string): Code =>
  code`const ${ident(name)} = new ServiceFunction(this, ${str(`${name.charAt(0).toUpperCase()}${name.slice(1)}`)}, ${object(
    [code`entry: new URL(${str(`../src/${name}.ts`)}, import.meta.url)`, code`description: ${str(description)}`],
  )});`;

function commandRoute(command: CommandPlan, parts: StackParts): Code[] {
  if (command.route === null) return [];
  const path = [code`path: ${str(command.route)}`];
  const caller = callerOf(command.caller);
  const type = contractName(command);
  if (command.publishes !== null && parts.publisher)
    return [call('answer', type, [...path, ...caller, code`handler: publisher`])];
  if (command.publishes !== null)
    return [call('publish', type, [...path, ...caller, code`event: ${contractName(command.publishes)}`])];
  if (isAnswered(command)) return [call('answer', type, [...path, ...caller, code`handler: requests`])];
  return [call('store', type, [...path, ...caller, code`queue: commands`])];
}

const reportRoute = ({ event, route }: ReportPlan): Code[] =>
  route === null
    ? []
    : [
        call('storeReport', contractName(event), [
          code`path: ${str(route)}`,
          ...callerOf('system'),
          code`queue: commands`,
        ]),
      ];

const callerOf = (caller: CommandPlan['caller']): Code[] => (caller === 'people' ? [] : [code`caller: 'system'`]);

/** `api.store(PlaceOrderV1, { path: 'place-order', queue: commands });` */
function call(method: string, type: Code | null, props: readonly Code[]): Code {
  const head = code`api.${ident(method)}(${type === null ? code`` : code`${type}, `}`;
  const flat = code`${head}{ ${props.flatMap((one, at) => (at === 0 ? [one] : [code`, `, one]))} });`;
  return fitsIn(flat, 4) ? flat : code`${head}${object(props)});`;
}
