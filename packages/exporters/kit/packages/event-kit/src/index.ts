export { AggregateStore, type Change } from './aggregate-store.ts';
export { answer, requestHandler, type RequestRoute } from './request-handler.ts';
export { documents } from './aws.ts';
export type { BusEvent, EventOf } from './bus-event.ts';
export { eachItem, idFor, newId, reportedAs, type Cause, type Context } from './cause.ts';
export {
  commandHandler,
  commandOf,
  on,
  onCloudEvent,
  onReport,
  onTimer,
  type CloudEvent,
  type CommandMessage,
  type Route,
  type Tick,
} from './command-handler.ts';
export {
  EVERYTHING,
  NotDecided,
  Refused,
  fact,
  latestOfEach,
  told,
  undecided,
  type CommandOf,
  type Fact,
  type FactOf,
  type Given,
  type LatestOfEach,
  type LatestTold,
  type StateRules,
  type ViewRules,
} from './domain.ts';
export { createEvent, createEvents, type Happened, type OutgoingEvent } from './envelope.ts';
export { EventLog } from './event-log.ts';
export { eventHandler, wholeBusHandler, type EventHandler } from './event-handler.ts';
export type { HttpAnswer, HttpRequest } from './http.ts';
export type { Arrived, JoinProps, Joined } from './join.ts';
export { joinHandler, type DueWaits, type JoinHandler } from './join-handler.ts';
export { logger, metrics, tracer } from './observability.ts';
export { once } from './once.ts';
export { outboxRelay, outboxResend, outboxRow, type OutboxRow, type ResendRequest } from './outbox.ts';
export { publish } from './publish.ts';
export { publishFacts } from './publish-facts.ts';
export { read, readHandler, type ReadRoute } from './read-handler.ts';
export { ReadModel, type Page } from './read-model.ts';
export { ContractError, assertCommand, assertEvent } from './validate.ts';
export {
  joinWorkflow,
  wholeBusWorkflow,
  workflowHandler,
  type JoinCall,
  type StepAnswer,
  type StepCall,
} from './workflow.ts';
