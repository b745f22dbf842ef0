import type { EventContract } from '@kit/contracts';
import type { Context as LambdaContext } from 'aws-lambda';
import { causeOf, readEvent, type BusEvent, type EventOf } from './bus-event.ts';
import type { Context } from './cause.ts';
import { Join, systemClock, type Arriving, type JoinProps, type Joined, type JoinedSet } from './join.ts';
import { logger, observed } from './observability.ts';
import { unlessRefused } from './refusal.ts';

/** What the state machine of `WorkflowConsumer` hands to its function for one step. */
export interface StepCall {
  readonly step: string;
  readonly event: BusEvent;
}
/** What the state machine is told of a step: after one that a rule refused it ends. */
export interface StepAnswer {
  readonly refused: boolean;
}
type Steps<T> = Readonly<Record<string, (event: T, context: Context) => Promise<void>>>;

/**
 * The steps of a workflow over the given event versions. Every step is tried again by itself, and the workflow goes on
 * where it was; so a step may run twice, and does nothing the second time. A step that a rule refuses is not tried
 * again and ends the workflow, as it ends the work of a function behind a queue: the steps behind it would build on
 * something that did not happen. What the steps before it did stays done.
 */
export const workflowHandler = <C extends EventContract>(
  contracts: readonly C[],
  steps: Steps<EventOf<C>>,
): ((call: StepCall, context: LambdaContext) => Promise<StepAnswer>) =>
  stepsOf(steps, (event) => {
    const read = readEvent(contracts, event);
    return [read, read.metadata.time];
  });

/** The steps of a workflow that takes whatever comes from the bus. */
export const wholeBusWorkflow = (
  steps: Steps<BusEvent>,
): ((call: StepCall, context: LambdaContext) => Promise<StepAnswer>) => stepsOf(steps, (event) => [event, event.time]);

function stepsOf<T>(steps: Steps<T>, read: (event: BusEvent) => readonly [T, string]) {
  return async ({ step, event }: StepCall, context: LambdaContext): Promise<StepAnswer> => {
    logger.addContext(context);
    const cause = causeOf(event);
    const done = await observed(cause, () => {
      const [given, time] = read(event);
      return unlessRefused(() => stepOf(steps, step)(given, { cause, time }));
    });
    return { refused: !done };
  };
}

function stepOf<T>(steps: Steps<T>, name: string): Steps<T>[string] {
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) throw new TypeError(`There is no step ${name}`);
  logger.info('step of a workflow', { step: name });
  return step;
}

/** What the state machine of a join asks for: to note an event, to end a wait, or one step for the whole set. */
export type JoinCall<C extends EventContract> =
  | { readonly join: 'arrive' | 'expire'; readonly event: BusEvent }
  | { readonly step: string; readonly set: JoinedSet<C> };

/** What is answered to `arrive`: the state machine chooses by it. */
export type JoinAnswer<C extends EventContract> = Arriving<C> & { readonly complete: boolean };

/**
 * A join whose wait is a workflow: the first event of a key waits, the one that completes the set runs the steps, and
 * `missing` is asked when the time is over and the set is not complete.
 */
export function joinWorkflow<C extends EventContract>(
  props: JoinProps<C>,
  steps: Steps<Joined<C>>,
  clock = systemClock,
): (call: JoinCall<C>, lambda: LambdaContext) => Promise<JoinAnswer<C> | StepAnswer | undefined> {
  const events = new Join(props, clock);
  return async (call, lambda) => {
    logger.addContext(lambda);
    if ('step' in call) {
      const { joined, context } = call.set;
      const done = await observed(context.cause, () => unlessRefused(() => stepOf(steps, call.step)(joined, context)));
      return { refused: !done };
    }
    const cause = causeOf(call.event);
    let answer: JoinAnswer<C> | undefined;
    await observed(cause, async () => {
      const event = readEvent(props.waitsFor, call.event);
      if (call.join === 'expire') await events.expire(event);
      else {
        const arriving = await events.arrive(event, { cause, time: event.metadata.time });
        answer = { ...arriving, complete: arriving.set !== undefined };
      }
    });
    return answer;
  };
}
