import {
  CLOUD_EVENTS,
  COMMANDS,
  COMMAND_ROWS,
  EVENTS,
  REPORTS,
  SUBSCRIPTIONS,
  TIMERS,
  eventPattern,
  interestOf,
} from '@kit/contracts/catalog';
import { idsOf, type CommandContract, type EventContract } from '@kit/contracts';
import { sample, sampleCommand, sampleEvent } from '@kit/contracts/testing';
import { assertEvent, logger } from '@kit/event-kit';
import { busEvent, matchesPattern, type PublishedEvent } from '@kit/event-kit/testing';
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleOnBus } from './sample-on-bus.ts';
import { goStraight } from './straight-to-bus.ts';
import { System, rules, type Order } from './system.ts';

const events: Readonly<Record<string, EventContract>> = EVENTS;
const commands: Readonly<Record<string, CommandContract>> = COMMANDS;
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rules.sayNo = false;
  rules.saidNo.clear();
});

/** Every subscription with every event that it names; a record of the whole bus gets every event there is. */
const deliveries = SUBSCRIPTIONS.flatMap((subscription) => {
  const interest = interestOf(subscription.events);
  const wanted = (event: EventContract): boolean => {
    if (interest === '*') return true;
    return 'source' in interest ? interest.source === event.source : interest.includes(event);
  };
  return Object.values(events)
    .filter(wanted)
    .map((event) => ({ name: `${subscription.consumer}/${subscription.id}`, key: event.key, subscription, event }));
});

describe('subscriptions', () => {
  it('are handled by files of their own services', () => {
    const strange = SUBSCRIPTIONS.filter(({ handler, endpoint }) => (handler === null) !== (endpoint !== undefined));
    expect(strange).toEqual([]);
    const files = SUBSCRIPTIONS.flatMap(({ consumer, handler }) =>
      handler === null ? [] : [`${consumer}/${handler}`],
    );
    expect(files.filter((file) => !existsSync(new URL(`../services/${file}`, import.meta.url)))).toEqual([]);
  });
  it.each(deliveries)(
    '$name does not fail, and has no second effect, when $key comes twice',
    async ({ subscription, event }) => {
      const system = new System();
      const delivered = busEvent(event, sampleEvent(event));
      const effects = (): unknown[] => [
        ...system.effects(subscription.consumer),
        ...new Set(
          system.cloud.published.map(({ detail }) => {
            const { eventId, version } = idsOf(detail);
            return `${String(eventId)} v${String(version)}`;
          }),
        ),
      ];
      await system.handOver(subscription, delivered);
      await system.wake();
      const once = structuredClone(effects());
      expect(system.failures).toEqual([]);
      await system.handOver(subscription, delivered);
      await system.wake();
      expect(system.failures).toEqual([]);
      expect(effects()).toEqual(once);
    },
  );
});

const START = { id: 'start', correlationId: 'flow' };

/** Whatever starts something from outside: a command or report with a route, a timer. */
const starts: readonly { readonly name: string; readonly begin: (system: System) => void }[] = [
  ...COMMAND_ROWS.flatMap(({ name, version, service, route, mode, publishes }) => {
    const command = commands[`${name}.v${version}`];
    if (command === undefined || route === null) return [];
    const data = sampleCommand(command);
    const begin = (system: System): void => {
      const event = events[publishes ?? ''];
      if (event !== undefined) goStraight(system, { service, route, data, event });
      else if (mode === 'sync') system.request(service, route, data);
      else system.send(service, { ...START, kind: 'command', name: command.key, data });
    };
    return [{ name: `command ${command.key}`, begin }];
  }),
  ...REPORTS.flatMap(({ event, service }) => {
    const contract = events[event];
    if (contract === undefined) return [];
    const message = { ...START, kind: 'report', name: event, data: sample(contract) };
    return [
      {
        name: `report ${event}`,
        begin: (system: System) => {
          system.send(service, message);
        },
      },
    ];
  }),
  ...CLOUD_EVENTS.map(({ id, service }) => ({
    name: `event of AWS ${id}`,
    begin: (system: System): void => {
      system.send(service, { ...START, kind: 'cloud', name: id, data: {} });
    },
  })),
  ...TIMERS.map(({ id, service, command, event, data }) => ({
    name: `timer ${id}`,
    begin: (system: System): void => {
      const contract = events[event ?? ''];
      if (contract !== undefined && data !== null) {
        system.deliver(sampleOnBus(contract));
        return;
      }
      const message = data === null ? { kind: 'timer', name: id, data: {} } : { kind: 'command', name: command, data };
      system.send(service, { ...START, ...message, time: '2026-01-01T04:00:00Z' });
    },
  })),
];

it('starts with every route and timer of the catalogue', () => {
  const routed = COMMAND_ROWS.filter(({ route }) => route !== null);
  expect(starts).toHaveLength(routed.length + REPORTS.length + CLOUD_EVENTS.length + TIMERS.length);
});

it('puts the correlation id on every log line', async () => {
  const lines: string[] = [];
  const write = (text: unknown): boolean => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(write);
  vi.spyOn(process.stderr, 'write').mockImplementation(write);
  const level = logger.getLevelName();
  logger.setLogLevel('DEBUG');
  for (const { begin } of starts) {
    const system = new System();
    begin(system);
    await system.settle();
  }
  logger.setLogLevel(level);
  expect(lines.length).toBeGreaterThanOrEqual(starts.filter(({ name }) => !name.startsWith('timer')).length);
  const ids = lines.map((line) => (JSON.parse(line) as { correlationId?: string }).correlationId);
  expect(new Set(ids)).toEqual(new Set(lines.length > 0 ? ['flow'] : []));
});

const isOf = (contract: EventContract | undefined, one: PublishedEvent): boolean =>
  contract !== undefined && matchesPattern(eventPattern([contract]), one);

const orders: readonly Order[] = ['in order', 'reversed', 'shuffled'];
const runs = orders.flatMap((order) => starts.map(({ name, begin }) => ({ name, order, begin })));

it.each(runs)('$name runs through all services, everything twice and $order', async ({ order, begin }) => {
  const system = new System(order);
  begin(system);
  await system.settle();
  expect(system.failures).toEqual([]);
  for (const { source, 'detail-type': detailType, detail } of system.cloud.published) {
    const { correlationId, version } = idsOf(detail);
    expect(correlationId).toBe('flow');
    const contract = Object.values(events).find(
      (event) => event.source === source && event.detailType === detailType && event.version === version,
    );
    expect(contract, `${source} ${detailType}`).toBeDefined();
    if (contract !== undefined) assertEvent(contract, detail);
  }
});

it.each(starts)('$name goes no further when a rule says no before a system outside is asked', async ({ begin }) => {
  rules.sayNo = true;
  const system = new System();
  begin(system);
  await system.settle();
  const refused = COMMAND_ROWS.filter(({ name }) => [...rules.saidNo].some((ask) => ask.endsWith(`To${name}`)));
  const others = COMMAND_ROWS.filter((row) => !refused.includes(row)).flatMap(({ leadsTo }) => leadsTo);
  const kept = refused.flatMap(({ leadsTo }) => leadsTo).filter((key) => !others.includes(key));
  expect(system.cloud.published.filter((one) => kept.some((key) => isOf(events[key], one)))).toEqual([]);
  expect(system.failures).toEqual([]);
});
