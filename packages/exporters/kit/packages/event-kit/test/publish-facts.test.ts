import { fromDetail } from '@kit/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bus } from '../src/bus.ts';
import { fact, publishFacts } from '../src/index.ts';
import { SeatFreedV1, SeatTakenV1, SeatTakenV2, context } from './example.ts';

const ids: string[] = [];
/** The id and the time: both have to be the same when a fact is published again. */
const idOf = (detail: unknown): string => {
  const { metadata } = fromDetail(SeatTakenV1, detail);
  return `${metadata.eventId} ${metadata.time}`;
};
beforeEach(() => {
  ids.length = 0;
  vi.spyOn(bus, 'put').mockImplementation((_arn, entries) => {
    for (const { Detail } of entries) ids.push(idOf(JSON.parse(Detail)));
    return Promise.resolve(entries.map((_, index) => ({ EventId: `${index}` })));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('publishFacts', () => {
  const facts = [fact(SeatTakenV1, { seat: '1A' }), fact(SeatTakenV2, { seat: 'A', row: 1 })];
  it('gives versions of one fact one id, and the same one when its cause comes again', async () => {
    await publishFacts(facts, { ...context, by: 'TakeSeat.v1' });
    await publishFacts(facts, { ...context, by: 'TakeSeat.v1' });
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(1);
  });
  it('gives other facts, the same fact again, and facts of another command ids of their own', async () => {
    const one = fact(SeatFreedV1, { seat: '1A' });
    await publishFacts([one, one, fact(SeatTakenV1, { seat: '1A' })], { ...context, by: 'A' });
    await publishFacts([one], { ...context, by: 'B' });
    expect(new Set(ids).size).toBe(4);
  });
});
