import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EventContract } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused, joinHandler, type Arrived, type BusEvent, type Context, type Joined } from '../src/index.ts';
import { MemoryCloud, busEvent, lambdaContext, sqsEvent } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2 } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const act = vi.fn<(joined: Joined<Events>, context: Context) => Promise<void>>();
const missing = vi.fn<(arrived: Arrived<Events>, context: Context) => Promise<void>>();
const both = {
  name: 'Both',
  waitsFor: [SeatTakenV1, SeatFreedV1],
  key: (event: { data: { seat: string } }) => event.data.seat,
  timeout: 'P7D',
  missing,
};
const bothCame = joinHandler(both, act);
const START = '2026-01-01T12:00:00Z';
const IN_TIME = '2026-01-08T11:59:59Z';
const OVER = '2026-01-08T12:00:00Z';
const later = '2026-01-08T12:00:01Z';

const eventOf = (contract: EventContract, eventId: string, data: object, time: string): BusEvent => {
  const { version, producer } = contract;
  return busEvent(contract, { metadata: { eventId, version, time, producer, correlationId: 'flow-1' }, data });
};
const event = (
  name: Events['name'],
  minute: number,
  seat = 'A1',
  time = `2026-01-01T12:0${minute}:00.000Z`,
): BusEvent => eventOf(name === 'SeatTaken' ? SeatTakenV1 : SeatFreedV1, `${name}-${minute}`, { seat }, time);
const arrive = async (...events: BusEvent[]): Promise<void> => {
  for (const one of events) await bothCame(one, lambdaContext);
};
/** The schedule runs at a time. */
const tick = (time: string, handler = bothCame, context = lambdaContext): Promise<unknown> =>
  handler({ kind: 'dueWaits', time }, context);
const listed = (): unknown[] => cloud.table.rowsOf('test').filter(({ pk }) => String(pk).startsWith('WAITS#'));
const taken = event('SeatTaken', 1);
const freed = event('SeatFreed', 2);
const asked = [
  [
    { SeatTaken: { seat: 'A1' } },
    { cause: { id: 'SeatTaken-1', correlationId: 'flow-1' }, time: '2026-01-01T12:01:00.000Z' },
  ],
];

let cloud: MemoryCloud;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(START) });
  cloud = new MemoryCloud();
  act.mockReset().mockResolvedValue();
  missing.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets something else happen between what a writer has read and its writing. */
function before(writes: (input: string) => boolean, happens: () => Promise<unknown>): void {
  let isFirst = true;
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((async (command: { input: unknown }) => {
    const isIt =
      isFirst && command.constructor.name === 'TransactWriteCommand' && writes(JSON.stringify(command.input));
    if (isIt) isFirst = false;
    if (isIt) await happens();
    return cloud.table.send(command);
  }) as never);
}

