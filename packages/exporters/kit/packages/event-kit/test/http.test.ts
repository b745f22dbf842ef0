import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  AggregateStore,
  EVERYTHING,
  Refused,
  answer,
  commandHandler,
  fact,
  latestOfEach,
  on,
  onCloudEvent,
  publishFacts,
  read,
  ReadModel,
  readHandler,
  requestHandler,
  told,
  type Context,
  type FactOf,
  type Happened,
  type LatestOfEach,
  type LatestTold,
} from '../src/index.ts';
import { MemoryCloud, commandMessage, eventGiven, httpRequest, lambdaContext, sqsEvent } from '../src/testing/index.ts';
import { SeatTakenV1, TakeSeatV1 } from './example.ts';

type Seat = LatestOfEach<typeof SeatTakenV1>;
const seats = new AggregateStore<Seat, FactOf<typeof SeatTakenV1>>('Seat', {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
});

let cloud: MemoryCloud;
let seen: Context[];
beforeEach(() => {
  cloud = new MemoryCloud();
  seen = [];
});
afterEach(() => {
  vi.restoreAllMocks();
});

const take = ({ seat }: { seat: string }, given: Context): Promise<readonly Happened[]> => {
  seen.push(given);
  if (seat === 'broken') throw new Error('secret detail');
  return seats.change(seat, { ...given, by: TakeSeatV1.key }, (state) => {
    if (state.SeatTaken !== undefined) throw new Refused('The seat is taken');
    return [fact(SeatTakenV1, { seat })];
  });
};
const handler = requestHandler(answer('take-seat', TakeSeatV1, take));
const ask = async (body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const { statusCode, body: text } = await handler(httpRequest('/take-seat', { body, headers }), lambdaContext);
  return { statusCode, said: JSON.parse(text) as Record<string, unknown> };
};

describe('a synchronous command', () => {
  it('is answered with what happened, under the ids of the outbox', async () => {
    const { statusCode, said } = await ask({ seat: 'A1' });
    const [envelope] = cloud.outbox();
    expect(statusCode).toBe(200);
    expect(said).toEqual({
      correlationId: 'request-1',
      events: [{ name: 'SeatTaken', version: 1, eventId: envelope?.metadata.eventId, data: { seat: 'A1' } }],
    });
    expect(seen[0]?.time).toBe('2026-01-01T12:00:00.000Z');
  });
  it('has one effect and one answer for one key, and another for another caller or key', async () => {
    const first = await ask({ seat: 'A1' }, { 'idempotency-key': 'k1' });
    const again = await ask({ seat: 'A1' }, { 'Idempotency-Key': 'k1' });
    expect(again).toEqual(first);
    expect(cloud.outbox()).toHaveLength(1);
    expect(seen.map(({ cause }) => cause.id)).toEqual(Array(2).fill('/TakeSeat.v1/caller-1/k1'));
    expect((await ask({ seat: 'A1' }, { 'Idempotency-Key': 'k2' })).statusCode).toBe(422);
  });
  it('is decided knowing who called', async () => {
    await ask({ seat: 'A1' });
    expect(seen[0]?.caller).toBe('caller-1');
  });
  it('takes the caller from the token where there is a user pool', async () => {
    const request = httpRequest('/take-seat', { body: { seat: 'A1' }, headers: { 'Idempotency-Key': 'k1' } });
    const requestContext = {
      ...request.requestContext,
      identity: { caller: null },
      authorizer: { claims: { sub: 'u7' } },
    };
    await handler({ ...request, requestContext }, lambdaContext);
    expect(seen[0]).toMatchObject({ cause: { id: '/TakeSeat.v1/u7/k1' }, caller: 'u7' });
  });
  it('is answered by 400 when it breaks its contract, and nobody handles it', async () => {
    for (const body of [{}, { seat: 'A1', row: 1 }, '{', '']) {
      const { statusCode, said } = await ask(body);
      expect(statusCode).toBe(400);
      expect(String(said['message'])).toContain('breaks its contract');
    }
    expect(seen).toEqual([]);
  });
  it('is answered by 422 with the reason when a rule refuses it', async () => {
    await ask({ seat: 'A1' });
    const { statusCode, said } = await ask(
      { seat: 'A1' },
      { 'X-Correlation-Id': 'flow-7', 'Idempotency-Key': 'other' },
    );
    expect([statusCode, said]).toEqual([422, { message: 'The seat is taken', correlationId: 'flow-7' }]);
  });
  it('is answered by 500 without a word of what went wrong inside', async () => {
    const { statusCode, said } = await ask({ seat: 'broken' });
    expect(statusCode).toBe(500);
    expect(JSON.stringify(said)).not.toMatch(/secret|Error|\.ts/);
  });
  it('is answered by 404 at another address', async () => {
    expect((await handler(httpRequest('/free-seat', { body: {} }), lambdaContext)).statusCode).toBe(404);
  });
  it('of a service without a table gives the ids that follow from its cause', async () => {
    const publishing = requestHandler(
      answer('take-seat', TakeSeatV1, (data, given) =>
        publishFacts([fact(SeatTakenV1, data)], { ...given, by: TakeSeatV1.key }),
      ),
    );
    const request = httpRequest('/take-seat', { body: { seat: 'A1' }, headers: { 'Idempotency-Key': 'k1' } });
    expect(await publishing(request, lambdaContext)).toEqual(await publishing(request, lambdaContext));
  });
});

