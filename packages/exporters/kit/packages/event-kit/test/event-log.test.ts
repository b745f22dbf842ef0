import { toDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';

let cloud: MemoryCloud;
beforeEach(() => {
  cloud = new MemoryCloud();
});
const recorded = () => cloud.table.rowsOf('test-read-models').filter(({ sk }) => sk !== 'FIRST');
afterEach(() => {
  vi.restoreAllMocks();
});

describe('EventLog', () => {
  it('has one row for an event that comes twice', async () => {
    const log = new EventLog('All');
    for (const id of ['e1', 'e1', 'e2']) await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', id, {});
    expect(recorded().map((row) => row['pk'])).toEqual(['All#2026-01-01', 'All#2026-01-01']);
  });
  it('keeps the order of events whose times were written with and without milliseconds', async () => {
    const log = new EventLog('All');
    await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00.500Z', 'later', {});
    await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', 'earlier', {});
    const places = recorded().map((row) => String(row['sk']));
    expect(places.sort().map((place) => place.split('#')[1])).toEqual(['earlier', 'later']);
  });
  it('[long-id] takes ids of events of any length', async () => {
    const log = new EventLog('All');
    for (const id of ['x'.repeat(1100), 'x'.repeat(1100), 'y'.repeat(1100)])
      await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', id, {});
    expect(recorded()).toHaveLength(2);
  });
  it('[one-id] has one row for an event that is sent again with another time, at the time that it says itself', async () => {
    const log = new EventLog('All');
    const record = (time: string, onBus: string): Promise<void> => {
      const metadata = { eventId: 'e1', version: 1, time, producer: 'hall', correlationId: 'flow-1' };
      return log.record('test.hall', 'SeatTaken', onBus, 'e1', toDetail({ metadata, data: {} }));
    };
    await record('2026-01-01T23:59:59Z', '2026-01-02T00:00:01Z');
    await record('2026-01-02T08:00:00Z', '2026-01-02T08:00:01Z');
    expect(recorded().map(({ pk, sk }) => [pk, sk])).toEqual([['All#2026-01-01', '2026-01-01T23:59:59.000Z#e1#v1']]);
  });
  it('takes the time of the bus where an event says none that is one', async () => {
    const log = new EventLog('All');
    for (const [id, time] of ['soon', 7, undefined].entries())
      await log.record('test.other', 'Ping', '2026-01-01T12:00:00Z', String(id), {
        metadata: { time },
        eventTime: time,
      });
    expect(recorded().map(({ pk }) => pk)).toEqual(Array.from({ length: 3 }, () => 'All#2026-01-01'));
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
    expect(recorded()).toHaveLength(2);
  });
});
