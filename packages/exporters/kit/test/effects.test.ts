import { COMMAND_ROWS, EVENTS, SUBSCRIPTIONS, eventPattern, interestOf, keyOf } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { sampleEvent } from '@kit/contracts/testing';
import { busEvent, matchesPattern } from '@kit/event-kit/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { System } from './system.ts';
import { WITHOUT_EFFECT } from './without-effect.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const all = Object.values<EventContract>(EVENTS);
const leadsTo = new Map(COMMAND_ROWS.map((row) => [keyOf(row), row.leadsTo]));

/** What each policy has to lead to with the samples: of each command that it issues, one event or more. */
const reactions = SUBSCRIPTIONS.filter(({ handler }) => typeof handler === 'string').map((subscription) => {
  const { consumer, id, events, issues, together } = subscription;
  const interest = interestOf(events);
  return {
    name: `${consumer}/${id}`,
    subscription,
    together,
    commands: issues.map((key) => leadsTo.get(key) ?? []).filter((outcomes) => outcomes.length > 0),
    events: all.filter((event) => matchesPattern(eventPattern(interest), busEvent(event, sampleEvent(event)))),
  };
});
type Reaction = (typeof reactions)[number];

/** Hands samples to one subscription alone, each twice, and gives the keys of the events that its service published. */
async function react({ subscription, together }: Reaction, events: readonly EventContract[]) {
  const system = new System();
  system.cloud.onPublish = () => undefined;
  for (const event of [...events, ...events]) {
    const { metadata, data } = sampleEvent(event);
    const shared = together === undefined ? {} : { [together]: '6f1c1c5e-3a52-4b1d-9d5e-6b1f2a7c9e10' };
    await system.handOver(subscription, busEvent(event, { metadata, data: { ...data, ...shared } }));
  }
  await system.settle();
  expect(system.failures).toEqual([]);
  const published = all.filter((event) =>
    system.cloud.published.some((one) => matchesPattern(eventPattern([event]), one)),
  );
  return { published: published.map(({ key }) => key), rows: system.remembered(subscription.consumer) };
}

function expectEffect({ name, commands }: Reaction, { published, rows }: Awaited<ReturnType<typeof react>>): void {
  if (name in WITHOUT_EFFECT) {
    expect(published, `${name} has an effect after all`).toEqual([]);
    return;
  }
  for (const outcomes of commands)
    expect(
      published.filter((key) => outcomes.includes(key)),
      `${name} leads to one of ${outcomes.join(', ')}`,
    ).not.toEqual([]);
  expect(
    published.filter((key) => !commands.flat().includes(key)),
    `${name} leads to nothing else`,
  ).toEqual([]);
  expect(published.length + rows.length, `${name} leaves something behind`).toBeGreaterThan(0);
}

const alone = reactions.filter(({ together }) => together === undefined);
const joins = reactions.filter(({ together }) => together !== undefined);

describe('every subscription has its effect', () => {
  it('and those that have none by the rules of the domain exist', () => {
    const names = reactions.map(({ name }) => name);
    expect(Object.keys(WITHOUT_EFFECT).filter((name) => !names.includes(name))).toEqual([]);
  });
  it.each(alone.flatMap((one) => one.events.map((event) => ({ one, name: one.name, event, key: event.key }))))(
    '$name with $key',
    async ({ one, event }) => {
      expectEffect(one, await react(one, [event]));
    },
  );
  it.each(joins)('$name with all its events, in any order, and not before', async (one) => {
    const { events } = one;
    for (const missing of events) {
      const early = events.filter(({ name }) => name !== missing.name);
      expect((await react(one, early)).published, `without ${missing.key}`).toEqual([]);
    }
    expectEffect(one, await react(one, events));
    expectEffect(one, await react(one, events.toReversed()));
  });
});