describe('a join', () => {
  it.each([
    ['in order', [taken, freed]],
    ['in reverse', [freed, taken]],
    ['each twice', [taken, taken, freed, freed]],
    ['mixed', [freed, taken, freed, taken]],
  ])('acts once when both came %s, and always because of the later fact', async (_, events) => {
    await arrive(...events);
    expect(act.mock.calls).toEqual([
      [
        { SeatTaken: { seat: 'A1' }, SeatFreed: { seat: 'A1' } },
        { cause: { id: 'SeatFreed-2', correlationId: 'flow-1' }, time: '2026-01-01T12:02:00.000Z' },
      ],
    ]);
    expect(listed()).toEqual([]);
  });
  it('acts once when both come at the same time', async () => {
    // One of the two may find the other at work; then its queue brings it again.
    await Promise.allSettled([bothCame(taken, lambdaContext), bothCame(freed, lambdaContext)]);
    await arrive(taken, freed);
    expect(act).toHaveBeenCalledTimes(1);
    expect(listed()).toEqual([]);
  });
  it('waits when only one of them came, however often, or when they belong to different things', async () => {
    await arrive(taken, taken, event('SeatTaken', 3), event('SeatFreed', 4, 'B2'));
    expect(act).not.toHaveBeenCalled();
    expect(listed()).toHaveLength(2);
  });
  it('acts again when the action failed and an event comes again', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await arrive(taken);
    await expect(arrive(freed)).rejects.toThrow('no connection');
    await arrive(taken);
    expect(act).toHaveBeenCalledTimes(2);
  });
  it('gives back what fails behind a queue', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await expect(bothCame(sqsEvent([taken, freed]), lambdaContext)).resolves.toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
  });
  it('waits anew after the timeout', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date(later));
    await arrive(freed);
    expect(act).not.toHaveBeenCalled();
    await arrive(event('SeatTaken', 3));
    expect(act).toHaveBeenCalledTimes(1);
  });
  it('asks once what happens without the others, as soon as an event comes too late', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date(later));
    await arrive(freed, freed, event('SeatTaken', 3));
    expect(missing.mock.calls).toEqual(asked);
    expect(listed()).toEqual([]);
  });
  it('asks again when the answer failed, and does not ask for a set that was complete', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date(later));
    missing.mockRejectedValueOnce(new Error('no connection'));
    await expect(arrive(freed)).rejects.toThrow('no connection');
    await arrive(freed, event('SeatTaken', 3));
    expect(missing).toHaveBeenCalledTimes(2);
    vi.setSystemTime(new Date('2026-01-16T12:00:01Z'));
    await arrive(event('SeatTaken', 4));
    expect(missing).toHaveBeenCalledTimes(2);
  });
  it('acts for each set of events with the same key, once the wait has begun anew', async () => {
    await arrive(taken, freed);
    vi.setSystemTime(new Date(later));
    await arrive(event('SeatTaken', 3), event('SeatFreed', 4));
    expect(act.mock.calls.map(([, { cause }]) => cause.id)).toEqual(['SeatFreed-2', 'SeatFreed-4']);
    vi.setSystemTime(new Date('2026-01-16T12:00:01Z'));
    await arrive(taken, freed);
    expect(act).toHaveBeenCalledTimes(2);
  });
  it('acts for a set that was complete when one of its events is redriven after the timeout', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await arrive(taken);
    await expect(arrive(freed)).rejects.toThrow('no connection');
    vi.setSystemTime(new Date('2026-01-10T12:00:00Z'));
    await arrive(freed);
    expect(act.mock.calls.map(([joined]) => Object.keys(joined))).toEqual([
      ['SeatTaken', 'SeatFreed'],
      ['SeatTaken', 'SeatFreed'],
    ]);
    expect(missing).not.toHaveBeenCalled();
  });
  it('acts for it also when another wait with the same key has begun since', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await arrive(taken);
    await expect(arrive(freed)).rejects.toThrow('no connection');
    vi.setSystemTime(new Date('2026-01-10T12:00:00Z'));
    await arrive(event('SeatTaken', 3), freed);
    expect(act.mock.calls.map(([, { cause }]) => cause.id)).toEqual(['SeatFreed-2', 'SeatFreed-2']);
    await arrive(event('SeatFreed', 4));
    expect(act.mock.calls.at(-1)?.[1].cause.id).toBe('SeatFreed-4');
    expect(missing).not.toHaveBeenCalled();
  });
  it('asks what is missing although the table deletes what has expired', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-30T12:00:00Z'));
    cloud.table.sweep();
    await arrive(freed);
    expect(missing).toHaveBeenCalledTimes(1);
  });
  it.each([
    ['an event of a set that is done', taken],
    ['one that was not the newest of its kind', event('SeatTaken', 0)],
  ])('does nothing when %s is replayed, as long as the archive has it', async (_, replayed) => {
    await arrive(taken, event('SeatTaken', 0), freed);
    vi.setSystemTime(new Date('2026-01-09T12:00:00Z'));
    cloud.table.sweep();
    await arrive(replayed, replayed);
    vi.setSystemTime(new Date('2026-01-31T12:00:00Z'));
    await arrive(replayed, replayed);
    await arrive(event('SeatTaken', 6), replayed);
    expect(act).toHaveBeenCalledTimes(1);
    expect(missing).not.toHaveBeenCalled();
  });
  it('asks once when the event that began the wait comes again after its time, and waits no more', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-10T12:00:00Z'));
    await arrive(taken, taken, freed, event('SeatTaken', 3));
    expect(missing).toHaveBeenCalledTimes(1);
    expect(act.mock.calls.map(([, { cause }]) => cause.id)).toEqual(['SeatTaken-3']);
  });
  it('knows the later of two facts also by times with and without milliseconds', async () => {
    await arrive(event('SeatTaken', 2, 'A1', '2026-01-01T12:02:00Z'));
    await arrive(event('SeatFreed', 2, 'A1', '2026-01-01T12:02:00.500Z'));
    expect(act.mock.calls[0]?.[1].cause.id).toBe('SeatFreed-2');
  });
  it.each(['P1M', 'P', 'PT', '7 days', 'P0D', ''])('knows no timeout of "%s"', (timeout) => {
    expect(() => joinHandler({ ...both, timeout }, act)).toThrow(TypeError);
  });
  it.each(['P7D', 'P1W', 'PT30M', 'P1DT12H', 'PT90S'])('knows a timeout of %s', (timeout) => {
    expect(joinHandler({ ...both, timeout }, act)).toBeTypeOf('function');
  });
});

