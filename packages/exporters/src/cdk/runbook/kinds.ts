import type { Plan } from '../plan/types.ts';
import type { AlarmKind } from './alarms.ts';

/** What an alarm means and what to do first. Chapters of the runbook are named in brackets. */
export interface Advice {
  readonly means: string;
  readonly todo: string;
  /** The heading of the chapter with the commands. */
  readonly chapter: string;
}

export const CHAPTERS = {
  logs: 'Follow one request',
  redrive: 'Redrive a queue',
  replay: 'Replay events',
  resend: 'Resend what the outbox gave up on',
  still: 'The outbox stands still',
  again: 'Send a timer again',
  stream: 'Records that a stream consumer gave up on',
  workflow: 'A workflow parked an event',
  waits: 'Waits whose time is over',
} as const;

const LOST: Readonly<Record<Plan['flavour'], string>> = {
  classic: 'FailedInvocations or InvocationsFailedToBeSentToDlq of the rule, in one of the last five minutes',
  custom: 'EventsDropped or OnFailureDestinationFailed of the subscriber, in one of the last five minutes',
};
const PARKED: Readonly<Record<Plan['flavour'], string>> = {
  classic: 'EventBridge could not deliver an event for 24 hours; the message is the event.',
  custom: 'EventBridge could not deliver an event for 24 hours; the message is a record with its id, not the event.',
};

const SERVER_ERRORS: Readonly<Record<Plan['flavour'], string>> = {
  classic:
    'The log of Requests or Reads has the error. Where API Gateway itself stores or publishes, look at its rights on the queue and the bus.',
  custom:
    'The log of Requests, Publisher or Reads has the error. Where API Gateway itself stores, look at its rights on the queue.',
};

/** By kind of alarm; `flavour` because the two products of EventBridge fail differently. */
export const adviceOn = (flavour: Plan['flavour']): Readonly<Record<AlarmKind, Advice>> => ({
  FailedRecord: {
    means: 'The function failed on a record for five tries; the message has its place in the stream, not the event.',
    todo: 'Repair, then replay the period of the record.',
    chapter: CHAPTERS.stream,
  },
  'DueWaits Unsent': {
    means: 'EventBridge Scheduler could not invoke the function for five minutes, so waits that are over stay open.',
    todo: 'Repair the rights on the function, then delete the message: the next run does all that is due.',
    chapter: CHAPTERS.waits,
  },
  FailedStep: {
    means: 'A step of the workflow failed after all its tries; the message is the event.',
    todo: 'Repair, then start the workflow again with it.',
    chapter: CHAPTERS.workflow,
  },
  'Handler IteratorAge': {
    means: 'Records wait behind one that fails, or come faster than they are handled (IteratorAge).',
    todo: 'Look for "record not handled" in the logs.',
    chapter: CHAPTERS.stream,
  },
  ForwardedLost: {
    means: `What a service of AWS said reached neither the command queue nor the dead-letter queue (${LOST.classic}).`,
    todo: 'Repair the rights on both. The default bus keeps nothing: ask the service what happened meanwhile.',
    chapter: CHAPTERS.logs,
  },
  ForwardedUndelivered: {
    means: PARKED.classic,
    todo: 'Read the message attribute ERROR_CODE, repair the rights on the command queue, then send the message there.',
    chapter: CHAPTERS.redrive,
  },
  FunctionErrors: {
    means: 'The function ended with an error: it ran out of time, or did not load (Errors). Its callers got 502.',
    todo: 'Read its log.',
    chapter: CHAPTERS.logs,
  },
  ServerErrors: {
    means: 'Callers get an answer of 500 or more (5XXError).',
    todo: SERVER_ERRORS[flavour],
    chapter: CHAPTERS.logs,
  },
  LostMessages: {
    means:
      'SNS reached neither a queue nor its dead-letter queue, so events are lost (NumberOfNotificationsFailedToRedriveToDlq).',
    todo: 'Look at the policies of both, then replay.',
    chapter: CHAPTERS.replay,
  },
  UndeliveredCopy: {
    means: 'SNS could not put an event in the queue of this reaction; the message is the event.',
    todo: 'Repair the policy of the queue, replay the event.',
    chapter: CHAPTERS.replay,
  },
  Workflow: {
    means: 'An execution failed (ExecutionsFailed): it shows which step and why, and the event is parked.',
    todo: 'Read the execution.',
    chapter: CHAPTERS.workflow,
  },
  HandlerErrors: {
    means: 'The function ended with an error: it threw, ran out of time, or did not load (Errors).',
    todo: 'Read its log. Behind a queue the messages come back by themselves.',
    chapter: CHAPTERS.logs,
  },
  HandlerFailed: {
    means: 'The function failed after the retries of Lambda; the message is the record of it, with the event inside.',
    todo: 'Repair the code, then replay the event.',
    chapter: CHAPTERS.replay,
  },
  Failed: {
    means: 'The handler failed five times on a message.',
    todo: 'Search the logs for its correlation id, repair, redrive.',
    chapter: CHAPTERS.redrive,
  },
  LostEvents: {
    means: `An event reached neither its target nor the dead-letter queue (${LOST[flavour]}).`,
    todo: 'Repair the rights on both, then replay: these events are nowhere else.',
    chapter: CHAPTERS.replay,
  },
  QueueAge: {
    means: 'Messages fail and come back, or come faster than they are handled (ApproximateAgeOfOldestMessage).',
    todo: 'Look for "handler failed" in the logs. A message has five tries before it is parked.',
    chapter: CHAPTERS.logs,
  },
  'Relay IteratorAge': {
    means: 'Events wait behind one that cannot be published (IteratorAge).',
    todo: 'Look for "event not published" in the logs of the relay.',
    chapter: CHAPTERS.still,
  },
  RelayErrors: {
    means: 'The relay of the outbox ended with an error (Errors). Nothing is skipped: it tries again.',
    todo: 'Read its log.',
    chapter: CHAPTERS.still,
  },
  ResendErrors: {
    means: 'A resending that a person asked for failed (Errors).',
    todo: 'Read its log, repair, ask again.',
    chapter: CHAPTERS.resend,
  },
  Undelivered: {
    means: PARKED[flavour],
    todo: 'Read the message attribute ERROR_CODE, repair the target or its rights, replay the event.',
    chapter: CHAPTERS.replay,
  },
  Unpublished: {
    means: 'The relay gave up on an event after 12 hours; the message has its place in the stream, not the event.',
    todo: 'Repair the cause, resend the period.',
    chapter: CHAPTERS.resend,
  },
  Unsent: {
    means: 'EventBridge Scheduler could not send for an hour; the message is what it wanted to send.',
    todo: 'Repair the rights, then send it.',
    chapter: CHAPTERS.again,
  },
});
