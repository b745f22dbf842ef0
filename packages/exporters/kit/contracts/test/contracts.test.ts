import { assertCommand, assertEvent } from '@kit/event-kit';
import { busEvent, matchesPattern } from '@kit/event-kit/testing';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, EVENTS, CLOUD_EVENTS, REPORTS, SUBSCRIPTIONS, eventPattern, interestOf } from '../src/catalog.ts';
import { idsOf, toDetail, type CommandContract, type EventContract } from '../src/index.ts';
import { sampleCommand, sampleDetail, sampleEvent } from '../src/testing.ts';

const events = Object.values<EventContract>(EVENTS);
const commands = Object.values<CommandContract>(COMMANDS);

describe('samples keep their contracts', () => {
  it('and there is one for each', () => {
    for (const [folder, contracts] of [['events', events] as const, ['commands', commands] as const]) {
      const samples = new URL(`../samples/${folder}/`, import.meta.url);
      const found = existsSync(samples) ? readdirSync(samples).sort() : [];
      expect(found).toEqual(contracts.map(({ key }) => `${key}.json`).sort());
    }
  });
  it.each(events.map((event) => [event.key, event] as const))('%s', (_, event) => {
    const detail = sampleDetail(event);
    expect(() => {
      assertEvent(event, detail);
    }).not.toThrow();
    const envelope = sampleEvent(event);
    expect(envelope).toMatchObject({ metadata: { version: event.version, producer: event.producer } });
    expect(toDetail(envelope)).toEqual(detail);
    expect(idsOf(detail)).toMatchObject({ version: event.version, correlationId: envelope.metadata.correlationId });
  });
  it.each(commands.map((command) => [command.key, command] as const))('%s', (_, command) => {
    const data: unknown = sampleCommand(command);
    expect(() => {
      assertCommand(command, data);
    }).not.toThrow();
  });
});

describe('contracts are told apart', () => {
  it('by source and detail-type, which one service owns', () => {
    const owners = events.map(({ source, detailType, name, producer }) =>
      [`${source} ${detailType}`, name, producer].join(),
    );
    const places = events.map(({ source, detailType }) => `${source} ${detailType}`);
    expect(new Set(owners).size).toBe(new Set(places).size);
  });
  it('and what others tell is told to the service that owns the event', () => {
    const told = [...REPORTS, ...CLOUD_EVENTS];
    const owners = told.map(({ event }) => events.find(({ key }) => key === event)?.producer);
    expect(owners).toEqual(told.map(({ service }) => service));
  });
  it.each(SUBSCRIPTIONS.map((subscription) => [`${subscription.consumer}/${subscription.id}`, subscription] as const))(
    '%s gets its events and no others',
    (_, { events: wanted }) => {
      const interest = interestOf(wanted);
      const asked = (event: EventContract): boolean => {
        if (interest === '*') return true;
        return 'source' in interest ? interest.source === event.source : interest.includes(event);
      };
      const matching = events.filter((event) =>
        matchesPattern(eventPattern(interest), busEvent(event, sampleEvent(event))),
      );
      expect(matching.map(({ key }) => key)).toEqual(events.filter(asked).map(({ key }) => key));
    },
  );
});
