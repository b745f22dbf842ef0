import { toDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog, ReadModel, type EventOf } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2 } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const hall = new ReadModel<Events>('Hall');
const event = (name: 'SeatTaken' | 'SeatFreed', time: string, eventId: string): EventOf<Events> =>
  ({
    key: `${name}.v1`,
    name,
    metadata: { eventId, version: 1, time, producer: 'hall', correlationId: 'flow-1' },
    data: { seat: eventId },
  }) as EventOf<Events>;

let cloud: MemoryCloud;
beforeEach(() => {
  cloud = new MemoryCloud();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('ReadModel', () => {
  const events = [
    event('SeatTaken', '2026-01-01T12:00:00.000Z', 'e1'),
    event('SeatFreed', '2026-01-01T12:01:00.000Z', 'e2'),
    event('SeatTaken', '2026-01-01T12:02:00.000Z', 'e3'),
    event('SeatTaken', '2026-01-01T12:02:00.000Z', 'e4'),
  ];
  const orders = [events, [...events].reverse(), [...events, ...events], [2, 0, 3, 1, 1, 0].map((at) => events[at])];
  it.each(orders.map((order) => order.flatMap((one) => one ?? [])))(
    'shows the newest of each kind, whatever the order',
    async (...order) => {
      for (const one of order) await hall.record('A', one);
      expect(await hall.view('A')).toEqual({ 'SeatTaken.v1': { seat: 'e4' }, 'SeatFreed.v1': { seat: 'e2' } });
    },
  );
  it('keeps both versions of one fact', async () => {
    const both = new ReadModel<typeof SeatTakenV1 | typeof SeatTakenV2>('Both');
    const metadata = { eventId: 'e1', time: '2026-01-01T12:00:00Z', producer: 'hall', correlationId: 'flow-1' };
    const common = { name: 'SeatTaken' } as const;
    await both.record('A', {
      ...common,
      key: 'SeatTaken.v1',
      metadata: { ...metadata, version: 1 },
      data: { seat: 'A1' },
    });
    await both.record('A', {
      ...common,
      key: 'SeatTaken.v2',
      metadata: { ...metadata, version: 2 },
      data: { seat: 'A', row: 1 },
    });
    expect(await both.view('A')).toEqual({ 'SeatTaken.v1': { seat: 'A1' }, 'SeatTaken.v2': { seat: 'A', row: 1 } });
  });
  it('keeps one thing apart from another', async () => {
    await hall.record('A', event('SeatTaken', '2026-01-01T12:00:00.000Z', 'e1'));
    expect(await hall.view('B')).toEqual({});
    expect(await new ReadModel<Events>('Stairs').view('A')).toEqual({});
  });
});

describe('EventLog', () => {
  it('has one row for an event that comes twice', async () => {
    const log = new EventLog('All');
    for (const id of ['e1', 'e1', 'e2']) await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', id, {});
    expect(cloud.table.rowsOf('test-read-models').map((row) => row['pk'])).toEqual([
      'All#2026-01-01',
      'All#2026-01-01',
    ]);
  });
  it('keeps the order of events whose times were written with and without milliseconds', async () => {
    const log = new EventLog('All');
    await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00.500Z', 'later', {});
    await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', 'earlier', {});
    const places = cloud.table.rowsOf('test-read-models').map((row) => String(row['sk']));
    expect(places.sort().map((place) => place.split('#')[1])).toEqual(['earlier', 'later']);
  });
  it('has a row for each version of one fact', async () => {
    const log = new EventLog('All');
    const metadata = { eventId: 'e1', time: '2026-01-01T12:00:00Z', producer: 'hall', correlationId: 'flow-1' };
    for (const version of [1, 2, 2])
      await log.record(
        'test.hall',
        'SeatTaken',
        metadata.time,
        'e1',
        toDetail({ metadata: { ...metadata, version }, data: {} }),
      );
    expect(cloud.table.rowsOf('test-read-models')).toHaveLength(2);
  });
});
