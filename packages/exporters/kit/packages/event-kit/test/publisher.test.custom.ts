import { fromDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_REQUEST_BYTES, type BusEntry, type BusResult } from '../src/bus-entry.ts';
import { bus } from '../src/bus.ts';
import { fact } from '../src/index.ts';
import { publishHandler, publishes } from '../src/publisher.ts';
import { httpRequest, lambdaContext } from '../src/testing/index.ts';
import { SeatTakenV1, TakeSeatV1 } from './example.ts';

const handler = publishHandler(publishes('take-seat', TakeSeatV1, ({ seat }) => fact(SeatTakenV1, { seat })));
const put: BusEntry[] = [];
let result: () => Promise<BusResult>;

beforeEach(() => {
  put.length = 0;
  result = () => Promise.resolve({ EventId: 'bus-1' });
  vi.spyOn(bus, 'put').mockImplementation(async (_, entries) => {
    put.push(...entries);
    return Promise.all(entries.map(() => result()));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function ask(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
  const answer = await handler(httpRequest('/take-seat', { body, headers }), lambdaContext);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}

describe('a command straight to the bus', () => {
  it('is answered by 200 when the bus has its event, whose id and time are those of the request', async () => {
    expect(await ask({ seat: 'A1' })).toEqual({
      status: 200,
      body: { status: 'published', eventId: 'request-1', requestId: 'request-1' },
    });
    expect(put).toMatchObject([{ Source: 'test.hall', DetailType: 'SeatTaken' }]);
    expect(fromDetail(SeatTakenV1, JSON.parse(put[0]?.Detail ?? ''))).toMatchObject({
      metadata: {
        eventId: 'request-1',
        causationId: 'request-1',
        correlationId: 'request-1',
        time: '2026-01-01T12:00:00.000Z',
        producer: 'hall',
      },
      data: { seat: 'A1' },
    });
  });
  it('is published under one id when it comes twice with one key, which belongs to its caller and command', async () => {
    const headers = { 'idempotency-key': 'k1', 'x-correlation-id': 'flow-1' };
    const [first, second] = [await ask({ seat: 'A1' }, headers), await ask({ seat: 'A1' }, headers)];
    expect(first).toEqual(second);
    const ids = put.map(({ Detail }) => fromDetail(SeatTakenV1, JSON.parse(Detail)).metadata);
    expect(ids.map(({ eventId }) => eventId)).toEqual(Array(2).fill('/TakeSeat.v1/caller-1/k1'));
    expect(ids.map(({ correlationId }) => correlationId)).toEqual(['flow-1', 'flow-1']);
  });
  it('is never told as published when the bus refused the event or was not reached', async () => {
    const again = { status: 503, body: { status: 'not published, try again' } };
    result = () => Promise.resolve({ ErrorCode: 'ThrottlingException' });
    expect(await ask({ seat: 'A1' })).toEqual(again);
    expect(put).toHaveLength(3);
    result = () => Promise.reject(new Error('socket hang up'));
    expect(await ask({ seat: 'A1' })).toEqual(again);
  });
  it('is published when the bus takes it at the second try', async () => {
    const results: BusResult[] = [{ ErrorCode: 'InternalFailure' }, { EventId: 'bus-1' }];
    result = () => Promise.resolve(results.shift() ?? {});
    expect(await ask({ seat: 'A1' })).toMatchObject({ status: 200 });
    expect(put).toHaveLength(2);
  });
  it('is answered by 400 when it breaks the contract or is too large, and nothing is put on the bus', async () => {
    expect(await ask({ seat: 1 })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('TakeSeat.v1 breaks its contract') },
    });
    expect(await ask('no json')).toMatchObject({ status: 400 });
    expect(await ask({ seat: 'x'.repeat(MAX_REQUEST_BYTES) })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('the bus takes 1048576: say where it is instead') },
    });
    expect(put).toEqual([]);
  });
  it('has no other route', async () => {
    const { statusCode } = await handler(httpRequest('/other', { body: { seat: 'A1' } }), lambdaContext);
    expect(statusCode).toBe(404);
    expect(put).toEqual([]);
  });
});
