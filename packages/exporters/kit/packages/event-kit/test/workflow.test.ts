import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Refused,
  createEvent,
  joinWorkflow,
  wholeBusWorkflow,
  workflowHandler,
  type Arrived,
  type BusEvent,
  type Context,
} from '../src/index.ts';
import { MemoryCloud, busEvent, lambdaContext } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1, context } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const occurred = (contract: Events, id: string): BusEvent =>
  busEvent(contract, createEvent(contract, { seat: 'A1' }, context, { eventId: id }).envelope);
const taken = occurred(SeatTakenV1, 'taken-1');
const freed = occurred(SeatFreedV1, 'freed-1');
const cause = { id: 'taken-1', correlationId: 'flow-1' };

describe('workflowHandler', () => {
  const seen: unknown[] = [];
  const handler = workflowHandler([SeatTakenV1], {
    clean: (event, own) => {
      seen.push(['clean', event.data.seat, own.cause]);
      return Promise.resolve();
    },
    bill: () => Promise.reject(new Error('no connection')),
  });
  it('runs the step that is asked for, with the event and its ids', async () => {
    seen.length = 0;
    await handler({ step: 'clean', event: taken }, lambdaContext);
    expect(seen).toEqual([['clean', 'A1', cause]]);
  });
  it('throws what fails, a step that is none, and an event of somebody else', async () => {
    await expect(handler({ step: 'bill', event: taken }, lambdaContext)).rejects.toThrow('no connection');
    await expect(handler({ step: 'toString', event: taken }, lambdaContext)).rejects.toThrow('no step toString');
    await expect(handler({ step: 'clean', event: freed }, lambdaContext)).rejects.toThrow('not for this handler');
  });
  it('takes a refusal for an answer, which is not tried again, and says so to the workflow', async () => {
    const refusing = workflowHandler([SeatTakenV1], {
      clean: () => Promise.reject(new Refused('not today')),
      bill: () => Promise.resolve(),
    });
    await expect(refusing({ step: 'clean', event: taken }, lambdaContext)).resolves.toEqual({ refused: true });
    await expect(refusing({ step: 'bill', event: taken }, lambdaContext)).resolves.toEqual({ refused: false });
  });
  it('takes any event where the whole bus is meant', async () => {
    const sources: string[] = [];
    const whole = wholeBusWorkflow({
      note: ({ source }) => {
        sources.push(source);
        return Promise.resolve();
      },
    });
    await whole({ step: 'note', event: { ...taken, source: 'other', detail: 7 } }, lambdaContext);
    expect(sources).toEqual(['other']);
  });
});

describe('joinWorkflow', () => {
  const missing = vi.fn<(arrived: Arrived<Events>, context: Context) => Promise<void>>();
  const clean = vi.fn().mockResolvedValue(undefined);
  const handler = joinWorkflow(
    { name: 'Both', waitsFor: [SeatTakenV1, SeatFreedV1], key: (event) => event.data.seat, timeout: 'PT1H', missing },
    { clean },
  );
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-01-01T12:00:00Z') });
    new MemoryCloud();
    missing.mockReset().mockResolvedValue();
    clean.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('says who came first and when all are there, also for a delivery that is repeated', async () => {
    expect(await handler({ join: 'arrive', event: taken }, lambdaContext)).toEqual({ first: true, complete: false });
    expect(await handler({ join: 'arrive', event: taken }, lambdaContext)).toEqual({ first: true, complete: false });
    const last = await handler({ join: 'arrive', event: freed }, lambdaContext);
    expect(last).toMatchObject({ first: false, complete: true, set: { joined: { SeatFreed: { seat: 'A1' } } } });
    if (last === undefined || !('set' in last) || last.set === undefined) throw new Error('The set is complete');
    expect(await handler({ step: 'clean', set: last.set }, lambdaContext)).toEqual({ refused: false });
    expect(clean).toHaveBeenCalledWith(last.set.joined, last.set.context);
  });
  it('asks what happens without the others when the time is over, once', async () => {
    await handler({ join: 'arrive', event: taken }, lambdaContext);
    vi.setSystemTime(new Date('2026-01-01T13:00:00Z'));
    await handler({ join: 'expire', event: taken }, lambdaContext);
    await handler({ join: 'expire', event: taken }, lambdaContext);
    expect(missing.mock.calls).toEqual([[{ SeatTaken: { seat: 'A1' } }, { cause, time: taken.time }]]);
  });
  it('asks nothing at the end when the set was complete, or another wait has begun', async () => {
    await handler({ join: 'arrive', event: taken }, lambdaContext);
    await handler({ join: 'arrive', event: freed }, lambdaContext);
    vi.setSystemTime(new Date('2026-01-01T13:00:00Z'));
    await handler({ join: 'expire', event: taken }, lambdaContext);
    expect(missing).not.toHaveBeenCalled();
    await handler({ join: 'arrive', event: occurred(SeatTakenV1, 'taken-2') }, lambdaContext);
    await handler({ join: 'expire', event: taken }, lambdaContext);
    expect(missing).not.toHaveBeenCalled();
  });
  it('is complete again for an event that is started again after the time', async () => {
    await handler({ join: 'arrive', event: taken }, lambdaContext);
    await handler({ join: 'arrive', event: freed }, lambdaContext);
    vi.setSystemTime(new Date('2026-01-02T12:00:00Z'));
    const again = await handler({ join: 'arrive', event: freed }, lambdaContext);
    expect(again).toMatchObject({ complete: true, set: { joined: { SeatTaken: { seat: 'A1' } } } });
    expect(missing).not.toHaveBeenCalled();
  });
  it('does not wait once more for an event whose time is over', async () => {
    await handler({ join: 'arrive', event: taken }, lambdaContext);
    vi.setSystemTime(new Date('2026-01-02T12:00:00Z'));
    expect(await handler({ join: 'arrive', event: taken }, lambdaContext)).toEqual({ first: false, complete: false });
    expect(missing).toHaveBeenCalledTimes(1);
  });
});
