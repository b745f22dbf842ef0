import { type Code, code, comment, ident, joined, member, propertyKey, str } from '../../sinks/index.ts';
import type { CallPlan, OriginPlan, Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { fileOf, fitsIn, importOf, indented, lines, list, object, onceCall, unionType } from './layout.ts';
import { contractName, packages } from './names.ts';

/** The entry of one subscription: what a service does when an event comes. */
export function consumerFile(plan: Plan, service: ServicePlan, subscription: SubscriptionPlan): Code {
  if (
    subscription.reason === 'record' ||
    (subscription.reason === 'read-model' && !Array.isArray(subscription.interest))
  )
    return recordFile(plan, subscription);
  if (subscription.reason === 'read-model') return projectionFile(plan, subscription);
  return policyFile(plan, service, subscription);
}

const listed = (subscription: SubscriptionPlan) =>
  Array.isArray(subscription.interest) ? (subscription.interest as Plan['events']) : [];

const about = (subscription: SubscriptionPlan): Code => code`/** ${comment(subscription.text)} */`;

/** Keeps every event as it came. */
function recordFile(plan: Plan, subscription: SubscriptionPlan): Code {
  const { eventKit } = packages(plan);
  return fileOf(
    [importOf([ident('EventLog'), ident('wholeBusHandler')], eventKit)],
    [
      code`const log = new EventLog(${str(subscription.construct)});`,
      lines([
        about(subscription),
        code`export const handler = wholeBusHandler(async (event, { cause }) => {`,
        code`  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);`,
        code`});`,
      ]),
    ],
  );
}

/** `eventHandler([A, B], async (event) => { ... });` */
function handlerOf(subscription: SubscriptionPlan, parameters: readonly string[], body: readonly Code[]): Code {
  const contracts = listed(subscription).map(contractName);
  const used = parameters.length === 0 ? code`()` : code`(${joined(parameters.map(ident), ', ')})`;
  const head = list({
    before: code`export const handler = eventHandler(`,
    open: '[',
    items: contracts,
    close: ']',
    after: code`, async ${used} => {`,
  });
  if (!head.includes('\n')) return lines([about(subscription), head, ...body.map((line) => indented(line)), code`});`]);
  const array = list({ before: code``, open: '[', items: contracts, close: ']', after: code`,`, at: 2 });
  return lines([
    about(subscription),
    code`export const handler = eventHandler(`,
    indented(array),
    code`  async ${used} => {`,
    ...body.map((line) => indented(line, 4)),
    code`  },`,
    code`);`,
  ]);
}

function projectionFile(plan: Plan, subscription: SubscriptionPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const names = listed(subscription).map(contractName);
  const key = subscription.key;
  const id =
    key !== null && 'from' in key
      ? code`event.data${member(key.from)}`
      : code`await decisions.${ident(key?.decision ?? '')}(event)`;
  return fileOf(
    [
      importOf(names, contracts),
      importOf([ident('ReadModel'), ident('eventHandler')], eventKit),
      key !== null && 'decision' in key ? importOf([ident('decisions')], '../decisions.ts') : null,
    ],
    [
      viewOf(subscription.construct, names),
      handlerOf(subscription, ['event'], [code`await view.record(${id}, event);`]),
    ],
  );
}

/** The read model over the given contracts; types that are too many for one line get a name. */
function viewOf(construct: string, names: readonly Code[]): Code {
  const types = names.map((name) => code`typeof ${name}`);
  const flat = code`const view = new ReadModel<${joined(types, ' | ')}>(${str(construct)});`;
  if (fitsIn(flat)) return flat;
  return code`${unionType(code`type Events`, types)}\n\nconst view = new ReadModel<Events>(${str(construct)});`;
}

function policyFile(plan: Plan, service: ServicePlan, subscription: SubscriptionPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const { calls, follow, join } = subscription;
  const whole = !Array.isArray(subscription.interest);
  const work = follow === null ? calls.map((one) => callOf(one, join !== null)) : [followed(subscription, follow)];
  const asks = follow !== null || calls.some(({ fields }) => fields.some(isAsked));
  const parameters = ['event', ...(calls.length > 0 || follow !== null || join !== null ? ['context'] : [])];
  const files = [...new Set(calls.map((call) => domainFileOf(service, call)))].sort();
  const handlers = files.map((file) =>
    importOf(
      calls.filter((call) => domainFileOf(service, call) === file).map(({ command }) => ident(command.fn)),
      `../handlers/${file}.ts`,
    ),
  );
  const entry = whole
    ? lines([
        about(subscription),
        code`export const handler = wholeBusHandler(async (event, context) => {`,
        ...work.map((line) => indented(line)),
        code`});`,
      ])
    : handlerOf(subscription, parameters, join === null ? work : joinedWork(work));
  return fileOf(
    [
      importOf(listed(subscription).map(contractName), contracts),
      importOf(
        [
          ident(whole ? 'wholeBusHandler' : 'eventHandler'),
          ...(join === null ? [] : [ident('join')]),
          ...(follow === null ? [] : [ident('once')]),
        ],
        eventKit,
      ),
      asks ? importOf([ident('decisions')], '../decisions.ts') : null,
      ...handlers,
    ],
    [join === null ? null : joinOf(subscription), entry],
  );
}

/** The handler waits for the whole set; what completes it does the work, once. */
const joinedWork = (work: readonly Code[]): Code[] => [
  code`await whenAll(event, context, async (joined, cause) => {`,
  ...work.map((line) => indented(line)),
  code`});`,
];

function joinOf(subscription: SubscriptionPlan): Code | null {
  if (subscription.join === null) return null;
  const { key, timeout } = subscription.join;
  return code`const whenAll = join(${object([
    code`name: ${str(subscription.construct)}`,
    list({ before: code`waitsFor: `, open: '[', items: listed(subscription).map(contractName), close: ']', at: 3 }),
    code`key: (event) => event.data${member(key)}`,
    code`timeout: ${str(timeout)}`,
  ])});`;
}

const isAsked = ({ from }: OriginPlan): boolean => typeof from === 'object' && 'decision' in from;

const domainFileOf = (service: ServicePlan, { command }: CallPlan): string =>
  service.domains.find((domain) => domain.commands.includes(command))?.file ?? '';

/** What a person writes for a policy without a command is done once for each event. */
const followed = ({ construct }: SubscriptionPlan, decision: string): Code =>
  onceCall(code`\`${ident(construct)} \${context.cause.id}\``, code`decisions.${ident(decision)}(event, context)`, 2);

/** `await authorizePayment({ orderId: event.data.orderId, ... }, context);` */
function callOf({ command, fields }: CallPlan, joinedEvents: boolean): Code {
  const context = joinedEvents ? code`cause` : code`context`;
  const properties = fields.map(({ field, from }) => {
    if (from === 'id') throw new TypeError('A policy has no aggregate of its own');
    if ('decision' in from) {
      const given = joinedEvents ? code`joined` : code`event`;
      return code`${propertyKey(field)}: await decisions.${ident(from.decision)}(${given})`;
    }
    const source = from.of === undefined ? code`event.data` : code`joined.${ident(from.of)}`;
    return code`${propertyKey(field)}: ${source}${member(from.field)}`;
  });
  const [only] = properties;
  if (only === undefined) return code`await ${ident(command.fn)}({}, ${context});`;
  const flat = code`await ${ident(command.fn)}({ ${only} }, ${context});`;
  if (properties.length === 1 && fitsIn(flat, 6)) return flat;
  return code`await ${ident(command.fn)}(\n${indented(code`${object(properties)},\n${context},`)}\n);`;
}
