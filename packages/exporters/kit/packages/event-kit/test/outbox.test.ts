import { fromDetail, idsOf } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEvent, outboxRelay, outboxResend, outboxRow, type OutboxRow } from '../src/index.ts';
import type { Resent } from '../src/outbox.ts';
import { MemoryCloud, lambdaContext, streamEvent } from '../src/testing/index.ts';
import { SeatTakenV1, context } from './example.ts';

let cloud: MemoryCloud;
let broken: string[];
beforeEach(() => {
  cloud = new MemoryCloud();
  broken = [];
  cloud.onPublish = ({ detail }) => {
    if (broken.includes(seatOf(detail))) throw new Error('EventBridge is down');
  };
});
afterEach(() => {
  vi.restoreAllMocks();
});

const row = (seat: string, time = '2026-01-01T12:00:00Z'): OutboxRow =>
  outboxRow(`Seat#${seat}`, '1', createEvent(SeatTakenV1, { seat }, context, { time: new Date(time) }));
const seatOf = (detail: unknown): string => fromDetail(SeatTakenV1, detail).data.seat;
const published = (): unknown[] => cloud.published.map(({ detail }) => seatOf(detail));
const insert = async (...rows: OutboxRow[]): Promise<void> => {
  for (const Item of rows)
    await cloud.table.send({ input: { TableName: 'test', Item }, constructor: { name: 'PutCommand' } });
};

describe('a row', () => {
  it('holds an event up to a size, and refuses a larger one in words before anything is written', async () => {
    const large = (size: number): OutboxRow =>
      outboxRow('Seat#A1', '1', createEvent(SeatTakenV1, { seat: 'x'.repeat(size) }, context));
    await insert(large(388_000));
    expect(() => large(400_000)).toThrow(/^SeatTaken.v1 has 400\d+ bytes, the outbox takes 389120/);
  });
});

describe('the relay', () => {
  const handler = outboxRelay();
  const relay = (event: ReturnType<typeof streamEvent>): ReturnType<typeof handler> => handler(event, lambdaContext);
  const expectStopAt = (answer: Awaited<ReturnType<typeof relay>>, place: string): void => {
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: place }] });
  };
  it('[outbox-order] publishes new rows in the order in which they were written, and nothing else', async () => {
    const { Records } = streamEvent([row('A2'), { pk: 'Seat#A1', sk: 'STATE', entity: 'STATE' }, row('A1'), row('A3')]);
    const [removed] = streamEvent([row('A4')]).Records;
    await expect(relay({ Records: [...Records, { ...removed, eventName: 'REMOVE' }] })).resolves.toEqual({
      batchItemFailures: [],
    });
    expect(published()).toEqual(['A2', 'A1', 'A3']);
  });
  it('[outbox-order] stops at the first row that fails, so that no event overtakes it', async () => {
    broken = ['A2'];
    expectStopAt(await relay(streamEvent([row('A1'), row('A2'), row('A3')])), '1');
    expect(published()).toEqual(['A1', 'A2']);
  });
  it('[outbox-nothing-skipped] asks for the row that failed and all behind it, until each is published', async () => {
    const { Records } = streamEvent([row('A1'), row('A2'), row('A3')]);
    broken = ['A2'];
    const answer = await relay({ Records });
    expectStopAt(answer, '1');
    broken = [];
    const place = answer.batchItemFailures[0]?.itemIdentifier;
    const comesAgain = Records.slice(Records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === place));
    await expect(relay({ Records: comesAgain })).resolves.toEqual({ batchItemFailures: [] });
    expect(published()).toEqual(['A1', 'A2', 'A2', 'A3']);
  });
  it('[outbox-nothing-skipped] asks for the whole batch when a record has no sequence number', async () => {
    broken = ['A1'];
    const [record] = streamEvent([row('A1')]).Records;
    const nameless = { ...record, dynamodb: { NewImage: record?.dynamodb?.NewImage ?? {} } };
    expectStopAt(await relay({ Records: [nameless] }), '');
  });
  it('goes on behind a row that a person set aside', async () => {
    broken = ['A1'];
    await insert(row('A1'));
    await outboxResend()({ setAside: { pk: 'Seat#A1', sk: 'OUTBOX#1' } }, lambdaContext);
    await expect(relay(streamEvent([row('A1'), row('A2')]))).resolves.toEqual({ batchItemFailures: [] });
    expect(published()).toEqual(['A1', 'A2']);
  });
});

