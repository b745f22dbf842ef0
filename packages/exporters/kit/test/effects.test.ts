import { COMMAND_ROWS, EVENTS, SUBSCRIPTIONS, eventPattern, interestOf, keyOf } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { sampleEvent } from '@kit/contracts/testing';
import { busEvent, matchesPattern } from '@kit/event-kit/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { System, rules } from './system.ts';
import { WITHOUT_EFFECT } from './without-effect.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rules.asked = [];
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

/** The sample of an event, about the same thing as all others of a join. */
function delivered(event: EventContract, together: string | undefined): ReturnType<typeof busEvent> {
  const { metadata, data } = sampleEvent(event);
  const shared = together === undefined ? {} : { [together]: '6f1c1c5e-3a52-4b1d-9d5e-6b1f2a7c9e10' };
  return busEvent(event, { metadata, data: { ...data, ...shared } });
}

/** Hands samples to one subscription alone, each twice, and gives the keys of the events that its service published. */
async function react({ subscription, together }: Reaction, events: readonly EventContract[]) {
  const system = new System();
  system.cloud.onPublish = () => undefined;
  for (const event of [...events, ...events]) await system.handOver(subscription, delivered(event, together));
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

/** What waits in a table is found by a schedule; a workflow wakes up by itself. Versions of one event do not wait for each other. */
const waiting = joins.filter(
  ({ subscription, events }) => subscription.via !== 'workflow' && new Set(events.map(({ name }) => name)).size > 1,
);
/** Later than any wait lasts. */
const SOME_DAY = '9999-01-01T00:00:00Z';
const questions = (): string[] => rules.asked.filter((name) => /^missing[A-Z]/.test(name));

it.each(waiting)('$name asks once what is missing when its time is over in silence', async (one) => {
  const { subscription, events, together } = one;
  const system = new System();
  const last = events.at(-1)?.name;
  for (const event of events) if (event.name !== last) await system.handOver(subscription, delivered(event, together));
  await system.endWaits(subscription, new Date().toISOString());
  expect(questions()).toEqual([]);
  for (let run = 0; run < 2; run += 1) await system.endWaits(subscription, SOME_DAY);
  expect(questions()).toHaveLength(1);
  for (const event of events) await system.handOver(subscription, delivered(event, together));
  expect(questions(), 'events that come too late').toHaveLength(1);
  expect(system.failures).toEqual([]);
});

it.each(waiting)('$name asks nothing when all came in time', async ({ subscription, events, together }) => {
  const system = new System();
  for (const event of events) await system.handOver(subscription, delivered(event, together));
  await system.endWaits(subscription, SOME_DAY);
  expect(questions()).toEqual([]);
  expect(system.failures).toEqual([]);
});
