import { type Code, code, ident, propertyKey, str, tagValue } from '../../sinks/index.ts';
import type { CloudPlan, Plan, ServicePlan, TimerPlan } from '../plan/types.ts';
import { apiOf } from './api.ts';
import {
  blocks,
  fileOf,
  fitsIn,
  importOf,
  indented,
  lines,
  list,
  object,
  property,
  speaksOf,
  typeImport,
} from './layout.ts';
import { contractName, contractsIn, packages, sentence, unlessItRepeats } from './names.ts';
import { partsOf, publishes, type StackParts } from './parts.ts';
import { consumerOf, topicOf } from './stack-consumers.ts';

/** `services/order/lib/order-stack.ts` */
export function stackFile(plan: Plan, service: ServicePlan): Code {
  const { cdkKit, contracts } = packages(plan);
  const parts = partsOf(plan, service);
  const work = blocks([
    parts.queue ? commandsOf(service, parts) : null,
    apiOf(service, parts),
    ...service.domains.flatMap(({ reports }) =>
      reports.flatMap(({ cloud }) => (cloud === null ? [] : [cloudOf(cloud)])),
    ),
    ...service.topics.map(topicOf),
    ...service.subscriptions.map((one) => consumerOf(one, parts.outbox)),
    ...service.timers.map(timerOf),
  ]);
  const body = blocks([
    code`super(scope, ${str(service.name)}, props);`,
    tables(service, parts, work),
    work === '' ? null : work,
    lines([...(parts.schemas ? [code`new PublishedSchemas(this, 'Schemas');`] : []), code`this.addDashboard();`]),
  ]);
  const has = speaksOf(body);
  const kit = [
    'CommandQueue',
    'DirectConsumer',
    'DueWaits',
    'EndpointConsumer',
    'FanOut',
    'FanOutConsumer',
    'ForwardedEvents',
    'OutboxTable',
    'PublishedSchemas',
    'QueueConsumer',
    'ServiceTable',
    'ServiceApi',
    'ServiceFunction',
    'StreamConsumer',
    'TimerCommand',
    'TimerEvent',
    'ViewTable',
    'WorkflowConsumer',
  ].filter(has);
  return fileOf(
    [
      importOf([...kit.map(ident), ident('ServiceStack'), typeImport('ServiceStackProps')], cdkKit),
      importOf(contractsIn(plan, has), contracts),
      importOf(['Duration', 'TimeZone'].filter(has).map(ident), 'aws-cdk-lib'),
      service.timers.length > 0 ? code`import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';` : null,
      code`import type { Construct } from 'constructs';`,
    ],
    [
      lines([
        ...unlessItRepeats(sentence(service.purpose || service.title), service.stack.replace(/Stack$/, '')),
        code`export class ${ident(service.stack)} extends ServiceStack {`,
        code`  constructor(scope: Construct, props: ServiceStackProps) {`,
        indented(body, 4),
        code`  }`,
        code`}`,
      ]),
    ],
  );
}

/** The tables of the service; one that no function is granted yet has no name, and a mere memory is left out then. */
function tables(service: ServicePlan, parts: StackParts, work: Code): Code | null {
  const used = speaksOf(work);
  const called = (table: 'state' | 'shown'): Code[] =>
    service.stores.flatMap((store) => (store.table === table ? [code`name: ${str(tagValue(store.name))}`] : []));
  const relay = code`relay: new URL('../src/outbox.ts', import.meta.url)`;
  const outbox = made(
    'OutboxTable',
    'Store',
    [relay, ...called('state')],
    used('store') ? code`const store = ` : code``,
  );
  const all = [
    ...(parts.outbox ? [outbox] : []),
    ...(parts.memory && used('memory') ? [code`const memory = new ServiceTable(this, 'Memory');`] : []),
    ...(parts.readModels
      ? [made(parts.reads ? 'ViewTable' : 'ServiceTable', 'ReadModels', called('shown'), code`const readModels = `)]
      : []),
  ];
  return all.length === 0 ? null : lines(all);
}

/** `const store = new OutboxTable(this, 'Store', { relay: ... });` */
function made(type: string, id: string, props: readonly Code[], before: Code): Code {
  const head = code`${before}new ${ident(type)}(this, ${str(id)}`;
  if (props.length === 0) return code`${head});`;
  const flat = code`${head}, { ${props.flatMap((one, at) => (at === 0 ? [one] : [code`, `, one]))} });`;
  return fitsIn(flat, 4) ? flat : code`${head}, ${object(props)});`;
}

