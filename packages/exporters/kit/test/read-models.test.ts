import { EVENTS, READ_MODELS, SUBSCRIPTIONS, eventPattern, interestOf } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { sampleEvent } from '@kit/contracts/testing';
import { busEvent, matchesPattern } from '@kit/event-kit/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { System } from './system.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Each event of the read models of a service, a minute after the one before. */
function deliveries(service: string) {
  const all = Object.values<EventContract>(EVENTS);
  const wanted = SUBSCRIPTIONS.filter(({ consumer, reason }) => consumer === service && reason === 'read-model');
  return wanted.flatMap((subscription) =>
    all
      .map((event, minute) => {
        const { metadata, data } = sampleEvent(event);
        return busEvent(event, {
          metadata: { ...metadata, time: new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString() },
          data,
        });
      })
      .filter((event) => matchesPattern(eventPattern(interestOf(subscription.events)), event))
      .map((event) => ({ subscription, event })),
  );
}

async function shown(service: string, order: (given: ReturnType<typeof deliveries>) => ReturnType<typeof deliveries>) {
  const system = new System();
  for (const { subscription, event } of order(deliveries(service))) await system.handOver(subscription, event);
  expect(system.failures).toEqual([]);
  return system;
}

/** The ids on all pages of a list, one view a page. */
async function idsIn(system: System, service: string, route: string, list: string): Promise<string[]> {
  const ids: string[] = [];
  for (let query: Record<string, string> | undefined = { list, limit: '1' }; query !== undefined;) {
    const { statusCode, body } = await system.read(service, route, { query });
    expect(statusCode).toBe(200);
    const { items, next } = JSON.parse(body) as { items: { id: string }[]; next?: string };
    ids.push(...items.map(({ id }) => id));
    query = next === undefined ? undefined : { list, limit: '1', next };
  }
  return ids;
}

it('are kept by a subscription of their own service', () => {
  const keeping = SUBSCRIPTIONS.filter(({ reason }) => reason === 'read-model').map(({ consumer }) => consumer);
  expect(READ_MODELS.filter(({ service }) => !keeping.includes(service))).toEqual([]);
});

describe.each(READ_MODELS.map((model) => ({ ...model })))('read model $service/$route', ({ service, name, route }) => {
  it('shows what was recorded by id, and nothing of what nobody told it', async () => {
    const system = await shown(service, (all) => all);
    const views = system.views(service, name);
    expect(views.length).toBeGreaterThan(0);
    for (const { id } of views) expect((await system.read(service, route, { id })).statusCode).toBe(200);
    expect((await system.read(service, route, { id: 'nobody knows it' })).statusCode).toBe(404);
  });
  it('shows each view in its list, page by page', async () => {
    const system = await shown(service, (all) => all);
    const views = system.views(service, name);
    for (const list of new Set(views.map((view) => view.list ?? 'a list that is not there'))) {
      const expected = views.filter((view) => view.list === list).map(({ id }) => id);
      expect(await idsIn(system, service, route, list)).toEqual(expected.sort());
    }
    expect((await system.read(service, route, { query: { limit: '1000' } })).statusCode).toBe(400);
  });
  it('shows the same however its events are delivered: twice, late, in any order', async () => {
    const told = async (order: Parameters<typeof shown>[1]): Promise<string[]> => {
      const system = await shown(service, order);
      const ids = system.views(service, name).map(({ id }) => id);
      return Promise.all(ids.sort().map(async (id) => (await system.read(service, route, { id })).body));
    };
    const once = await told((all) => all);
    expect(once.length).toBeGreaterThan(0);
    expect(await told((all) => all.flatMap((one) => [one, one]))).toEqual(once);
    expect(await told((all) => [...all, ...all].toReversed())).toEqual(once);
    expect(await told((all) => [...all.filter((_, at) => at % 2 === 1), ...all])).toEqual(once);
  });
});
