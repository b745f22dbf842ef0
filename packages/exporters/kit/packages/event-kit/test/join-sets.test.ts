import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joinHandler, joinWorkflow, type Arrived, type BusEvent, type Context, type Joined } from '../src/index.ts';
import { MemoryCloud, busEvent, lambdaContext } from '../src/testing/index.ts';
import { SeatFreedV1, SeatTakenV1 } from './example.ts';

type Events = typeof SeatFreedV1 | typeof SeatTakenV1;
const act = vi.fn<(joined: Joined<Events>, context: Context) => Promise<void>>();
const missing = vi.fn<(arrived: Arrived<Events>, context: Context) => Promise<void>>();
const both = {
  name: 'Both',
  waitsFor: [SeatTakenV1, SeatFreedV1],
  key: () => 'one',
  timeout: 'PT1H',
  missing,
};
const bothCame = joinHandler(both, act);

/** `t1` is a seat that was taken in the first minute, `f2` one that was freed in the second; the seat says which. */
function occurred(id: string): BusEvent {
  const contract = id.startsWith('t') ? SeatTakenV1 : SeatFreedV1;
  const { version, producer } = contract;
  const time = `2026-01-01T12:0${id.slice(1, 2)}:00.000Z`;
  return busEvent(contract, {
    metadata: { eventId: id, version, time, producer, correlationId: `flow-${id}` },
    data: { seat: id },
  });
}
const idsOf = ({ SeatTaken, SeatFreed }: Arrived<Events>): string =>
  [SeatTaken, SeatFreed].flatMap((data) => (data === undefined ? [] : [data.seat])).join(' ');
const acted = (): string[] => act.mock.calls.map(([joined]) => idsOf(joined));
const asked = (): string[] => missing.mock.calls.map(([arrived]) => idsOf(arrived));
const deliver = async (ids: string): Promise<void> => {
  for (const id of ids.split(' ')) await bothCame(occurred(id), lambdaContext);
};
const tick = (time: string): Promise<unknown> => bothCame({ kind: 'dueWaits', time }, lambdaContext);
const listed = (): unknown[] => cloud.table.rowsOf('test').filter(({ pk }) => String(pk).startsWith('WAITS#'));
const OVER = '2026-01-01T13:10:00Z';

let cloud: MemoryCloud;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T12:10:00Z') });
  cloud = new MemoryCloud();
  act.mockReset().mockResolvedValue();
  missing.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('sets of one key within the time of a wait', () => {
  it.each([
    ['t1 f2 t3 f4', ['t1 f2', 't3 f4']],
    ['f1 t2 t3 f4 f5 t6', ['t2 f1', 't3 f4', 't6 f5']],
    ['t1 f2 t1 f2 t3 t1 f2 f4 f2 t1', ['t1 f2', 't3 f4']],
  ])('are acted upon one after the other: %s', async (ids, sets) => {
    await deliver(ids);
    await tick(OVER);
    expect([acted(), asked(), listed()]).toEqual([sets, [], []]);
  });
  it('begin with an event of the same moment', async () => {
    await deliver('t1 f2 t1b f2b');
    expect(acted()).toEqual(['t1 f2', 't1b f2b']);
  });
  it('end each at its own time: what follows a complete one waits, is listed and asked for', async () => {
    await deliver('t1 f2');
    vi.setSystemTime(new Date('2026-01-01T13:00:00Z'));
    await deliver('f4');
    expect(listed()).toHaveLength(1);
    await tick('2026-01-01T13:59:59Z');
    expect(asked()).toEqual([]);
    await tick('2026-01-01T14:00:00Z');
    expect([acted(), asked(), listed()]).toEqual([['t1 f2'], ['f4'], []]);
  });
  it('find what failed in the one before', async () => {
    act.mockRejectedValueOnce(new Error('no connection'));
    await deliver('t1');
    await expect(deliver('f2')).rejects.toThrow('no connection');
    await deliver('t3 f2 f4');
    expect(acted()).toEqual(['t1 f2', 't1 f2', 't3 f4']);
  });
  it('are not mixed when the function ends while one of them is put aside', async () => {
    await deliver('t1 f2');
    const send = vi
      .spyOn(DynamoDBDocumentClient.prototype, 'send')
      .mockImplementation(((command: object) =>
        command instanceof PutCommand && JSON.stringify(command.input).includes('ENDED#f2')
          ? Promise.reject(new Error('no connection'))
          : cloud.table.send(command as never)) as never);
    await expect(deliver('t3')).rejects.toThrow('no connection');
    send.mockImplementation(((command: object) => cloud.table.send(command as never)) as never);
    await deliver('t1 f2 t3 t1 f2 f4');
    expect(acted()).toEqual(['t1 f2', 't3 f4']);
  });
  it('go on from a wait that an earlier version of this wrote', async () => {
    await deliver('t1');
    const current = cloud.table.rowsOf('test').find(({ sk }) => sk === 'JOIN');
    const { begin, since, ...earlier } = current ?? {};
    expect([begin, since]).not.toContain(undefined);
    await cloud.table.send(new PutCommand({ TableName: 'test', Item: earlier }));
    await tick(OVER);
    expect(missing.mock.calls.map(([, { cause }]) => cause)).toEqual([{ id: 't1', correlationId: 'flow-t1' }]);
  });
  it('take no event twice that comes again while its own is put aside', async () => {
    await deliver('t1 f2');
    let reads = 0;
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((async (command: object) => {
      const answer: unknown = await cloud.table.send(command as never);
      reads += command instanceof GetCommand ? 1 : 0;
      if (reads === 1) await deliver('t3');
      return answer;
    }) as never);
    await deliver('f2');
    expect(acted()).toEqual(['t1 f2']);
  });
  it('are each acted upon when all events come at the same time', async () => {
    const ids = ['t1', 'f2', 't3', 'f4'];
    await Promise.allSettled(ids.map((id) => bothCame(occurred(id), lambdaContext)));
    await deliver(ids.join(' '));
    await deliver(ids.join(' '));
    expect(acted().some((set) => set.includes('t3') && set.includes('f4'))).toBe(true);
    expect(act.mock.calls.length).toBeLessThanOrEqual(2);
  });
});

