import type { HintRule } from './hint.ts';
import { aggregateNamedAfterWork } from './rules/aggregate-named-after-work.ts';
import { aggregateWithOneEvent } from './rules/aggregate-with-one-event.ts';
import { aggregateWithoutContext } from './rules/aggregate-without-context.ts';
import { aggregateWithoutEvents } from './rules/aggregate-without-events.ts';
import { aggregateWithoutService } from './rules/aggregate-without-service.ts';
import { anyOrAll } from './rules/any-or-all.ts';
import { changeWithoutMeaning } from './rules/change-without-meaning.ts';
import { commandWithoutEvent } from './rules/command-without-event.ts';
import { commandWithoutIssuer } from './rules/command-without-issuer.ts';
import { consumedWithoutProducer } from './rules/consumed-without-producer.ts';
import { contextWithoutService } from './rules/context-without-service.ts';
import { crossContextDependency } from './rules/cross-context-dependency.ts';
import { effectBeforeCause } from './rules/effect-before-cause.ts';
import { emptyContext } from './rules/empty-context.ts';
import { eventWithoutAggregate } from './rules/event-without-aggregate.ts';
import { eventWithoutSchema } from './rules/event-without-schema.ts';
import { fewerServicesThanContexts } from './rules/fewer-services-than-contexts.ts';
import { imperative } from './rules/imperative.ts';
import { joinWithoutKey } from './rules/join-without-key.ts';
import { leaningContext } from './rules/leaning-context.ts';
import { lonelyFailure } from './rules/lonely-failure.ts';
import { manyTriggers } from './rules/many-triggers.ts';
import { nearDuplicates } from './rules/near-duplicates.ts';
import { noPivotalEvent } from './rules/no-pivotal-event.ts';
import { noTrigger } from './rules/no-trigger.ts';
import { nobodyConsumes } from './rules/nobody-consumes.ts';
import { notInTime } from './rules/not-in-time.ts';
import { pastTense } from './rules/past-tense.ts';
import { personalData } from './rules/personal-data.ts';
import { policyWithoutCommand } from './rules/policy-without-command.ts';
import { policyWithoutEvent } from './rules/policy-without-event.ts';
import { queryAsEvent } from './rules/query-as-event.ts';
import { reactionWithoutService } from './rules/reaction-without-service.ts';
import { reactionWithoutSubscription } from './rules/reaction-without-subscription.ts';
import { retiredVersionInUse } from './rules/retired-version-in-use.ts';
import { sameWordTwoMeanings } from './rules/same-word-two-meanings.ts';
import { sampleMissesField } from './rules/sample-misses-field.ts';
import { serviceNamedAfterTechnology } from './rules/service-named-after-technology.ts';
import { serviceWithoutWork } from './rules/service-without-work.ts';
import { sharedDataStore } from './rules/shared-data-store.ts';
import { technicalNoun } from './rules/technical-noun.ts';
import { timerWithoutSchedule } from './rules/timer-without-schedule.ts';
import { twoInOne } from './rules/two-in-one.ts';
import { unfinishedField } from './rules/unfinished-field.ts';
import { unnamed } from './rules/unnamed.ts';
import { unnamedBus } from './rules/unnamed-bus.ts';

/** Every rule, in the order of the stages. A new hint is one file and one row here. */
export const RULES: readonly HintRule[] = [
  pastTense,
  imperative,
  technicalNoun,
  changeWithoutMeaning,
  queryAsEvent,
  unnamed,
  twoInOne,
  notInTime,
  lonelyFailure,
  effectBeforeCause,
  nearDuplicates,
  noPivotalEvent,
  noTrigger,
  manyTriggers,
  commandWithoutIssuer,
  commandWithoutEvent,
  policyWithoutEvent,
  policyWithoutCommand,
  anyOrAll,
  joinWithoutKey,
  timerWithoutSchedule,
  eventWithoutAggregate,
  aggregateWithoutEvents,
  aggregateWithOneEvent,
  aggregateNamedAfterWork,
  aggregateWithoutContext,
  emptyContext,
  crossContextDependency,
  leaningContext,
  sameWordTwoMeanings,
  fewerServicesThanContexts,
  aggregateWithoutService,
  contextWithoutService,
  serviceNamedAfterTechnology,
  sharedDataStore,
  serviceWithoutWork,
  unnamedBus,
  nobodyConsumes,
  consumedWithoutProducer,
  reactionWithoutSubscription,
  reactionWithoutService,
  eventWithoutSchema,
  unfinishedField,
  personalData,
  retiredVersionInUse,
  sampleMissesField,
];
