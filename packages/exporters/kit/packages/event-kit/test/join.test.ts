import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { join, type Arrived, type Context, type EventOf, type Joined } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, context } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const act = vi.fn<(joined: Joined<Events>, context: Context) => Promise<void>>();
const missing = vi.fn<(arrived: Arrived<Events>, context: Context) => Promise<void>>();
const bothCame = join({
  name: 'Both',
  waitsFor: [SeatTakenV1, SeatFreedV1],
  key: (event) => event.data.seat,
  timeout: 'P7D',
  missing,
});
const event = (name: Events['name'], minute: number, seat = 'A1'): EventOf<Events> => {
  const time = `2026-01-01T12:0${minute}:00.000Z`;
  const metadata = { eventId: `${name}-${minute}`, version: 1, time, producer: 'hall', correlationId: 'flow-1' };
  return { key: `${name}.v1`, name, metadata, data: { seat } } as EventOf<Events>;
};
const arrive = async (...events: EventOf<Events>[]): Promise<void> => {
  for (const one of events) await bothCame(one, context, act);
};
const taken = event('SeatTaken', 1);
const freed = event('SeatFreed', 2);

let cloud: MemoryCloud;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T12:00:00Z') });
  cloud = new MemoryCloud();
  act.mockReset().mockResolvedValue();
  missing.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('join', () => {
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
  });
  it('acts once when both come at the same time', async () => {
    // One of the two may find the other at work; then its queue brings it again.
    await Promise.allSettled([bothCame(taken, context, act), bothCame(freed, context, act)]);
    await arrive(taken, freed);
    expect(act).toHaveBeenCalledTimes(1);
  });
  it('waits when only one of them came, however often, or when they belong to different things', async () => {
    await arrive(taken, taken, event('SeatTaken', 3), event('SeatFreed', 4, 'B2'));
    expect(act).not.toHaveBeenCalled();
  });
  it('keeps the first of each kind', async () => {
    await arrive(taken, event('SeatTaken', 3), freed);
    expect(act.mock.calls[0]?.[1].cause.id).toBe('SeatFreed-2');
    expect(cloud.table.rowsOf('test')).toContainEqual(
      expect.objectContaining({ SeatTaken: expect.objectContaining({ eventId: 'SeatTaken-1' }) }),
    );
  });
  it('acts again when the action failed and an event comes again', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await arrive(taken);
    await expect(arrive(freed)).rejects.toThrow('no connection');
    await arrive(taken);
    expect(act).toHaveBeenCalledTimes(2);
  });
  it('waits anew after the timeout', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-08T12:00:01Z'));
    await arrive(freed);
    expect(act).not.toHaveBeenCalled();
    await arrive(event('SeatTaken', 3));
    expect(act).toHaveBeenCalledTimes(1);
  });
  it('asks once what happens without the others, as soon as an event comes too late', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-08T12:00:01Z'));
    await arrive(freed, freed, event('SeatTaken', 3));
    const cause = { id: 'SeatTaken-1', correlationId: 'flow-1' };
    expect(missing.mock.calls).toEqual([[{ SeatTaken: { seat: 'A1' } }, { cause, time: '2026-01-01T12:01:00.000Z' }]]);
  });
  it('asks again when the answer failed, and does not ask for a set that was complete', async () => {
    await arrive(taken);
    vi.setSystemTime(new Date('2026-01-08T12:00:01Z'));
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
    vi.setSystemTime(new Date('2026-01-08T12:00:01Z'));
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
    ['one that was not the first of its kind', event('SeatTaken', 5)],
  ])('does nothing when %s is replayed, as long as the archive has it', async (_, replayed) => {
    await arrive(taken, event('SeatTaken', 5), freed);
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
    const [early, late] = [event('SeatTaken', 2), event('SeatFreed', 2)];
    const withoutMilliseconds = { ...early, metadata: { ...early.metadata, time: '2026-01-01T12:02:00Z' } };
    const half = { ...late, metadata: { ...late.metadata, time: '2026-01-01T12:02:00.500Z' } };
    await arrive(withoutMilliseconds, half);
    expect(act.mock.calls[0]?.[1].cause.id).toBe('SeatFreed-2');
  });
  it.each(['P1M', 'P', 'PT', '7 days', 'P0D', ''])('knows no timeout of "%s"', (timeout) => {
    expect(() => join({ name: 'X', waitsFor: [SeatTakenV1], key: () => '', timeout, missing })).toThrow(TypeError);
  });
  it.each(['P7D', 'P1W', 'PT30M', 'P1DT12H', 'PT90S'])('knows a timeout of %s', (timeout) => {
    expect(join({ name: 'X', waitsFor: [SeatTakenV1], key: () => '', timeout, missing })).toBeTypeOf('function');
  });
});