describe('a wait whose time is over in silence', () => {
  it('asks once what happens without the others, at the next run of the schedule and not before', async () => {
    await arrive(taken);
    await tick(IN_TIME);
    expect(missing).not.toHaveBeenCalled();
    await tick(OVER);
    await tick(OVER);
    await tick('2026-01-08T13:00:00Z');
    expect(missing.mock.calls).toEqual(asked);
    expect(listed()).toEqual([]);
  });
  it('is not asked for when the set was complete in time', async () => {
    await arrive(taken, freed);
    await tick(later);
    expect([act.mock.calls.length, missing.mock.calls.length]).toEqual([1, 0]);
  });
  it('begins anew with an event that comes too late, and is not asked for again', async () => {
    await arrive(taken);
    await tick(later);
    vi.setSystemTime(new Date('2026-01-09T12:00:00Z'));
    await arrive(freed, taken, freed);
    expect([act.mock.calls.length, missing.mock.calls]).toEqual([0, asked]);
    await arrive(event('SeatTaken', 3));
    expect(act.mock.calls.map(([, { cause }]) => cause.id)).toEqual(['SeatTaken-3']);
    expect(listed()).toEqual([]);
  });
  it('is over for the clock of the schedule, also where that of the function is behind', async () => {
    const behind = joinHandler(both, act, () => new Date(IN_TIME));
    await arrive(taken);
    await tick(later);
    await behind(freed, lambdaContext);
    expect([act.mock.calls.length, missing.mock.calls]).toEqual([0, asked]);
  });
  it('acts and asks nothing when the last event is written between the look of the schedule and its word', async () => {
    await arrive(taken);
    before(
      (input) => input.includes('"givenUp":true'),
      () => arrive(freed),
    );
    await tick(later);
    await tick(later);
    expect([act.mock.calls.length, missing.mock.calls.length]).toEqual([1, 0]);
    expect(listed()).toEqual([]);
  });
  it('asks and does not act when the schedule writes between the look of the last event and its word', async () => {
    await arrive(taken);
    before(
      (input) => input.includes('SeatFreed-2'),
      () => tick(later),
    );
    await arrive(freed);
    expect([act.mock.calls.length, missing.mock.calls]).toEqual([0, asked]);
  });
  it('is asked for once by two runs at the same time', async () => {
    await arrive(taken);
    await Promise.allSettled([tick(later), tick(later)]);
    await tick('2026-01-08T13:00:00Z');
    expect(missing.mock.calls).toEqual(asked);
  });
  it('holds up no other when its answer fails: that is told, and asked again by a later run', async () => {
    missing.mockImplementation(({ SeatTaken }) =>
      SeatTaken?.seat === 'A1' ? Promise.reject(new Error('no connection')) : Promise.resolve(),
    );
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-01T12:01:00Z'));
    await arrive(event('SeatTaken', 2, 'B2'), event('SeatTaken', 3, 'C3'));
    const seats = (): unknown[] => missing.mock.calls.map(([{ SeatTaken }]) => SeatTaken?.seat);
    await expect(tick('2026-01-08T12:05:00Z')).rejects.toThrow('1 waits come again: Error: no connection');
    expect(seats()).toEqual(['A1', 'B2', 'C3']);
    await tick('2026-01-08T12:05:00Z');
    expect(seats()).toHaveLength(3);
    missing.mockResolvedValue();
    vi.setSystemTime(new Date('2026-01-08T12:20:00Z'));
    await tick('2026-01-08T12:20:00Z');
    expect(seats()).toEqual(['A1', 'B2', 'C3', 'A1']);
    expect(listed()).toEqual([]);
  });
  it('waits for the next run when there is no time left in this one, and is found behind any number of others', async () => {
    const seats = Array.from({ length: 60 }, (_, at) => `seat-${at}`);
    await arrive(...seats.map((seat, at) => eventOf(SeatTakenV1, `taken-${at}`, { seat }, START)));
    const times = [45_000, 45_000, 9_000];
    await tick(later, bothCame, { ...lambdaContext, getRemainingTimeInMillis: () => times.shift() ?? 9_000 });
    expect(missing).toHaveBeenCalledTimes(2);
    await tick(later);
    expect(missing).toHaveBeenCalledTimes(60);
    expect(listed()).toEqual([]);
  });
  it('is of one join: another in the same table, of three events, is asked for by itself', async () => {
    const none = vi.fn<(arrived: object, context: Context) => Promise<void>>().mockResolvedValue();
    const moved: EventContract<'SeatMoved', 1, { seat: string }> = {
      ...SeatTakenV1,
      key: 'SeatMoved.v1',
      name: 'SeatMoved',
      detailType: 'SeatMoved',
    };
    const three = joinHandler(
      {
        ...both,
        name: 'Three',
        waitsFor: [SeatTakenV1, SeatTakenV2, SeatFreedV1, moved],
        timeout: 'PT1H',
        missing: none,
      },
      act,
    );
    for (const one of [taken, freed]) await three(one, lambdaContext);
    await arrive(taken);
    await tick('2026-01-01T13:00:00Z');
    expect([missing.mock.calls.length, none.mock.calls.length]).toEqual([0, 0]);
    await tick('2026-01-01T13:00:00Z', three);
    expect(none.mock.calls.map(([arrived]) => arrived)).toEqual([
      { SeatTaken: { seat: 'A1' }, SeatFreed: { seat: 'A1' } },
    ]);
    await tick(later);
    expect(missing.mock.calls).toEqual(asked);
    expect(act).not.toHaveBeenCalled();
  });
  it('is listed under a key that DynamoDB takes, however long that of the board is', async () => {
    await arrive(event('SeatTaken', 1, 'x'.repeat(1_500)));
    await tick(later);
    expect(missing).toHaveBeenCalledTimes(1);
  });
  it('is done when a rule of the domain says no to what follows', async () => {
    missing.mockRejectedValue(new Refused('not today'));
    await arrive(taken);
    await tick(later);
    expect(listed()).toEqual([]);
  });
});
