import { busEvent, matchesPattern } from '@kit/event-kit/testing';
import { describe, expect, it } from 'vitest';
import type { Envelope, EventContract } from '../src/contract.ts';
import { eventPattern } from '../src/patterns.ts';

const event = (name: string, version: number, producer: string): EventContract => ({
  kind: 'event',
  key: `${name}.v${version}`,
  name,
  version,
  source: `test.${producer}`,
  detailType: name,
  producer,
  schema: {},
});
const all = [event('A', 1, 'x'), event('A', 2, 'x'), event('B', 1, 'x'), event('C', 1, 'y'), event('C', 3, 'y')];
const delivered = (contract: EventContract): unknown =>
  busEvent(contract, { metadata: { version: contract.version }, data: {} } as Envelope);
const matching = (pattern: unknown): string[] =>
  all.filter((contract) => matchesPattern(pattern, delivered(contract))).map(({ key }) => key);

describe('eventPattern', () => {
  it.each([
    [['A.v1']],
    [['A.v2', 'C.v3']],
    [['A.v1', 'B.v1', 'C.v1']],
    [['A.v1', 'A.v2']],
    [['A.v2', 'B.v1', 'C.v1', 'C.v3']],
  ])('lets %j through and nothing else', (keys) => {
    expect(matching(eventPattern(all.filter(({ key }) => keys.includes(key))))).toEqual(keys);
  });
  it('lets no other source through that sends the same detail-type', () => {
    // Detail-types are unique only in their source: both services say Created and Removed.
    const contracts = ['sales', 'shipping'].flatMap((source) =>
      ['Created', 'Removed'].map((detailType) => ({ ...event(`${source}${detailType}`, 1, source), detailType })),
    );
    const through = (pattern: unknown): string[] =>
      contracts.filter((one) => matchesPattern(pattern, delivered(one))).map(({ name }) => name);
    const wanted = contracts.filter(({ name }) => ['shippingCreated', 'salesRemoved'].includes(name));
    expect(through(eventPattern(wanted))).toEqual(['salesRemoved', 'shippingCreated']);
    expect(through(eventPattern(contracts))).toHaveLength(contracts.length);
    expect(eventPattern(contracts)).not.toHaveProperty('$or');
  });
  it('can name one source, or the whole bus', () => {
    expect(matching(eventPattern({ source: 'test.y' }))).toEqual(['C.v1', 'C.v3']);
    expect(matching(eventPattern('*'))).toHaveLength(all.length);
  });
  it('is no rule without events', () => {
    expect(() => eventPattern([])).toThrow(TypeError);
  });
});
