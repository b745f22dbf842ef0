import { COMMANDS, COMMAND_ROWS, EVENTS, keyOf } from '@kit/contracts/catalog';
import { fromDetail, type CommandContract, type EventContract } from '@kit/contracts';
import { sampleCommand } from '@kit/contracts/testing';
import { assertEvent } from '@kit/event-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mappedTo, methodAt, services } from './methods.ts';
import { goStraight } from './straight-to-bus.ts';
import { System } from './system.ts';
import { allows, conditionOf, idOf } from './templates.ts';

const commands: Readonly<Record<string, CommandContract>> = COMMANDS;
const events: Readonly<Record<string, EventContract>> = EVENTS;
const published = COMMAND_ROWS.flatMap((row) => {
  const [command, event] = [commands[keyOf(row)], events[row.publishes ?? '']];
  return row.route === null || command === undefined || event === undefined
    ? []
    : [{ service: row.service, route: row.route, command, event }];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('what goes straight to the bus', () => {
  it('is handed to a function that may put these events there, because this bus takes no request of API Gateway', () => {
    expect(mappedTo('events')).toBe(0);
    expect(published).toHaveLength(COMMAND_ROWS.filter(({ route, publishes }) => route && publishes).length);
    for (const { service, route } of published) {
      const resources = services.find(({ name }) => name === service)?.resources;
      const [id, lambda] =
        resources?.entries('AWS::Lambda::Function').find(([, { Handler }]) => Handler === 'publisher.handler') ?? [];
      expect(JSON.stringify(methodAt(service, route)?.['Integration'])).toContain(`"${String(id)}"`);
      const rights = resources
        ?.entries('AWS::IAM::Policy')
        .filter(([, { Roles }]) => [Roles].flat().some((role) => idOf(role) === idOf(lambda?.['Role'])));
      const statements = rights?.flatMap(
        ([, { PolicyDocument }]) => (PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
      );
      const [right, ...others] = statements?.filter((statement) => allows(statement, 'events:PutEvents')) ?? [];
      expect(others).toEqual([]);
      const own = published.filter((one) => one.service === service).map(({ event }) => event.detailType);
      expect(conditionOf(right ?? {}, 'events:detail-type')).toEqual([...new Set(own)].sort());
    }
  });

  it('is the event of the catalogue, and has one id however often it comes with one key', async () => {
    expect(published.every(({ route }) => route !== '')).toBe(true);
    for (const { service, route, command, event } of published) {
      const data = sampleCommand(command);
      const system = new System();
      goStraight(system, { service, route, data, event });
      await system.settle();
      expect(system.failures).toEqual([]);
      const own = system.cloud.published.filter(({ detail }) => {
        const { causationId, eventId } = fromDetail(event, detail).metadata;
        return causationId === eventId;
      });
      expect(own).toHaveLength(2);
      for (const { source, 'detail-type': detailType, detail } of own) {
        expect([source, detailType]).toEqual([event.source, event.detailType]);
        assertEvent(event, detail);
        expect(fromDetail(event, detail)).toMatchObject({
          metadata: { eventId: `/${command.key}/caller-1/start`, correlationId: 'flow' },
          data,
        });
      }
    }
  });
});
