import { type Code, code, comment, ident, joined, member, propertyKey, str } from '../../sinks/index.ts';
import { bracketed, laidOut } from '../layout/doc.ts';
import type { CallPlan, FieldOrigin, Plan, SubscriptionPlan } from '../plan/types.ts';
import { fitsIn, indented, lines, list, object, onceCall, speaksOf } from './layout.ts';
import { contractName } from './names.ts';
import { dataDoc } from './origins.ts';

/** The events that a subscription names; none when it takes whatever comes. */
export const listedIn = (subscription: SubscriptionPlan): Plan['events'] =>
  Array.isArray(subscription.interest) ? (subscription.interest as Plan['events']) : [];

export const about = (subscription: SubscriptionPlan): Code => code`/** ${comment(subscription.text)} */`;

/** `eventHandler([A, B], async (event) => { ... });` */
export function handlerOf(
  subscription: SubscriptionPlan,
  parameters: readonly string[],
  body: (at: number) => readonly Code[],
): Code {
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
          (at) => stepsOf(subscription, 'event', 'context', at).map((step) => code`${step},`),
          code`}`,
        )),
  ]);

/** A call with the events first and something long behind them, as Prettier lays it out. */
function call(
  subscription: SubscriptionPlan,
  fn: string,
  open: Code,
  body: (at: number) => readonly Code[],
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
  if (!head.includes('\n')) return [head, ...body(2).map((line) => indented(line)), code`${close});`];
  return [
    code`export const handler = ${ident(fn)}(`,
    indented(list({ before: code``, open: '[', items: contracts, close: ']', after: code`,`, at: 2 })),
    code`  ${open}`,
    ...body(4).map((line) => indented(line, 4)),
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
function stepsOf(subscription: SubscriptionPlan, given: string, context: string, depth = 2): Code[] {
  const at = depth + 2;
  const { calls, follow } = subscription;
  const work =
    follow === null
      ? calls.map((one) => [one.command.fn, callOf(one, given, context, at)] as const)
      : [['follow', followed(subscription, follow, given, context, at)] as const];
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
    indented(code`${object(stepsOf(subscription, 'joined', 'context', 4))},`),
    code`);`,
  ]);
}

/** A join whose wait is a row of the table: what it waits for, then what happens when all are there. */
export function joinHandlerOf(subscription: SubscriptionPlan, work: (at: number) => readonly Code[]): Code {
  const lineOf = lines(work(4));
  const given = speaksOf(lineOf)('joined') ? 'joined' : '_';
  return lines([
    about(subscription),
    code`export const handler = joinHandler(`,
    indented(code`${object(joinProperties(subscription, 5))},`),
    code`  async (${ident(given)}, context) => {`,
    indented(lineOf, 4),
    code`  },`,
    code`);`,
  ]);
}

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
    [code`decisions.${ident(decision)}`, bracketed('(', [ident(given), ident(context)], ')')],
    at,
  );

/** `await authorizePayment({ orderId: event.data.orderId, ... }, context);` */
export function callOf({ command, fields }: CallPlan, given: string, context: string, at: number): Code {
  const known = ({ of }: FieldOrigin): Code =>
    of === undefined ? code`${ident(given)}.data` : code`${ident(given)}.${ident(of)}`;
  const data = dataDoc({ fields, known, given: [ident(given)], waits: true });
  const [only, ...others] = fields;
  const one = only !== undefined && others.length === 0 && typeof only.from === 'object' && 'field' in only.from;
  const short = one && code`{ ${propertyKey(only.field)}: ${known(only.from)}${member(only.from.field)} }`;
  const flat = code`await ${ident(command.fn)}(${short || code`{}`}, ${ident(context)});`;
  if ((one || only === undefined) && fitsIn(flat, at)) return flat;
  return laidOut([code`await ${ident(command.fn)}`, bracketed('(', [data, ident(context)], ')'), code`;`], at);
}
