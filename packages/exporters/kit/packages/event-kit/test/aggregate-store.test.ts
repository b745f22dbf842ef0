import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asToday } from '../src/domain.ts';
import { AggregateStore, Refused, fact, latestOfEach, type FactOf, type LatestOfEach } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, context } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
type Seat = LatestOfEach<Events>;
const seats = new AggregateStore<Seat, FactOf<Events>>('Seat', {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
});
const take = (state: Seat): FactOf<Events>[] =>
  state.SeatTaken === undefined ? [fact(SeatTakenV1, { seat: 'A1' })] : [];
const because = (id: string, by = 'TakeSeat.v1') => ({ ...context, cause: { ...context.cause, id }, by });

let cloud: MemoryCloud;
beforeEach(() => {
  cloud = new MemoryCloud();
});
afterEach(() => {
  vi.restoreAllMocks();
});
const events = (): string[] => cloud.outbox().map(({ metadata }) => String(metadata.causationId));

describe('AggregateStore', () => {
  it('writes state and events together', async () => {
    await seats.change('A1', because('c1'), take);
    expect(await seats.state('A1')).toEqual({ SeatTaken: { seat: 'A1' } });
    expect(events()).toEqual(['c1']);
  });
  it('lets the domain decide on the state as it is', async () => {
    await seats.change('A1', because('c1'), take);
    await seats.change('A1', because('c2'), take);
    expect(events()).toEqual(['c1']);
  });
  it('does what one cause asks for once, and what it asks for besides', async () => {
    const free = (): FactOf<Events>[] => [fact(SeatFreedV1, { seat: 'A1' })];
    await seats.change('A1', because('c1', 'FreeSeat.v1'), free);
    await seats.change('A1', because('c1', 'FreeSeat.v1'), free);
    await seats.change('A1', because('c1', 'AlsoFreeSeat.v1'), free);
    await seats.change('A2', because('c1', 'FreeSeat.v1'), free);
    expect(events()).toEqual(['c1', 'c1', 'c1']);
  });
  it('does not do later what it decided against, whatever has changed since', async () => {
    await seats.change('A1', because('c1'), take);
    await seats.change('A1', because('c2'), take);
    expect(await seats.change('A1', because('c2'), () => [fact(SeatFreedV1, { seat: 'A1' })])).toEqual([]);
    expect(events()).toEqual(['c1']);
  });
  it('refuses again what it has refused', async () => {
    const refuse = (): never => {
      throw new Refused('The seat is taken');
    };
    await expect(seats.change('A1', because('c1'), refuse)).rejects.toThrow(Refused);
    await expect(seats.change('A1', because('c1'), take)).rejects.toThrow('The seat is taken');
    await expect(seats.change('A1', because('c2'), take)).resolves.toHaveLength(1);
  });
  it('decides again when another writer was faster', async () => {
    await Promise.all(['c1', 'c2', 'c3'].map((id) => seats.change('A1', because(id), take)));
    expect(events()).toHaveLength(1);
  });
  it('loses nothing when several write at the same time', async () => {
    const free = (): FactOf<Events>[] => [fact(SeatFreedV1, { seat: 'A1' })];
    await Promise.all(['c1', 'c2', 'c3'].map((id) => seats.change('A1', because(id), free)));
    expect(events().sort()).toEqual(['c1', 'c2', 'c3']);
  });
  it('takes effect once when the same cause comes twice at the same time', async () => {
    const free = (): FactOf<Events>[] => [fact(SeatFreedV1, { seat: 'A1' })];
    await Promise.all([1, 2].map(() => seats.change('A1', because('c1'), free)));
    expect(events()).toEqual(['c1']);
  });
  it('keeps the order of the events of one aggregate', async () => {
    for (const id of ['c1', 'c2', 'c3']) {
      await seats.change('A1', because(id), () => [
        fact(SeatTakenV1, { seat: `${id}-first` }),
        fact(SeatFreedV1, { seat: `${id}-second` }),
      ]);
    }
    const rows = cloud.table.rowsOf('test').filter((row) => row['entity'] === 'OUTBOX');
    const keys = rows.map((row) => String(row['sk']));
    expect(keys).toEqual([...keys].sort());
    expect(keys).toHaveLength(6);
  });
  it('writes nothing when an event breaks its contract', async () => {
    await expect(seats.change('A1', because('c1'), () => [fact(SeatTakenV1, { seat: '' })])).rejects.toThrow(
      'contract',
    );
    expect(cloud.table.rows.size).toBe(0);
  });
  it('writes nothing when there are more events than a transaction can hold', async () => {
    const many = Array.from({ length: 99 }, () => fact(SeatTakenV1, { seat: 'A1' }));
    await expect(seats.change('A1', because('c1'), () => many)).rejects.toThrow(RangeError);
    expect(cloud.table.rows.size).toBe(0);
  });
  it('brings a state forward that was stored under an older version, step by step, and keeps what it became', async () => {
    await seats.change('A1', because('c1'), take);
    const rules = {
      initial: { taken: 0 },
      evolve: ({ taken }: { taken: number }) => ({ taken: taken + 1 }),
      upgrades: { 1: (stored: unknown) => ({ times: 'SeatTaken' in (stored as Seat) ? 1 : 0 }) },
    };
    const second = { ...rules.upgrades, 2: (stored: unknown) => ({ taken: (stored as { times: number }).times }) };
    const counted = new AggregateStore<{ taken: number }, FactOf<Events>>('Seat', {
      ...rules,
      stateVersion: 3,
      upgrades: second,
    });
    expect(await counted.state('A1')).toEqual({ taken: 1 });
    await counted.change('A1', because('c2'), ({ taken }) => [fact(SeatTakenV1, { seat: `A${String(taken)}` })]);
    expect(await counted.state('A1')).toEqual({ taken: 2 });
    expect(cloud.table.rowsOf('test').find(({ sk }) => sk === 'STATE')).toMatchObject({ stateVersion: 3 });
  });
  it('does not take a state for what it is not', async () => {
    const later = { initial: {}, evolve: latestOfEach, stateVersion: 3, upgrades: { 2: (stored: unknown) => stored } };
    await seats.change('A1', because('c1'), take);
    await expect(new AggregateStore<Seat, FactOf<Events>>('Seat', later).state('A1')).rejects.toThrow('of version 1');
    await new AggregateStore<Seat, FactOf<Events>>('Seat', later).change('A2', because('c2'), take);
    await expect(seats.state('A2')).rejects.toThrow('of version 3');
  });
  it('knows a state from before there were versions as the first one', () => {
    const rules = { stateVersion: 2, upgrades: { 1: (stored: unknown) => [stored] } };
    expect(asToday(rules, 'old')).toEqual(['old']);
    expect(asToday(rules, 'new', 2)).toBe('new');
  });
  it('hands on an error of the database', async () => {
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(() => Promise.reject(new Error('down')));
    await expect(seats.change('A1', because('c1'), take)).rejects.toThrow('down');
  });
});
