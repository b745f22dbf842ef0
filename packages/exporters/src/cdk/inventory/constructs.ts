import type { Plan, ServicePlan } from '../plan/types.ts';
import { partsOf } from '../print/parts.ts';
import { constructOf, waitsInTable } from '../print/stack-consumers.ts';

/** What the stack of a service is built of: constructs of `cdk-kit`, the routes of its API, and its dashboard. */
export const CONSTRUCTS = [
  'OutboxTable',
  'ServiceTable',
  'ViewTable',
  'CommandQueue',
  'ServiceApi',
  'Route',
  'ServiceFunction',
  'ForwardedEvents',
  'QueueConsumer',
  'DirectConsumer',
  'FanOut',
  'FanOutConsumer',
  'StreamConsumer',
  'WorkflowConsumer',
  'EndpointConsumer',
  'DueWaits',
  'TopicKey',
  'TimerCommand',
  'TimerEvent',
  'Schema',
  'Dashboard',
] as const;
export type ConstructName = (typeof CONSTRUCTS)[number];

/** How many of each construct the stack of a service has. */
export function constructsOf(plan: Plan, service: ServicePlan): Readonly<Record<ConstructName, number>> {
  const parts = partsOf(plan, service);
  const consumers = (name: ConstructName): number =>
    service.subscriptions.filter((one) => constructOf(one) === name).length;
  const events = service.timers.filter(({ event, constant }) => event !== null && constant).length;
  return {
    OutboxTable: Number(parts.outbox),
    ServiceTable: Number(parts.readModels && !parts.reads) + Number(parts.memory),
    ViewTable: Number(parts.reads),
    CommandQueue: Number(parts.queue),
    ServiceApi: Number(parts.routes + service.readModels.length > 0),
    Route: parts.routes + 2 * service.readModels.length,
    ServiceFunction: Number(parts.requests) + Number(parts.publisher) + Number(parts.reads),
    ForwardedEvents: parts.cloudEvents,
    QueueConsumer: consumers('QueueConsumer'),
    DirectConsumer: consumers('DirectConsumer'),
    FanOut: service.topics.length,
    FanOutConsumer: consumers('FanOutConsumer'),
    StreamConsumer: consumers('StreamConsumer'),
    WorkflowConsumer: consumers('WorkflowConsumer'),
    EndpointConsumer: consumers('EndpointConsumer'),
    DueWaits: service.subscriptions.filter(waitsInTable).length,
    TopicKey: Number(service.topics.length > 0),
    TimerCommand: service.timers.length - events,
    TimerEvent: events,
    Schema: plan.events.filter((event) => event.service === service.name).length,
    Dashboard: 1,
  };
}
