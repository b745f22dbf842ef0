import type { Board, Problem } from '@stormbridge/model';
import { eventPattern } from '../kit/index.ts';
import { LIMITS, RESOURCES } from '../limits.ts';
import { planOf } from '../plan/plan.ts';
import type { Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { partsOf } from '../print/stack.ts';
import { quoted } from './words.ts';

/** What would be too much for EventBridge or CloudFormation. */
export function limitProblems(board: Board): Problem[] {
  const plan = planOf(board);
  const rules = plan.services.reduce((sum, service) => sum + service.subscriptions.length, 0);
  return [
    ...(rules > LIMITS.rulesPerBus
      ? [
          {
            rule: 'X30',
            at: 'bus',
            message: `The board has ${rules} subscriptions, and each is a rule; one bus has room for ${LIMITS.rulesPerBus}.`,
            remedy: 'Let one subscription of a service match several events.',
          },
        ]
      : []),
    ...plan.services.flatMap((service) => [
      ...service.subscriptions.flatMap((one) => patternProblem(service, one)),
      ...resourceProblem(plan, service),
    ]),
  ];
}

function patternProblem(service: ServicePlan, one: SubscriptionPlan): Problem[] {
  const length = patternLength(one);
  if (length <= LIMITS.patternLength) return [];
  return [
    {
      rule: 'X31',
      at: one.row,
      message: `The rule of ${quoted(service.title)} for ${quoted(one.title)} names so many events that its pattern has ${length} characters; EventBridge takes ${LIMITS.patternLength}.`,
      remedy: 'Split it into several subscriptions, or consume everything of one source.',
    },
  ];
}

/** The length of the very pattern that the kit writes. */
const patternLength = ({ interest }: SubscriptionPlan): number => JSON.stringify(eventPattern(interest)).length;

/** How many resources the stack of a service has, at most. */
export function resourcesOf(plan: Plan, service: ServicePlan): number {
  const parts = partsOf(plan, service);
  const by = (via: SubscriptionPlan['via']): number => service.subscriptions.filter((one) => one.via === via).length;
  return (
    RESOURCES.stack +
    (parts.outbox ? RESOURCES.outbox : 0) +
    (parts.readModels ? RESOURCES.table : 0) +
    (parts.memory ? RESOURCES.table : 0) +
    (parts.queue ? RESOURCES.commandQueue : 0) +
    (parts.routes > 0 ? RESOURCES.api + parts.routes * RESOURCES.route : 0) +
    by('queue') * RESOURCES.queueConsumer +
    by('direct') * RESOURCES.directConsumer +
    service.timers.length * RESOURCES.timer +
    plan.events.filter((event) => event.service === service.name).length * RESOURCES.schema
  );
}

function resourceProblem(plan: Plan, service: ServicePlan): Problem[] {
  const count = resourcesOf(plan, service);
  if (count <= LIMITS.resourcesPerStack) return [];
  return [
    {
      rule: 'X32',
      at: service.row,
      message: `The stack of ${quoted(service.title)} would have about ${count} resources; CloudFormation takes 500, and some are left for you.`,
      remedy: 'Split the microservice, or let one subscription match several events.',
    },
  ];
}
