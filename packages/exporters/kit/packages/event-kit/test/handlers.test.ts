import type { Envelope } from '@kit/contracts';
import { describe, expect, it, vi } from 'vitest';
import {
  AggregateStore,
  commandHandler,
  commandOf,
  createEvent,
  eventHandler,
  fact,
  logger,
  newId,
  on,
  onReport,
  onTimer,
  once,
  wholeBusHandler,
  type Context,
} from '../src/index.ts';
import { MemoryCloud, busEvent, commandMessage, kinesisEvent, lambdaContext, sqsEvent } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2, TakeSeatV1, context } from './example.ts';

const envelope = (seat: string): Envelope => createEvent(SeatTakenV1, { seat }, context).envelope;
const taken = (seat: string): ReturnType<typeof busEvent> => busEvent(SeatTakenV1, envelope(seat));
const freed = busEvent(SeatFreedV1, createEvent(SeatFreedV1, { seat: 'A1' }, context).envelope);

describe('eventHandler', () => {
  it.each([
    ['a queue', sqsEvent, ['message-1', 'message-2']],
    ['a stream', kinesisEvent, ['1']],
  ])('stops before its time is over and reports the rest, behind %s', async (_, eventOf, places) => {
    const seen: string[] = [];
    const handler = eventHandler([SeatTakenV1], ({ data }) => {
      seen.push(data.seat);
      return Promise.resolve();
    });
    const times = [45_000, 9_000, 8_000];
    const slow = { ...lambdaContext, getRemainingTimeInMillis: () => times.shift() ?? 0 };
    await expect(handler(eventOf([taken('A1'), taken('A2'), taken('A3')]), slow)).resolves.toEqual({
      batchItemFailures: places.map((itemIdentifier) => ({ itemIdentifier })),
    });
    expect(seen).toEqual(['A1']);
  });
  it('handles a whole batch also where a function has little time', async () => {
    const handle = vi.fn().mockResolvedValue(undefined);
    const short = { ...lambdaContext, getRemainingTimeInMillis: () => 6_000 };
    await eventHandler([SeatTakenV1], handle)(sqsEvent([taken('A1'), taken('A2')]), short);
    expect(handle).toHaveBeenCalledTimes(2);
  });
  it('handles the same event from a queue and directly', async () => {
    const handle = vi.fn<(event: object, context: Context) => Promise<void>>().mockResolvedValue();
    const handler = eventHandler([SeatTakenV1], handle);
    const event = taken('A1');
    await expect(handler(sqsEvent([event]), lambdaContext)).resolves.toEqual({ batchItemFailures: [] });
    await expect(handler(event, lambdaContext)).resolves.toBeUndefined();
    expect(handle).toHaveBeenCalledTimes(2);
    expect(handle.mock.calls[0]).toEqual(handle.mock.calls[1]);
    expect(handle).toHaveBeenCalledWith(expect.objectContaining({ key: 'SeatTaken.v1', data: { seat: 'A1' } }), {
      cause: { id: event.id, correlationId: 'flow-1' },
      time: event.time,
    });
  });
  it('[long-id] handles an event once whose id is too long for a key', async () => {
    const cloud = new MemoryCloud();
    const seats = new AggregateStore('Seat', {
      initial: {},
      evolve: (state: object) => state,
      stateVersion: 1,
      upgrades: {},
    });
    const handler = eventHandler([SeatTakenV1], async ({ data }, given) => {
      await seats.change('A1', { ...given, by: 'FreeSeat.v1' }, () => [fact(SeatFreedV1, data)]);
      await once(`letter ${given.cause.id}`, () => Promise.resolve());
    });
    const { metadata, data } = envelope('A1');
    const long = { ...metadata, eventId: '/TakeSeat.v1/caller/'.padEnd(1100, 'x'), correlationId: 'y'.repeat(1100) };
    for (const from of [sqsEvent, kinesisEvent])
      await expect(handler(from([busEvent(SeatTakenV1, { metadata: long, data })]), lambdaContext)).resolves.toEqual({
        batchItemFailures: [],
      });
    expect(cloud.outbox()).toHaveLength(1);
    vi.restoreAllMocks();
  });
  it('tells several events apart', async () => {
    const seen: string[] = [];
    const handler = eventHandler([SeatTakenV1, SeatFreedV1], (event) => {
      seen.push(event.key === 'SeatFreed.v1' ? `${event.data.seat} is free` : `${event.data.seat} is taken`);
      return Promise.resolve();
    });
    await handler(sqsEvent([taken('A1'), freed]), lambdaContext);
    expect(seen).toEqual(['A1 is taken', 'A1 is free']);
  });
  it('gives back the messages that fail, even all of them, and handles the others', async () => {
    const handler = eventHandler([SeatTakenV1], ({ data }) =>
      data.seat === 'A2' ? Promise.reject(new Error('broken')) : Promise.resolve(),
    );
    const failures = (itemIdentifier: string): object => ({ batchItemFailures: [{ itemIdentifier }] });
    await expect(handler(sqsEvent([taken('A1'), taken('A2'), taken('A3')]), lambdaContext)).resolves.toEqual(
      failures('message-1'),
    );
    await expect(handler(sqsEvent([taken('A2')]), lambdaContext)).resolves.toEqual(failures('message-0'));
    await expect(handler(taken('A2'), lambdaContext)).rejects.toThrow('broken');
  });
  it('handles the records of a stream in their order, and stops at the first that fails', async () => {
    const seen: string[] = [];
    const handler = eventHandler([SeatTakenV1], ({ data }) => {
      if (data.seat === 'A2') return Promise.reject(new Error('broken'));
      seen.push(data.seat);
      return Promise.resolve();
    });
    const batch = kinesisEvent([taken('Ä1'), taken('A2'), taken('A3')]);
    await expect(handler(batch, lambdaContext)).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(seen).toEqual(['Ä1']);
    const broken = handler(kinesisEvent(['{']), lambdaContext);
    await expect(broken).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    await expect(handler(kinesisEvent([]), lambdaContext)).resolves.toEqual({ batchItemFailures: [] });
  });
  it('refuses other events, other versions, broken data and broken JSON', async () => {
    const handle = vi.fn().mockResolvedValue(undefined);
    const handler = eventHandler([SeatTakenV2], handle);
    const broken = busEvent(SeatTakenV2, { ...envelope('A1'), data: {} });
    const { batchItemFailures } = (await handler(sqsEvent([freed, taken('A1'), broken, '{']), lambdaContext)) ?? {};
    expect(batchItemFailures).toHaveLength(4);
    expect(handle).not.toHaveBeenCalled();
  });
  it('puts the ids of the event, and of no other, on each log line', async () => {
    const append = vi.spyOn(logger, 'appendKeys');
    const reset = vi.spyOn(logger, 'resetKeys');
    const order: string[] = [];
    append.mockImplementation((keys) => void order.push(String(keys['correlationId'])));
    reset.mockImplementation(() => void order.push('reset'));
    const { metadata, data } = envelope('A2');
    const other = busEvent(SeatTakenV1, { metadata: { ...metadata, correlationId: 'flow-2' }, data });
    await eventHandler([SeatTakenV1], () => Promise.resolve())(sqsEvent([taken('A1'), other]), lambdaContext);
    expect(order).toEqual(['flow-1', 'reset', 'flow-2', 'reset']);
    vi.restoreAllMocks();
  });
});

