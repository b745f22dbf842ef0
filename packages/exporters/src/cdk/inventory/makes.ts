import type { Plan } from '../plan/types.ts';
import type { ConstructName } from './constructs.ts';
import type { ResourceKind } from './kinds.ts';

/** How many resources of each kind something makes in AWS. */
export type Makes = Readonly<Partial<Record<ResourceKind, number>>>;

/**
 * What each construct makes, counted in the synthesised templates of the two examples; a test of the exported project
 * compares the sums with its templates. Roles, policies, permissions and the like cost nothing and are left out.
 */
export const MAKES: Readonly<Record<ConstructName, Makes>> = {
  OutboxTable: { table: 1, function: 2, queue: 1, alarm: 4, log: 2 },
  ServiceTable: { table: 1 },
  ViewTable: { table: 1 },
  CommandQueue: { function: 1, queue: 2, alarm: 3, log: 1 },
  ServiceApi: { api: 1, alarm: 1, log: 1 },
  Route: { route: 1 },
  ServiceFunction: { function: 1, alarm: 1, log: 1 },
  ForwardedEvents: { rule: 1, queue: 1, alarm: 2 },
  QueueConsumer: { rule: 1, function: 1, queue: 3, alarm: 5, log: 1 },
  DirectConsumer: { rule: 1, function: 1, queue: 2, alarm: 4, log: 1 },
  FanOut: { rule: 1, topic: 1, queue: 1, alarm: 3 },
  FanOutConsumer: { function: 1, queue: 3, alarm: 4, log: 1 },
  StreamConsumer: { rule: 1, stream: 1, function: 1, queue: 2, alarm: 5, log: 1 },
  WorkflowConsumer: { rule: 1, workflow: 1, function: 1, queue: 2, alarm: 5, log: 2 },
  EndpointConsumer: { rule: 1, destination: 1, queue: 1, alarm: 2 },
  DueWaits: { schedule: 1, queue: 1, alarm: 1 },
  TopicKey: { key: 1 },
  TimerCommand: { schedule: 1, queue: 1, alarm: 1 },
  TimerEvent: { schedule: 1, queue: 1, alarm: 1 },
  Schema: { schema: 1 },
  Dashboard: { dashboard: 1 },
};

/** What the platform's stack makes, once for all services. */
export const PLATFORM: Readonly<Record<Plan['flavour'], Makes>> = {
  classic: { bus: 1, archive: 1, topic: 1, log: 1 },
  custom: { bus: 1, topic: 1 },
};

/** What the custom event bus makes otherwise: the scheduler cannot put an event on it, so a function does. */
export const CUSTOM: Readonly<Partial<Record<ConstructName, Makes>>> = {
  TimerEvent: { schedule: 1, function: 1, queue: 2, alarm: 3, log: 1 },
};

/** The log of all subscribers of a service on the custom event bus. */
export const SUBSCRIBER_LOGS: Makes = { log: 1 };
