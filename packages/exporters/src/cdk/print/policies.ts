import { type Code, code, comment, ident, joined, member, propertyKey, str } from '../../sinks/index.ts';
import type { CallPlan, Plan, SubscriptionPlan } from '../plan/types.ts';
import { fitsIn, indented, lines, list, object, onceCall, speaksOf } from './layout.ts';
import { contractName } from './names.ts';

/** The events that a subscription names; none when it takes whatever comes. */
export const listedIn = (subscription: SubscriptionPlan): Plan['events'] =>
  Array.isArray(subscription.interest) ? (subscription.interest as Plan['events']) : [];

export const about = (subscription: SubscriptionPlan): Code => code`/** ${comment(subscription.text)} */`;

/** `eventHandler([A, B], async (event) => { ... });` */
export function handlerOf(subscription: SubscriptionPlan, parameters: readonly string[], body: readonly Code[]): Code {
  const used = parameters.length === 0 ? code`()` : code`(${joined(parameters.map(ident), ', ')})`;
  const head = code`async ${used} => {`;
  return lines([about(subscription), ...call(subscription, 'eventHandler', head, body, code`}`)]);
}

/** `workflowHandler([A, B], { step: async (event, context) => { ... } });` */
export const workflowOf = (subscription: SubscriptionPlan): Code =>
  lines([
    about(subscription),
    ...(listedIn(subscription).length === 0
      ? [code`export const handler = wholeBusWorkflow(${object(stepsOf(subscription, 'event', 'context'))});`]
      : call(
          subscription,
          'workflowHandler',
          code`{`,
          stepsOf(subscription, 'event', 'context').map((step) => code`${step},`),
          code`}`,
        )),
  ]);

/** A call with the events first and something long behind them, as Prettier lays it out. */
function call(
  subscription: SubscriptionPlan,
  fn: string,
  open: Code,
  body: readonly Code[],
  close: Code,
): readonly Code[] {
  const contracts = listedIn(subscription).map(contractName);
  const head = list({
    before: code`export const handler = ${ident(fn)}(`,
    open: '[',
    items: contracts,
    close: ']',
    after: code`, ${open}`,
  });
  if (!head.includes('\n')) return [head, ...body.map((line) => indented(line)), code`${close});`];
  return [
    code`export const handler = ${ident(fn)}(`,
    indented(list({ before: code``, open: '[', items: contracts, close: ']', after: code`,`, at: 2 })),
    code`  ${open}`,
    ...body.map((line) => indented(line, 4)),
    code`  ${close},`,
    code`);`,
  ];
}

/** Names of the steps of a workflow over several commands, or of a join; none where one step is all there is. */
export function stepNames({ via, calls, join, follow }: SubscriptionPlan): readonly string[] {
  if (via !== 'workflow') return [];
  if (calls.length > 0) return calls.map(({ command }) => command.fn);
  return join !== null && follow !== null ? ['follow'] : [];
}

/** Each command of the policy is a step of its own. */
function stepsOf(subscription: SubscriptionPlan, given: string, context: string): Code[] {
  const { calls, follow } = subscription;
  const work =
    follow === null
      ? calls.map((one) => [one.command.fn, callOf(one, given, context, 4)] as const)
      : [['follow', followed(subscription, follow, given, context, 4)] as const];
  return work.map(([name, line]) => {
    // What is not used has a name that says so.
    const first = speaksOf(line)(given) ? given : '_';
    return lines([
      code`${propertyKey(name)}: async (${ident(first)}, ${ident(context)}) => {`,
      indented(line),
      code`}`,
    ]);
  });
}

/** A join whose wait is a workflow: what it waits for, then its steps. */
export function joinWorkflowOf(subscription: SubscriptionPlan): Code {
  const waits = joinProperties(subscription, 5);
  return lines([
    about(subscription),
    code`export const handler = joinWorkflow(`,
    indented(code`${object(waits)},`),
    indented(code`${object(stepsOf(subscription, 'joined', 'context'))},`),
    code`);`,
  ]);
}

/** `const whenAll = join({ ... });` */
export const joinOf = (subscription: SubscriptionPlan): Code =>
  code`const whenAll = join(${object(joinProperties(subscription, 3))});`;

function joinProperties(subscription: SubscriptionPlan, at: number): Code[] {
  const { join, construct } = subscription;
  if (join === null) return [];
  return [
    code`name: ${str(construct)}`,
    list({ before: code`waitsFor: `, open: '[', items: listedIn(subscription).map(contractName), close: ']', at }),
    code`key: (event) => event.data${member(join.key)}`,
    code`timeout: ${str(join.timeout)}`,
    code`missing: (arrived, context) => decisions.${ident(join.missing)}(arrived, context)`,
  ];
}

/** The handler waits for the whole set; what completes it does the work, once. */
export const joinedWork = (work: readonly Code[]): Code[] => [
  code`await whenAll(event, context, async (joined, cause) => {`,
  ...work.map((line) => indented(line)),
  code`});`,
];

/** What a person writes for a policy without a command, or for a system outside, is done once for each event. */
export const followed = (
  { construct }: SubscriptionPlan,
  decision: string,
  given: string,
  context: string,
  at: number,
): Code =>
  onceCall(
    code`\`${ident(construct)} \${${ident(context)}.cause.id}\``,
    code`decisions.${ident(decision)}(${ident(given)}, ${ident(context)})`,
    at,
  );

/** `await authorizePayment({ orderId: event.data.orderId, ... }, context);` */
export function callOf({ command, fields }: CallPlan, given: string, context: string, at: number): Code {
  const properties = fields.map(({ field, from }) => {
    if (from === 'id') throw new TypeError('A policy has no aggregate of its own');
    if ('decision' in from)
      return code`${propertyKey(field)}: await decisions.${ident(from.decision)}(${ident(given)})`;
    const source = from.of === undefined ? code`${ident(given)}.data` : code`${ident(given)}.${ident(from.of)}`;
    return code`${propertyKey(field)}: ${source}${member(from.field)}`;
  });
  const [only] = properties;
  const own = ident(context);
  if (only === undefined) return code`await ${ident(command.fn)}({}, ${own});`;
  const flat = code`await ${ident(command.fn)}({ ${only} }, ${own});`;
  if (properties.length === 1 && fitsIn(flat, at)) return flat;
  return code`await ${ident(command.fn)}(\n${indented(code`${object(properties)},\n${own},`)}\n);`;
}
