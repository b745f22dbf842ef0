import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DataOf, EventContract } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVERYTHING, ReadModel, told, type EventOf, type LatestTold, type ViewRules } from '../src/index.ts';
import { MemoryCloud, eventGiven } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2 } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const plain: ViewRules<Events, LatestTold<Events>> = {
  version: 1,
  initial: {},
  fold: { 'SeatTaken.v1': told, 'SeatFreed.v1': told },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
/** Which seats are taken: it matters in which order they were taken and freed, and that each counts once. */
interface Taken {
  readonly seats: readonly string[];
  readonly times: number;
}
const counting: ViewRules<Events, Taken> = {
  version: 1,
  initial: { seats: [], times: 0 },
  fold: {
    'SeatTaken.v1': ({ seats, times }, { data }) => ({ seats: [...seats, data.seat], times: times + 1 }),
    'SeatFreed.v1': ({ seats, times }, { data }) => ({ seats: seats.filter((seat) => seat !== data.seat), times }),
  },
  listedIn: ({ seats }) => (seats.length === 0 ? undefined : 'taken'),
  keepDays: null,
};
const hall = new ReadModel('Hall', plain);
const taken = new ReadModel('Taken', counting);

const eventOf =
  <C extends EventContract>(contract: C, more = {}) =>
  (seat: string, minute: number, eventId = `${contract.name} ${seat} ${String(minute)}`): EventOf<C> => {
    const time = new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
    const given = eventGiven(contract, { seat, ...more } as DataOf<C>);
    return { ...given, metadata: { ...given.metadata, time, eventId } };
  };
const take = eventOf(SeatTakenV1);
const free = eventOf(SeatFreedV1);

let cloud: MemoryCloud;
beforeEach(() => {
  cloud = new MemoryCloud();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
const rows = () => cloud.table.rowsOf('test-read-models');

describe('a view', () => {
  const events = [take('A1', 0), take('A2', 1), free('A1', 2), take('A3', 3), free('A3', 4), take('A1', 5)];
  const orders = [
    events,
    events.toReversed(),
    [...events, ...events],
    events.flatMap((one) => [one, one]),
    [3, 0, 5, 2, 2, 4, 1, 0].flatMap((at) => events[at] ?? []),
  ];
  it.each(orders.map((order) => ({ order })))(
    'is the same however its events are delivered, late ones and doubles too',
    async ({ order }) => {
      for (const one of order) await taken.record('A', one);
      expect(await taken.view('A')).toEqual({ seats: ['A2', 'A1'], times: 4 });
    },
  );
  it('is the same when its events come at one time', async () => {
    await Promise.all([...events, ...events].map((one) => taken.record('A', one)));
    expect(await taken.view('A')).toEqual({ seats: ['A2', 'A1'], times: 4 });
  });
  it('[one-id] counts an event once that is sent again with another time, at the first of its times', async () => {
    const sent = [take('A1', 1, 'one'), free('A1', 2), take('A1', 3, 'one'), take('A1', 0, 'one'), take('A2', 4)];
    for (const order of [sent, sent.toReversed(), [2, 1, 4, 0, 3].flatMap((at) => sent[at] ?? [])]) {
      const id = order.map(({ metadata }) => metadata.time).join();
      for (const one of order) await taken.record(id, one);
      expect(await taken.view(id)).toEqual({ seats: ['A2'], times: 2 });
    }
    await Promise.all([...sent, ...sent].map((one) => taken.record('at one time', one)));
    expect(await taken.view('at one time')).toEqual({ seats: ['A2'], times: 2 });
  });
  it('keeps the newest of each kind where nothing else is decided, and the order of ids at one moment', async () => {
    for (const one of [take('A2', 1, 'e2'), free('A9', 3), take('A1', 1, 'e1'), take('A0', 0)])
      await hall.record('A', one);
    expect(await hall.view('A')).toEqual({ 'SeatTaken.v1': { seat: 'A2' }, 'SeatFreed.v1': { seat: 'A9' } });
  });
  it('knows the order of times that were written with and without milliseconds', async () => {
    const at = (time: string, seat: string) => ({ ...take(seat, 0), metadata: { ...take(seat, 0).metadata, time } });
    await hall.record('A', at('2026-01-01T12:00:00.500Z', 'later'));
    await hall.record('A', at('2026-01-01T12:00:00Z', 'earlier'));
    expect(await hall.view('A')).toEqual({ 'SeatTaken.v1': { seat: 'later' } });
  });
  it('keeps both versions of one fact', async () => {
    type Both = typeof SeatTakenV1 | typeof SeatTakenV2;
    const fold = { 'SeatTaken.v1': told, 'SeatTaken.v2': told };
    const both = new ReadModel<Both, LatestTold<Both>>('Both', { ...plain, fold });
    await both.record('A', take('A1', 0, 'e1'));
    await both.record('A', eventOf(SeatTakenV2, { row: 1 })('A1', 0, 'e1'));
    expect(Object.keys((await both.view('A')) ?? {})).toEqual(['SeatTaken.v1', 'SeatTaken.v2']);
  });
  it('of one thing is kept apart from another, and from other read models', async () => {
    await hall.record('A', take('A1', 0));
    expect(await hall.view('B')).toBeUndefined();
    expect(await new ReadModel('Stairs', plain).view('A')).toBeUndefined();
  });
  it('asks for the events before only when one comes late', async () => {
    const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
    const queries = () => send.mock.calls.filter(([{ constructor }]) => constructor.name === 'QueryCommand').length;
    await hall.record('A', take('A1', 1));
    const first = queries();
    await hall.record('A', take('A2', 2));
    expect(queries()).toBe(first);
    await hall.record('A', take('A0', 0));
    expect(queries()).toBe(first + 1);
  });
  it('is made anew of all its events under rules of another version, by the first that comes, known or not', async () => {
    for (const one of events) await hall.record('A', one);
    const now = new ReadModel<Events, Taken>('Hall', { ...counting, version: 2 });
    await now.record('A', take('A2', 1));
    expect(await now.view('A')).toEqual({ seats: ['A2', 'A1'], times: 4 });
  });
  it('takes ids of events of any length', async () => {
    await hall.record('A', take('A1', 0, 'x'.repeat(5000)));
    expect(await hall.view('A')).toEqual({ 'SeatTaken.v1': { seat: 'A1' } });
  });
  it('hands on an error of the database', async () => {
    const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
    send.mockImplementation(() => Promise.reject(new Error('down')));
    await expect(hall.record('A', take('A1', 0))).rejects.toThrow('down');
  });
});

describe('a list', () => {
  it('has the views that stand in it, page by page, each once', async () => {
    for (const id of ['c', 'a', 'e', 'b', 'd']) await taken.record(id, take('A1', 0));
    const pages: string[][] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const { items, last } = await taken.list('taken', 2, after);
      pages.push(items.map(({ id }) => id));
      after = last;
    }
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });
  it('has a view no longer that has left it, and knows nothing of other lists and read models', async () => {
    await taken.record('a', take('A1', 0));
    await taken.record('b', take('A1', 0));
    await taken.record('a', free('A1', 1));
    await hall.record('h', take('A1', 0));
    expect(await taken.list('taken', 10)).toEqual({ items: [{ id: 'b', view: { seats: ['A1'], times: 1 } }] });
    expect(await taken.list(EVERYTHING, 10)).toEqual({ items: [] });
    expect((await hall.list(EVERYTHING, 10)).items.map(({ id }) => id)).toEqual(['h']);
  });
});

describe('what is not kept for good', () => {
  const short = new ReadModel<Events, LatestTold<Events>>('Hall', { ...plain, keepDays: 7 });
  const on = (day: number) => vi.useFakeTimers({ now: Date.UTC(2026, 0, day, 13), toFake: ['Date'] });
  it('expires with all its events, so many days after the first of them', async () => {
    on(1);
    await short.record('A', take('A1', 5));
    await short.record('A', take('A0', 0));
    await short.record('A', take('A2', 9));
    expect(new Set(rows().map(({ expiresAt }) => Number(expiresAt) - Date.UTC(2026, 0, 8, 12) / 1000))).toEqual(
      new Set([0, 300]),
    );
  });
  it('is shown no more when its time is over, and does not come back by a replay', async () => {
    on(1);
    await short.record('A', take('A1', 0));
    on(7);
    expect(await short.view('A')).toBeDefined();
    on(9);
    expect([await short.view('A'), await short.list(EVERYTHING, 10)]).toEqual([undefined, { items: [] }]);
    cloud.table.sweep();
    expect(rows()).toEqual([]);
    await short.record('A', take('A1', 0));
    expect(rows()).toEqual([]);
  });
  it('else has no time at all', async () => {
    await hall.record('A', take('A1', 0));
    expect(rows().filter((row) => 'expiresAt' in row)).toEqual([]);
  });
});
