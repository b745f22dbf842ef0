import { type Code, code, ident } from '../../sinks/index.ts';
import type { CallPlan, Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { fileOf, importOf, indented, lines, speaksOf } from './layout.ts';
import { contractName, packages } from './names.ts';
import { asksFor } from './origins.ts';
import { about, callOf, followed, handlerOf, joinHandlerOf, joinWorkflowOf, listedIn, workflowOf } from './policies.ts';

/** The entry of a policy, or of what a system outside is told. */
export function policyFile(plan: Plan, service: ServicePlan, subscription: SubscriptionPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const { calls, join } = subscription;
  const body = bodyOf(subscription);
  const has = speaksOf(lines(body));
  const files = [...new Set(calls.map((call) => domainFileOf(service, call)))].sort();
  const handlers = files.map((file) =>
    importOf(
      calls.filter((call) => domainFileOf(service, call) === file).map(({ command }) => ident(command.fn)),
      `../handlers/${file}.ts`,
    ),
  );
  const kit = [
    'eventHandler',
    'joinHandler',
    'joinWorkflow',
    'once',
    'wholeBusHandler',
    'wholeBusWorkflow',
    'workflowHandler',
  ];
  const asks = join !== null || subscription.follow !== null || calls.some(({ fields }) => asksFor(fields));
  return fileOf(
    [
      importOf(listedIn(subscription).map(contractName), contracts),
      importOf(kit.filter(has).map(ident), eventKit),
      asks ? importOf([ident('decisions')], '../decisions.ts') : null,
      ...handlers,
    ],
    body,
  );
}

function bodyOf(subscription: SubscriptionPlan): Code[] {
  const { via, calls, join } = subscription;
  if (via === 'workflow' && join !== null && join.by === 'workflow') return [joinWorkflowOf(subscription)];
  if (via === 'workflow' && join === null && calls.length > 0) return [workflowOf(subscription)];
  if (join !== null) return [joinHandlerOf(subscription, (at) => workOf(subscription, 'joined', 'context', at))];
  if (listedIn(subscription).length > 0)
    return [handlerOf(subscription, ['event', 'context'], (at) => workOf(subscription, 'event', 'context', at))];
  return [
    lines([
      about(subscription),
      code`export const handler = wholeBusHandler(async (event, context) => {`,
      ...workOf(subscription, 'event', 'context', 2).map((line) => indented(line)),
      code`});`,
    ]),
  ];
}

function workOf(subscription: SubscriptionPlan, given: string, context: string, at: number): Code[] {
  const { calls, follow } = subscription;
  if (follow !== null) return [followed(subscription, follow, given, context, at)];
  return calls.map((one) => callOf(one, given, context, at));
}

const domainFileOf = (service: ServicePlan, { command }: CallPlan): string =>
  service.domains.find((domain) => domain.commands.includes(command))?.file ?? '';
