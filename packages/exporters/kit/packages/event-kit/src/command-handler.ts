import type { CommandContract, DataOf, EventContract } from '@kit/contracts';
import type { Context as LambdaContext, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { forEachMessage } from './batch.ts';
import { idOf, newId, type Context } from './cause.ts';
import type { CommandOf } from './domain.ts';
import { logger, observed } from './observability.ts';
import { unlessRefused } from './refusal.ts';
import { ContractError, assertCommand, assertEventData } from './validate.ts';

/** What the API, the scheduler and nobody else put in a service's command queue. */
export interface CommandMessage {
  /** Key of a command or of a reported event, or id of a timer or of what a service of AWS says. */
  readonly name: string;
  readonly kind: 'command' | 'report' | 'cloud' | 'timer';
  readonly id: string;
  readonly correlationId: string;
  /** Who called the API; empty or absent where nobody did. */
  readonly caller?: string;
  /** When it was meant; without it the moment counts in which it was put in the queue. */
  readonly time?: string;
  readonly data: unknown;
}

/** What a service of AWS said on the default bus: the detail of its event, unchecked. */
export interface CloudEvent {
  readonly detail: unknown;
  readonly time: string;
}

/** What a timer says: that its time has come. */
export interface Tick {
  readonly time: string;
}

export interface Route {
  readonly kind: CommandMessage['kind'];
  readonly name: string;
  readonly run: (data: unknown, context: Context) => Promise<void>;
}

/** Checks a command and gives it the shape in which decisions see it. */
export function commandOf<C extends CommandContract>(contract: C, data: unknown, context: Context): CommandOf<C> {
  assertCommand(contract, data);
  const newIdOf = (name: string): string => newId(context, name);
  return { key: contract.key, data, time: context.time, caller: context.caller, newId: newIdOf } as CommandOf<C>;
}

export function on<C extends CommandContract>(
  contract: C,
  handle: (data: DataOf<C>, context: Context) => Promise<unknown>,
): Route {
  return {
    kind: 'command',
    name: contract.key,
    run: async (data, context) => {
      assertCommand(contract, data);
      await handle(data, context);
    },
  };
}

/** An external system says that something happened; its words are the data of the event. */
export function onReport<C extends EventContract>(
  contract: C,
  handle: (data: DataOf<C>, context: Context) => Promise<void>,
): Route {
  return {
    kind: 'report',
    name: contract.key,
    run: async (data, context) => {
      assertEventData(contract, data);
      await handle(data, context);
    },
  };
}

/** A service of AWS said something on the default bus; what that means for us is for the handler to say. */
export function onCloudEvent(id: string, handle: (event: CloudEvent, context: Context) => Promise<void>): Route {
  return { kind: 'cloud', name: id, run: (detail, context) => handle({ detail, time: context.time }, context) };
}

export function onTimer(id: string, handle: (tick: Tick, context: Context) => Promise<void>): Route {
  return { kind: 'timer', name: id, run: (_, context) => handle({ time: context.time }, context) };
}

/**
 * Behind the service's command queue. The sender is gone, so a command that fails comes again, and after some tries it
 * waits in the dead-letter queue for a person.
 */
export function commandHandler(
  ...routes: readonly Route[]
): (event: SQSEvent, context: LambdaContext) => Promise<SQSBatchResponse> {
  const table = new Map(routes.map((route) => [`${route.kind} ${route.name}`, route]));
  if (table.size < routes.length) throw new TypeError('A command has one handler');
  const handle = forEachMessage(async (record) => {
    const message = messageOf(record.body);
    const cause = { id: idOf(message.id), correlationId: idOf(message.correlationId) };
    await observed(cause, async () => {
      const route = table.get(`${message.kind} ${message.name}`);
      if (route === undefined) throw new ContractError(`Nobody handles the ${message.kind} ${message.name}`);
      logger.info(`${message.kind} received`, { name: message.name });
      const { time = new Date(Number(record.attributes.SentTimestamp)).toISOString() } = message;
      const caller = message.caller === '' ? undefined : message.caller;
      const context = { cause, time, ...(caller !== undefined && { caller }) };
      await unlessRefused(() => route.run(message.data, context));
    });
  });
  return (event, context) => {
    logger.addContext(context);
    return handle(event, context);
  };
}

function messageOf(body: string): CommandMessage {
  const message = JSON.parse(body) as Partial<CommandMessage> | null;
  const { name, kind, id, correlationId } = message ?? {};
  if ([name, kind, id, correlationId].some((text) => typeof text !== 'string' || text === ''))
    throw new ContractError('A message in the command queue needs kind, name, id and correlationId');
  return message as CommandMessage;
}
