import { fromDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_REQUEST_BYTES, entryBytes, toEntry, type BusResult } from '../src/bus-entry.ts';
import { bus } from '../src/bus.ts';
import { createEvents } from '../src/envelope.ts';
import { createEvent, fact, publish } from '../src/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2, context } from './example.ts';

const requests: string[][] = [];
let answer: (detail: string, attempt: number) => BusResult;

beforeEach(() => {
  requests.length = 0;
  answer = (detail) => ({ EventId: detail });
  vi.spyOn(bus, 'put').mockImplementation((_arn, entries) => {
    const seats = entries.map(({ Detail }) => fromDetail(SeatTakenV1, JSON.parse(Detail)).data.seat);
    requests.push(seats);
    return Promise.resolve(seats.map((seat) => answer(seat, requests.length)));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
const seats = (count: number, text = ''): ReturnType<typeof createEvent>[] =>
  Array.from({ length: count }, (_, index) => createEvent(SeatTakenV1, { seat: `${index}${text}` }, context));

describe('publish', () => {
  it('sends ten events in a request', async () => {
    await publish(seats(23));
    expect(requests.map((request) => request.length)).toEqual([10, 10, 3]);
  });
  it('keeps a request under one megabyte', async () => {
    await publish(seats(3, 'x'.repeat(400_000)));
    expect(requests.map((request) => request.length)).toEqual([2, 1]);
  });
  it('sends again what was refused, and only that', async () => {
    answer = (seat, attempt) =>
      seat === '1' && attempt === 1 ? { ErrorCode: 'ThrottlingException' } : { EventId: seat };
    await publish(seats(3));
    expect(requests).toEqual([['0', '1', '2'], ['1']]);
  });
  it('throws when an event is refused for good', async () => {
    answer = (seat) => (seat === '1' ? { ErrorCode: 'InternalFailure' } : { EventId: seat });
    await expect(publish(seats(3))).rejects.toThrow('EventBridge refused 1 of 3 events: InternalFailure');
    expect(requests).toHaveLength(3);
  });
  it('takes an entry without a result for refused', async () => {
    answer = () => ({});
    await expect(publish(seats(1))).rejects.toThrow('no result');
  });
  it('counts bytes as EventBridge does', () => {
    const [event] = seats(1, 'ü');
    const entry = event && toEntry(event);
    const detail = Buffer.byteLength(entry?.Detail ?? '');
    expect(entry && entryBytes(entry)).toBe(14 + 'test.hall'.length + 'SeatTaken'.length + detail);
  });
});

describe('the envelope', () => {
  it('says where the event comes from and what led to it', () => {
    const { source, detailType, envelope } = createEvent(SeatTakenV1, { seat: 'A1' }, context);
    expect({ source, detailType, data: envelope.data }).toEqual({
      source: 'test.hall',
      detailType: 'SeatTaken',
      data: { seat: 'A1' },
    });
    expect(envelope.metadata).toMatchObject({
      version: 1,
      producer: 'hall',
      correlationId: 'flow-1',
      causationId: 'cause-1',
    });
  });
  it('refuses data that break the contract', () => {
    expect(() => createEvent(SeatTakenV1, { seat: '' }, context)).toThrow('SeatTaken.v1 breaks its contract');
    expect(() => createEvent(SeatFreedV1, { seat: 'A1', at: 'noon' }, context)).toThrow('date-time');
  });
  it('refuses an event that the bus does not take, in words', () => {
    const [small] = seats(1);
    const room = MAX_REQUEST_BYTES - (small === undefined ? 0 : entryBytes(toEntry(small)));
    expect(seats(1, 'x'.repeat(room))).toHaveLength(1);
    expect(() => seats(1, 'x'.repeat(room + 1))).toThrow(
      'SeatTaken.v1 has 1048577 bytes, the bus takes 1048576: say where it is instead',
    );
    expect(() => seats(1, 'ü'.repeat(MAX_REQUEST_BYTES / 2))).toThrow(RangeError);
  });
  it('refuses an event that something behind the bus does not take, where the contract says so', () => {
    const carried = { ...SeatTakenV1, maxBytes: 262_144 };
    const seat = 'x'.repeat(262_144);
    expect(() => createEvent(carried, { seat }, context)).toThrow(
      /^SeatTaken.v1 has 262\d+ bytes, a topic or workflow behind the bus takes 262144: say where it is instead$/,
    );
    expect(createEvent(SeatTakenV1, { seat }, context).key).toBe('SeatTaken.v1');
  });
  it('gives the versions of one fact one id, and two facts two', () => {
    const ids = createEvents(
      [
        fact(SeatTakenV1, { seat: 'A1' }),
        fact(SeatTakenV2, { seat: 'A1', row: 1 }),
        fact(SeatFreedV1, { seat: 'B1' }),
        fact(SeatFreedV1, { seat: 'B2' }),
      ],
      context,
    ).map(({ envelope }) => envelope.metadata.eventId);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });
});