describe('resend', () => {
  const resend = outboxResend();
  const period = { from: '2026-01-01T12:00:00Z', to: '2026-01-01T12:30:00Z' };
  it('[outbox-resend] publishes the rows of a period again, page by page, under the ids they had', async () => {
    const rows = [row('B', '2026-01-01T12:05:00Z'), row('A', '2026-01-01T12:01:00Z')];
    await insert(...rows, row('C', '2026-01-01T13:00:00Z'), row('D', '2026-01-01T11:59:59Z'));
    cloud.table.pageSize = 1;
    await expect(resend(period, lambdaContext)).resolves.toEqual({ published: 2, setAside: 0 });
    expect(published()).toEqual(['A', 'B']);
    expect(idsOf(cloud.published[1]?.detail).eventId).toBe(rows[0]?.event.envelope.metadata.eventId);
  });
  it.each([1, 100])('says where it stopped when its time was over, and goes on there (pages of %d)', async (size) => {
    cloud.table.pageSize = size;
    await insert(row('A'), row('B'), row('C'));
    const context = {
      ...lambdaContext,
      getRemainingTimeInMillis: () => (cloud.published.length < 2 ? 45_000 : 9_000),
    };
    const { next, ...first } = await resend(period, context);
    expect(first).toEqual({ published: 2, setAside: 0 });
    await expect(resend({ ...period, next }, lambdaContext)).resolves.toEqual({ published: 1, setAside: 0 });
    expect(published()).toEqual(['A', 'B', 'C']);
  });
  it('[outbox-resend] stops in time also where pages hold no row of the period, and says where it goes on', async () => {
    for (let at = 0; at < 30; at += 1) await insert(row(`A${String(at + 10)}`, '2026-01-02T12:00:00Z'));
    await insert(row('B'));
    cloud.table.pageSize = 1;
    const answers: Resent[] = [];
    for (let next: Resent['next'], isOpen = true; isOpen; isOpen = next !== undefined) {
      let left = 45_000;
      // Every page takes five seconds of this function.
      const getRemainingTimeInMillis = () => (left -= 5_000);
      answers.push(await resend({ ...period, next }, { ...lambdaContext, getRemainingTimeInMillis }));
      next = answers.at(-1)?.next;
    }
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.map(({ published }) => published).filter((count) => count > 0)).toEqual([1]);
    expect(answers.slice(0, -1).every(({ next }) => next !== undefined)).toBe(true);
    expect(published()).toEqual(['B']);
  });
  it('gets on with the first row, however little time there is', async () => {
    await insert(row('A'), row('B'));
    const { next, published: count } = await resend(period, {
      ...lambdaContext,
      getRemainingTimeInMillis: () => 1,
    });
    expect([count, next]).toEqual([1, { pk: 'Seat#A', sk: 'OUTBOX#1' }]);
  });
  it('says behind which row it goes on when one cannot be published', async () => {
    await insert(row('A'), row('B'));
    broken = ['B'];
    await expect(resend(period, lambdaContext)).rejects.toThrow(
      '1 published, then Error: EventBridge is down. {"next":{"pk":"Seat#A","sk":"OUTBOX#1"}}',
    );
  });
  it('[outbox-resend] finds the rows as long as the queue keeps what says that they were given up', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-01T12:00:00Z') });
    await insert(row('A'));
    vi.setSystemTime(new Date('2026-01-16T00:00:00Z'));
    cloud.table.sweep();
    vi.useRealTimers();
    await expect(resend(period, lambdaContext)).resolves.toEqual({ published: 1, setAside: 0 });
  });
  it('refuses what is no time, and rows that are not in the outbox', async () => {
    await expect(resend({ from: 'noon', to: '2026-01-01T13:00:00Z' }, lambdaContext)).rejects.toThrow(
      '"noon" is not an ISO time',
    );
    await expect(resend({ setAside: { pk: 'Seat#A1', sk: 'STATE' } }, lambdaContext)).rejects.toThrow(
      'conditional request failed',
    );
    expect(cloud.published).toEqual([]);
  });
});
