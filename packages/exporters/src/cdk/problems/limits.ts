import { type Board, type Problem, settingsOf } from '@stormbridge/model';
import { ENVELOPES, eventPattern } from '../kit/index.ts';
import { CONCURRENCY, CUSTOM_RESOURCES, LIMITS, RESOURCES, RESOURCES_PER_STACK } from '../limits.ts';
import { planOf } from '../plan/plan.ts';
import type { Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { partsOf } from '../print/parts.ts';
import { constructOf, waitsInTable } from '../print/stack-consumers.ts';
import { registryProblems, sampleProblems, sampleWarnings, templateProblem } from './sizes.ts';
import { quoted } from './words.ts';

/** What AWS does not take, whoever asks for it. */
export function limitProblems(board: Board): Problem[] {
  const plan = planOf(board);
  return [
    ...plan.services.flatMap((service) => [
      ...service.subscriptions.flatMap((one) => patternProblem(plan, service, one)),
      ...resourceProblem(plan, service),
      ...templateProblem(plan, service, resourcesOf(plan, service)),
    ]),
    ...sampleProblems(plan),
    ...registryProblems(plan),
  ];
}

/** What AWS takes when it is asked to raise a quota, or takes on most ways and not on all. */
export function limitWarnings(board: Board): Problem[] {
  const plan = planOf(board);
  return [
    ...ruleWarning(board, plan),
    ...defaultBusWarning(plan),
    ...concurrencyWarning(plan),
    ...plan.services.flatMap((service) => service.subscriptions.flatMap((one) => patternWarning(plan, service, one))),
    ...sampleWarnings(plan),
  ];
}

function ruleWarning(board: Board, { services }: Plan): Problem[] {
  const rules = services.reduce((sum, service) => sum + rulesOf(service), 0);
  if (rules <= LIMITS.rulesPerBus.max || settingsOf(board).busFlavour === 'custom') return [];
  return [
    {
      rule: 'X30',
      at: 'bus',
      message: `The subscriptions of the board are ${rules} rules; a bus has room for ${LIMITS.rulesPerBus.max} until AWS raises the quota.`,
      remedy: 'Ask AWS for more rules on a bus, or let one subscription of a service match several events.',
    },
  ];
}

/** Each subscription is a rule, but those that share a topic share its rule. */
const rulesOf = ({ subscriptions, topics }: ServicePlan): number =>
  subscriptions.filter(({ via }) => via !== 'fan-out').length + topics.length;

/** The default bus of the account has the same quota, whatever the flavour of ours, and is shared with others. */
function defaultBusWarning({ services }: Plan): Problem[] {
  const rules = services
    .flatMap(({ domains }) => domains.flatMap(({ reports }) => reports))
    .filter(({ cloud }) => cloud !== null).length;
  if (rules <= LIMITS.rulesPerBus.max) return [];
  return [
    {
      rule: 'X126',
      at: 'bus',
      message: `The board listens to ${rules} things that services of AWS say, and each is a rule on the default bus; it has room for ${LIMITS.rulesPerBus.max} until AWS raises the quota.`,
      remedy: 'Ask AWS for more rules on a bus, or let one service translate several of them.',
    },
  ];
}

function concurrencyWarning({ services }: Plan): Problem[] {
  const queues = services.flatMap((service) => service.subscriptions).filter(hasQueue).length;
  const most = queues * CONCURRENCY;
  if (most <= LIMITS.concurrentFunctions.max) return [];
  return [
    {
      rule: 'X167',
      at: 'bus',
      message: `At a rush ${most} functions could run at one time, ${CONCURRENCY} behind each of ${queues} queues; an account has ${LIMITS.concurrentFunctions.max} until AWS raises the quota. What finds none free waits in its queue.`,
      remedy: 'Ask AWS for more concurrent executions before production, or spread the services over accounts.',
    },
  ];
}

const hasQueue = (one: SubscriptionPlan): boolean => ['QueueConsumer', 'FanOutConsumer'].includes(constructOf(one));

function patternProblem(plan: Plan, service: ServicePlan, one: SubscriptionPlan): Problem[] {
  const length = patternLength(plan, one);
  if (length <= LIMITS.longestPattern.max) return [];
  return [{ ...patternSaid(service, one, length), rule: 'X160', remedy: `${SPLIT}.` }];
}

function patternWarning(plan: Plan, service: ServicePlan, one: SubscriptionPlan): Problem[] {
  const length = patternLength(plan, one);
  if (length <= LIMITS.patternLength.max || length > LIMITS.longestPattern.max) return [];
  return [
    { ...patternSaid(service, one, length), rule: 'X31', remedy: `${SPLIT}; or ask AWS for longer event patterns.` },
  ];
}

const SPLIT = 'Split it into several subscriptions, or consume everything of one source';

function patternSaid(service: ServicePlan, one: SubscriptionPlan, length: number): Omit<Problem, 'rule'> {
  const { max } = length > LIMITS.longestPattern.max ? LIMITS.longestPattern : LIMITS.patternLength;
  return {
    at: one.row,
    message: `The rule of ${quoted(service.title)} for ${quoted(one.title)} names so many events that its pattern has ${length} characters; EventBridge takes ${max}${max === LIMITS.patternLength.max ? ' until AWS raises the quota' : ''}.`,
  };
}

/** The length of the very pattern that the kit writes. */
const patternLength = ({ envelope }: Plan, { interest }: SubscriptionPlan): number =>
  JSON.stringify(eventPattern(interest, ENVELOPES[envelope].versionPattern)).length;

/** How many resources the stack of a service has, at most. */
export function resourcesOf(plan: Plan, service: ServicePlan): number {
  const parts = partsOf(plan, service);
  const consumers = service.subscriptions.reduce((sum, one) => sum + RESOURCES[CONSUMERS[constructOf(one)]], 0);
  return (
    RESOURCES.stack +
    (parts.outbox ? RESOURCES.outbox : 0) +
    (parts.readModels ? RESOURCES.table : 0) +
    (parts.memory ? RESOURCES.table : 0) +
    (parts.queue ? RESOURCES.commandQueue : 0) +
    (parts.routes + service.readModels.length > 0 ? RESOURCES.api : 0) +
    (parts.routes + 2 * service.readModels.length) * RESOURCES.route +
    (Number(parts.requests) + Number(parts.publisher) + Number(parts.reads)) * RESOURCES.function +
    parts.cloudEvents * RESOURCES.forwarded +
    consumers +
    (service.topics.length > 0 ? RESOURCES.topicKey : 0) +
    service.topics.length * RESOURCES.fanOut +
    service.timers.length * RESOURCES.timer +
    service.subscriptions.filter(waitsInTable).length * RESOURCES.dueWaits +
    plan.events.filter((event) => event.service === service.name).length * RESOURCES.schema +
    (plan.flavour === 'custom' ? addedByCustomBus(service) : 0)
  );
}

function addedByCustomBus(service: ServicePlan): number {
  const routes = rulesOf(service);
  const told = service.timers.filter(({ event, constant }) => event !== null && constant).length;
  return (routes > 0 ? CUSTOM_RESOURCES.stack : 0) + routes * CUSTOM_RESOURCES.route + told * CUSTOM_RESOURCES.timer;
}

const CONSUMERS = {
  QueueConsumer: 'queueConsumer',
  DirectConsumer: 'directConsumer',
  FanOutConsumer: 'fanOutConsumer',
  StreamConsumer: 'streamConsumer',
  WorkflowConsumer: 'workflowConsumer',
  EndpointConsumer: 'endpointConsumer',
} as const satisfies Readonly<Record<ReturnType<typeof constructOf>, keyof typeof RESOURCES>>;

function resourceProblem(plan: Plan, service: ServicePlan): Problem[] {
  const count = resourcesOf(plan, service);
  if (count <= RESOURCES_PER_STACK) return [];
  return [
    {
      rule: 'X32',
      at: service.row,
      message: `The stack of ${quoted(service.title)} would have about ${count} resources; CloudFormation takes ${LIMITS.stackResources.max}, and ${LIMITS.stackResources.max - RESOURCES_PER_STACK} are left for you.`,
      remedy: 'Split the microservice, or let one subscription match several events.',
    },
  ];
}