function commandsOf(service: ServicePlan, parts: StackParts): Code {
  return lines([
    code`const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });`,
    ...(parts.outbox ? [code`store.grantChange(commands.handler);`] : []),
    ...(parts.memory ? [code`memory.grantOnce(commands.handler);`] : []),
    ...(publishes(service) ? [code`this.grantPublish(commands.handler);`] : []),
  ]);
}

const cloudOf = ({ construct, id, source, detailType, text }: CloudPlan): Code =>
  code`new ForwardedEvents(this, ${str(construct)}, ${object([
    code`id: ${str(id)}`,
    code`source: ${str(source)}`,
    code`detailType: ${str(detailType)}`,
    property(code`description`, str(text), 6),
    code`queue: commands`,
  ])});`;

function timerOf(timer: TimerPlan): Code {
  const schedule = code`schedule: ScheduleExpression.expression(${str(timer.schedule)}, TimeZone.ETC_UTC)`;
  const text = property(code`description`, str(timer.text), 6);
  if (timer.event !== null && timer.constant)
    return code`new TimerEvent(this, ${str(timer.construct)}, ${object([code`event: ${contractName(timer.event)}`, code`data: {}`, schedule, text])});`;
  const command = timer.command !== null && timer.constant ? [code`command: ${contractName(timer.command)}`] : [];
  return code`new TimerCommand(this, ${str(timer.construct)}, ${object([code`timer: ${str(timer.id)}`, ...command, schedule, text, code`queue: commands`])});`;
}

/** `services/order/bin/app.ts` */
export function appFile(plan: Plan, service: ServicePlan): Code {
  const { cdkKit, domain } = packages(plan);
  const asks = service.decisions.length > 0;
  const open = code`openDecisions(${str(service.name)}, decisions)`;
  return fileOf(
    [
      importOf([ident('runApp')], cdkKit),
      asks ? importOf([ident('openDecisions')], domain) : null,
      importOf([ident(service.stack)], `../lib/${service.name}-stack.ts`),
      asks ? importOf([ident('decisions')], '../src/decisions.ts') : null,
    ],
    [
      list({
        before: code`runApp`,
        open: '(',
        items: [code`(app, props) => new ${ident(service.stack)}(app, props)`, ...(asks ? [open] : [])],
        close: ')',
        after: code`;`,
      }),
    ],
  );
}

/** `bin/decisions.ts`: what is open in the whole project, for `bin/app.ts`. */
export function openDecisionsFile(plan: Plan): Code {
  const asking = plan.services.filter(({ decisions }) => decisions.length > 0);
  const nameOf = ({ pascal }: ServicePlan): Code => ident(`decisionsOf${pascal}`);
  const open = asking.map((service) => code`...openDecisions(${str(service.name)}, ${nameOf(service)})`);
  return fileOf(
    [
      asking.length > 0 ? importOf([ident('openDecisions')], packages(plan).domain) : null,
      ...asking.map((service) =>
        importOf([code`decisions as ${nameOf(service)}`], `../services/${service.name}/src/decisions.ts`),
      ),
    ],
    [
      code`/** Decisions that nobody has made yet, with their services. */\n${list({ before: code`export const OPEN_DECISIONS: readonly string[] = `, open: '[', items: open, close: ']', after: code`;` })}`,
    ],
  );
}

/** `bin/stacks.ts` */
export function stacksFile(plan: Plan): Code {
  const { cdkKit, catalog } = packages(plan);
  const imports = plan.services.map((service) =>
    importOf([ident(service.stack)], `../services/${service.name}/lib/${service.name}-stack.ts`),
  );
  const rows = plan.services.map((service) => code`${propertyKey(service.name)}: ${ident(service.stack)}`);
  return fileOf(
    [importOf([ident('ServiceStackClass')], cdkKit, true), importOf([ident('ServiceName')], catalog, true), ...imports],
    [
      code`/** Every service of the project, by its folder. */\nexport const SERVICE_STACKS: Readonly<Record<ServiceName, ServiceStackClass>> = ${object(rows)};`,
    ],
  );
}