describe('wholeBusHandler', () => {
  it('takes any event, also one without our envelope', async () => {
    const seen: unknown[] = [];
    const handler = wholeBusHandler(({ source }, { cause }) => {
      seen.push([source, cause.correlationId]);
      return Promise.resolve();
    });
    const foreign = { ...taken('A1'), id: 'id-7', source: 'other', detail: 7 };
    await handler(sqsEvent([taken('A1'), foreign]), lambdaContext);
    expect(seen).toEqual([
      ['test.hall', 'flow-1'],
      ['other', 'id-7'],
    ]);
  });
});

describe('commandHandler', () => {
  const seen: unknown[] = [];
  const note =
    (name: string) =>
    (data: unknown, { cause, time }: Context): Promise<void> => {
      seen.push([name, data, cause.id, time]);
      return Promise.resolve();
    };
  const handler = commandHandler(
    on(TakeSeatV1, note('command')),
    onReport(SeatFreedV1, note('report')),
    onTimer('evening', note('timer')),
  );
  it('gives commands, reports and timers to their handlers', async () => {
    seen.length = 0;
    const time = '2026-01-01T20:00:00Z';
    const messages = [
      commandMessage(TakeSeatV1, { seat: 'A1' }, { id: 'request-1' }),
      { kind: 'report', name: 'SeatFreed.v1', id: 'r', correlationId: 'r', data: { seat: 'A1' } },
      { kind: 'timer', name: 'evening', id: 't', correlationId: 't', time, data: {} },
    ];
    await expect(handler(sqsEvent(messages), lambdaContext)).resolves.toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([
      ['command', { seat: 'A1' }, 'request-1', '2026-01-01T12:00:00.000Z'],
      ['report', { seat: 'A1' }, 'r', '2026-01-01T12:00:00.000Z'],
      ['timer', { time }, 't', time],
    ]);
  });
  it('says who called, and nobody where nobody did', async () => {
    const callers: (string | undefined)[] = [];
    const told = commandHandler(
      on(TakeSeatV1, (_, { caller }) => {
        callers.push(caller);
        return Promise.resolve();
      }),
    );
    const message = commandMessage(TakeSeatV1, { seat: 'A1' });
    await told(sqsEvent([{ ...message, caller: 'u7' }, { ...message, caller: '' }, message]), lambdaContext);
    expect(callers).toEqual(['u7', undefined, undefined]);
  });
  it('gives back what breaks its contract and what nobody handles', async () => {
    seen.length = 0;
    const message = commandMessage(TakeSeatV1, { seat: 'A1' });
    const wrong = [
      commandMessage(TakeSeatV1, { seat: 'A1', row: 1 }),
      { ...message, name: 'TakeSeat.v2' },
      { ...message, kind: 'report' },
      { ...message, id: '' },
      { ...message, kind: 'report', name: 'SeatFreed.v1', data: {} },
      'null',
    ];
    const { batchItemFailures } = await handler(sqsEvent(wrong), lambdaContext);
    expect(batchItemFailures).toHaveLength(wrong.length);
    expect(seen).toEqual([]);
  });
  it('knows one handler for each command', () => {
    expect(() => commandHandler(on(TakeSeatV1, note('one')), on(TakeSeatV1, note('two')))).toThrow('one handler');
  });
});

describe('commandOf', () => {
  it('gives a decision time and ids that are the same whenever the command comes', () => {
    const first = commandOf(TakeSeatV1, { seat: 'A1' }, context);
    const again = commandOf(TakeSeatV1, { seat: 'A1' }, { ...context });
    expect([first.key, first.data, first.time]).toEqual(['TakeSeat.v1', { seat: 'A1' }, context.time]);
    expect(first.newId('ticketId')).toBe(again.newId('ticketId'));
    expect(first.newId('ticketId')).toBe(newId(context, 'ticketId'));
    expect(first.newId('ticketId')).not.toBe(first.newId('rowId'));
  });
  it('refuses what breaks the contract', () => {
    expect(() => commandOf(TakeSeatV1, { row: 1 }, context)).toThrow('breaks its contract');
  });
});

describe('newId', () => {
  it('is the same for the same cause and name, and a UUID', () => {
    const id = newId(context, 'seat');
    expect(id).toBe(newId({ ...context, time: 'later' }, 'seat'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id).not.toBe(newId(context, 'row'));
    expect(id).not.toBe(newId({ ...context, cause: { ...context.cause, id: 'cause-2' } }, 'seat'));
  });
});
