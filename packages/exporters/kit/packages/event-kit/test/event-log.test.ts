import { toDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';

let cloud: MemoryCloud;
beforeEach(() => {
  cloud = new MemoryCloud();
});
afterEach(() => {
  vi.restoreAllMocks();
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
  it('[long-id] takes ids of events of any length', async () => {
    const log = new EventLog('All');
    for (const id of ['x'.repeat(1100), 'x'.repeat(1100), 'y'.repeat(1100)])
      await log.record('test.hall', 'SeatTaken', '2026-01-01T12:00:00Z', id, {});
    expect(cloud.table.rowsOf('test-read-models')).toHaveLength(2);
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
