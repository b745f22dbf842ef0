export { CommandQueue } from './command-queue.ts';
export { DirectConsumer, QueueConsumer, polledQueue, type FunctionConsumerProps } from './consumers.ts';
export { SYSTEM_SCOPE, type Caller } from './api-access.ts';
export { DueWaits } from './due-waits.ts';
export { EndpointConsumer, type EndpointConsumerProps } from './endpoint-consumer.ts';
export { FanOut, FanOutConsumer } from './fan-out.ts';
export { ForwardedEvents, type ForwardedEventsProps } from './forwarded-events.ts';
export { addGuardrails, runApp } from './guardrails.ts';
export {
  alarmTopicParameter,
  busArnParameter,
  busName,
  endpointSecret,
  registryFor,
  stackName,
  userPoolParameter,
} from './names.ts';
export { PublishedSchemas } from './published-schemas.ts';
export { deadLetterQueue, workQueue } from './queues.ts';
export { Subscription, type SubscriptionProps } from './routing.ts';
export { ServiceApi, type RouteProps } from './service-api.ts';
export { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
export { ServiceStack, type ServiceStackClass, type ServiceStackProps } from './service-stack.ts';
export { StreamConsumer, type StreamConsumerProps } from './stream-consumer.ts';
export { OutboxTable, ServiceTable } from './tables.ts';
export { endpointTarget, functionTarget, queueTarget, streamTarget, topicTarget, workflowTarget } from './targets.ts';
export { TimerEvent } from './timer-event.ts';
export { SCHEDULED_TIME, TimerCommand } from './timers.ts';
export { VendedLogs } from './vended-logs.ts';
export { ViewTable } from './view-table.ts';
export { WorkflowConsumer, type WorkflowConsumerProps } from './workflow-consumer.ts';
export { joinDefinition, stepsDefinition } from './workflow-definition.ts';