describe('several events of one kind', () => {
  it.each(['t1 t2 f3', 't2 t1 f3', 't1 t1 t2 t2 f3 f3', 't2 f3 t1'])(
    'before the others came: the newest counts, whichever comes first: %s',
    async (ids) => {
      await deliver(ids);
      expect(acted()).toEqual(['t2 f3']);
    },
  );
  it('of which an older one comes after the set: it begins no wait and changes nothing', async () => {
    await deliver('t2 f3 t1');
    await tick(OVER);
    await deliver('t1 t5 f6 t1');
    expect([acted(), asked(), listed()]).toEqual([['t2 f3', 't5 f6'], [], []]);
  });
  it('ask for what is missing once, with the newest, because of the one that began the wait', async () => {
    await deliver('t1 t2');
    await tick(OVER);
    expect(missing.mock.calls).toEqual([
      [
        { SeatTaken: { seat: 't2' } },
        { cause: { id: 't1', correlationId: 'flow-t1' }, time: '2026-01-01T12:01:00.000Z' },
      ],
    ]);
    await deliver('t1 t2');
    expect(listed()).toEqual([]);
  });
  it.each(permutationsOf(['t1', 'f2', 't3', 'f4']).map((ids) => [ids.join(' ')]))(
    'of two sets: the newest of both are acted upon last, and nothing is missing: %s',
    async (ids) => {
      await deliver(ids);
      await deliver(ids);
      await tick(OVER);
      expect(acted().at(-1)).toBe('t3 f4');
      expect(acted().length).toBeLessThanOrEqual(2);
      expect([asked(), listed()]).toEqual([[], []]);
    },
  );
});

describe('sets of a workflow', () => {
  it('are complete one after the other, and the wait of the first asks nothing', async () => {
    const workflow = joinWorkflow(both, {});
    const answers: unknown[] = [];
    for (const id of ['t1', 'f2', 't3', 'f2', 'f4'])
      answers.push(await workflow({ join: 'arrive', event: occurred(id) }, lambdaContext));
    const set = (SeatTaken: string, SeatFreed: string): object => ({
      joined: { SeatTaken: { seat: SeatTaken }, SeatFreed: { seat: SeatFreed } },
    });
    expect(answers).toMatchObject([
      { first: true, complete: false },
      { complete: true, set: set('t1', 'f2') },
      { first: true, complete: false },
      { complete: true, set: set('t1', 'f2') },
      { complete: true, set: set('t3', 'f4') },
    ]);
    vi.setSystemTime(new Date(OVER));
    await workflow({ join: 'expire', event: occurred('t1') }, lambdaContext);
    await workflow({ join: 'expire', event: occurred('t3') }, lambdaContext);
    expect(missing).not.toHaveBeenCalled();
  });
});

function permutationsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.length === 0
    ? [[]]
    : ids.flatMap((id) => permutationsOf(ids.filter((one) => one !== id)).map((rest) => [id, ...rest]));
}
