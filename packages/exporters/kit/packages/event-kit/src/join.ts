import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DataOf, EventContract } from '@kit/contracts';
import { documents, environment } from './aws.ts';
import type { Context } from './cause.ts';
import type { EventOf } from './event-handler.ts';
import { logger } from './observability.ts';
import { once } from './once.ts';

/** The data of all the events that a join waited for, by the name of the event. */
export type Joined<C extends EventContract> = Readonly<{
  [Name in C['name']]: DataOf<Extract<C, { readonly name: Name }>>;
}>;

export interface JoinProps<C extends EventContract> {
  /** Unique in the service. */
  readonly name: string;
  readonly waitsFor: readonly C[];
  /** What the events have in common. */
  readonly key: (event: EventOf<C>) => string;
  /** How long the first event waits for the others, in ISO 8601: `P7D`, `PT30M`. After that the wait begins anew. */
  readonly timeout: string;
}

interface Arrival {
  readonly eventId: string;
  readonly correlationId: string;
  readonly time: string;
  readonly data: unknown;
}

/**
 * Waits for one event of each kind with the same key, in any order, and then acts once. What has arrived is remembered
 * in the service's own table. The action gets the data of all events, and a context that is the same whichever event
 * came last, so that what it causes is known again when it is repeated.
 */
export function join<C extends EventContract>({ name, waitsFor, key, timeout }: JoinProps<C>) {
  const seconds = secondsOf(timeout);
  const names = [...new Set(waitsFor.map((contract) => contract.name))];
  return async (
    event: EventOf<C>,
    { cause }: Context,
    act: (joined: Joined<C>, context: Context) => Promise<void>,
  ): Promise<void> => {
    const id = `${name}#${key(event)}`;
    const { correlationId } = cause;
    const { eventId, time } = event.metadata;
    const row = await arrive(id, event.name, { eventId, correlationId, time, data: event.data }, seconds);
    const arrivals = names.flatMap((one) => (row[one] === undefined ? [] : [[one, row[one]] as const]));
    if (arrivals.length < names.length) {
      logger.info('waiting for more events', { join: id, arrived: arrivals.map(([arrived]) => arrived) });
      return;
    }
    const joined = Object.fromEntries(arrivals.map(([arrived, { data }]) => [arrived, data])) as Joined<C>;
    const last = arrivals.map(([, arrival]) => arrival).reduce((a, b) => (place(a) > place(b) ? a : b));
    const context = { cause: { id: last.eventId, correlationId: last.correlationId }, time: last.time };
    // These very events, once: when the wait begins anew, another set with the same key is another piece of work.
    const set = arrivals.map(([, arrival]) => arrival.eventId).join(' ');
    await once(`JOIN#${id} ${set}`, () => act(joined, context));
  };
}

/** The last of the facts, whatever the order of their deliveries. */
const place = ({ time, eventId }: Arrival): string => `${time} ${eventId}`;

/** Notes that an event is there, the first of its kind only, and gives back what has arrived by now. */
async function arrive(
  id: string,
  eventName: string,
  arrival: Arrival,
  seconds: number,
): Promise<Readonly<Record<string, Arrival | undefined>>> {
  const now = Math.floor(Date.now() / 1000);
  const row = { TableName: environment('TABLE_NAME'), Key: { pk: `JOIN#${id}`, sk: 'JOIN' } };
  const note = new UpdateCommand({
    ...row,
    UpdateExpression: 'SET #event = if_not_exists(#event, :arrival), expiresAt = if_not_exists(expiresAt, :until)',
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt > :now',
    ExpressionAttributeNames: { '#event': eventName },
    ExpressionAttributeValues: { ':arrival': arrival, ':until': now + seconds, ':now': now },
    ReturnValues: 'ALL_NEW',
  });
  try {
    const { Attributes = {} } = await documents.send(note);
    return Attributes as Record<string, Arrival>;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  logger.warn('the others did not come in time, the wait begins anew', { join: id });
  await documents.send(
    new DeleteCommand({
      ...row,
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': now },
    }),
  );
  return arrive(id, eventName, arrival, seconds);
}

/** Seconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds. */
function secondsOf(duration: string): number {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  const lengths = [604_800, 86_400, 3_600, 60, 1];
  const total = parts.reduce((sum, part, at) => sum + part * (lengths[at] ?? 0), 0);
  if (total === 0) throw new TypeError(`"${duration}" is not a duration like P7D or PT30M`);
  return total;
}
