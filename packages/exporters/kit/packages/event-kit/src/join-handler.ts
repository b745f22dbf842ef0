import type { EventContract } from '@kit/contracts';
import type { Context as LambdaContext, KinesisStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { timeLeft } from './batch.ts';
import type { BusEvent } from './bus-event.ts';
import type { Context } from './cause.ts';
import { eventHandler } from './event-handler.ts';
import { Join, systemClock, type JoinProps, type Joined } from './join.ts';
import { logger } from './observability.ts';
import { once } from './once.ts';
import { OpenWaits, type OpenWait } from './open-waits.ts';

/** What the schedule of `DueWaits` says: give up the waits whose time is over at this moment (ISO 8601). */
export interface DueWaits {
  readonly kind: 'dueWaits';
  readonly time: string;
}

/** Entry of a function that joins events. */
export type JoinHandler = (
  event: SQSEvent | KinesisStreamEvent | BusEvent | DueWaits,
  context: LambdaContext,
) => Promise<SQSBatchResponse | undefined>;

/**
 * Waits for one event of each kind with the same key, and then acts once; the next event with that key begins the next
 * set. The action gets the data of all events, the newest of a kind of which several came, and a context that is the
 * same whichever event came last, so that what it causes is known again when it is repeated.
 *
 * `missing` is asked once for each wait whose time is over: when the schedule finds it, within some minutes, or when an
 * event with that key comes before.
 */
export function joinHandler<C extends EventContract>(
  props: JoinProps<C>,
  act: (joined: Joined<C>, context: Context) => Promise<void>,
  clock = systemClock,
): JoinHandler {
  const open = new OpenWaits(props.name);
  const events = new Join(props, clock, open);
  const arrive = eventHandler(props.waitsFor, async (event, context) => {
    const { set } = await events.arrive(event, context);
    if (set !== undefined) await once(`JOIN#${set.id}`, () => act(set.joined, set.context));
  });
  return async (event, context) => {
    if (!('kind' in event)) return arrive(event, context);
    logger.addContext(context);
    await endDue(open, (wait) => events.end(wait), new Date(event.time), timeLeft(context));
    return undefined;
  };
}

/**
 * As many as there is time for; the next run goes on. One that fails holds up no other: the function ends with an error,
 * so that its alarm rings, and the waits themselves are still in the table.
 */
async function endDue(
  open: OpenWaits,
  end: (wait: OpenWait) => Promise<void>,
  now: Date,
  hasTime: () => boolean,
): Promise<void> {
  const failures: unknown[] = [];
  for await (const wait of eachDue(open, now)) {
    if (!hasTime()) break;
    const claimed = await open.claim(wait, now);
    if (claimed === undefined) continue;
    await end(wait)
      .then(() => open.forget(claimed))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} waits come again: ${String(failures[0])}`);
}

/** Page by page: a wait that was claimed is not due any more. */
async function* eachDue(open: OpenWaits, now: Date): AsyncGenerator<OpenWait> {
  for (let page = await open.due(now); page.length > 0; page = await open.due(now)) yield* page;
}