describe('a refusal that nobody waits for', () => {
  it('ends the work, because trying again does not change it', async () => {
    const work = commandHandler(on(TakeSeatV1, take));
    await work(sqsEvent([commandMessage(TakeSeatV1, { seat: 'A1' }, { id: 'one' })]), lambdaContext);
    const second = sqsEvent([commandMessage(TakeSeatV1, { seat: 'A1' }, { id: 'two' })]);
    await expect(work(second, lambdaContext)).resolves.toEqual({ batchItemFailures: [] });
    expect(cloud.outbox()).toHaveLength(1);
  });
});

describe('what a service of AWS says', () => {
  it('reaches its handler with its detail, its time and its id', async () => {
    const told: unknown[] = [];
    const work = commandHandler(
      onCloudEvent('forward-scan', ({ detail, time }, { cause }) => {
        told.push([detail, time, cause.id]);
        return Promise.resolve();
      }),
    );
    const time = '2026-01-01T20:00:00Z';
    const message = {
      kind: 'cloud',
      name: 'forward-scan',
      id: 'said-1',
      correlationId: 'said-1',
      time,
      data: { a: 1 },
    };
    await work(sqsEvent([message]), lambdaContext);
    expect(told).toEqual([[{ a: 1 }, time, 'said-1']]);
  });
});

describe('a read model', () => {
  const view = new ReadModel<typeof SeatTakenV1, LatestTold<typeof SeatTakenV1>>('Seats', {
    version: 1,
    initial: {},
    fold: { 'SeatTaken.v1': told },
    listedIn: () => EVERYTHING,
    keepDays: null,
  });
  const reads = readHandler(read('seats', view));
  const get = async (resource: string, given: Parameters<typeof httpRequest>[1]) => {
    const { statusCode, body } = await reads(httpRequest(resource, given), lambdaContext);
    return { statusCode, said: JSON.parse(body) as { items: { id: string }[]; next?: string; message?: string } };
  };
  it('is shown by id, and nothing is 404', async () => {
    await view.record('A1', eventGiven(SeatTakenV1, { seat: 'A1' }));
    expect(await get('/seats/{id}', { id: 'A1' })).toEqual({
      statusCode: 200,
      said: { 'SeatTaken.v1': { seat: 'A1' } },
    });
    for (const id of ['B9', 'x'.repeat(3000)]) expect((await get('/seats/{id}', { id })).statusCode).toBe(404);
    expect((await get('/rows/{id}', { id: 'A1' })).statusCode).toBe(404);
  });
  it('is listed page by page, and the token of a page leads to the next', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `seat-${String(at).padStart(2, '0')}`);
    for (const id of ids) await view.record(id, eventGiven(SeatTakenV1, { seat: id }));
    const first = await get('/seats', {});
    expect([first.statusCode, first.said.items.length]).toEqual([200, 20]);
    expect(first.said.items[0]).toEqual({ id: 'seat-00', view: { 'SeatTaken.v1': { seat: 'seat-00' } } });
    const second = await get('/seats', { query: { next: first.said.next ?? '' } });
    expect(second.said).not.toHaveProperty('next');
    expect([...first.said.items, ...second.said.items].map(({ id }) => id)).toEqual(ids);
    expect((await get('/seats', { query: { limit: '7' } })).said.items).toHaveLength(7);
    expect((await get('/seats', { query: { list: 'others' } })).said).toEqual({ items: [] });
  });
  it.each<Record<string, string>>([
    { limit: '0' },
    { limit: '101' },
    { limit: '1e1' },
    { next: '' },
    { next: '???' },
    { next: 'x'.repeat(5000) },
    { list: 'x'.repeat(3000) },
    { list: '' },
  ])('answers 400 to %o', async (query) => {
    expect((await get('/seats', { query })).statusCode).toBe(400);
  });
  it('that cannot be read is 500 without a word of what went wrong inside', async () => {
    vi.spyOn(view, 'view').mockRejectedValue(new Error('secret detail'));
    const { statusCode, body } = await reads(httpRequest('/seats/{id}', { id: 'A1' }), lambdaContext);
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });
});
