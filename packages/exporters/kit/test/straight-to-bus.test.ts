import { COMMANDS, COMMAND_ROWS, EVENTS, keyOf } from '@kit/contracts/catalog';
import { fromDetail, type CommandContract, type EventContract } from '@kit/contracts';
import { sampleCommand } from '@kit/contracts/testing';
import { assertEvent } from '@kit/event-kit';
import { describe, expect, it } from 'vitest';
import { HOSTILE, integrationOf, mapped, mappedTo, methodAt } from './methods.ts';
import { filledIn } from './velocity.ts';

const commands: Readonly<Record<string, CommandContract>> = COMMANDS;
const events: Readonly<Record<string, EventContract>> = EVENTS;

describe('what goes straight to the bus', () => {
  const published = COMMAND_ROWS.filter(({ route, publishes }) => route !== null && publishes !== null);
  it('is the event of the catalogue, and keeps its contract', () => {
    expect(mappedTo('events')).toBe(published.length);
    for (const row of published) {
      const command = commands[keyOf(row)];
      const event = events[row.publishes ?? ''];
      if (command === undefined || event === undefined) throw new Error(`${row.name} is no command`);
      const method = methodAt(row.service, row.route);
      const data = sampleCommand(command);
      const entryOf = (headers?: Readonly<Record<string, string>>): Record<string, string> => {
        const { Entries } = JSON.parse(mapped(method, data, headers)) as { Entries: Record<string, string>[] };
        expect(Entries).toHaveLength(1);
        return Entries[0] ?? {};
      };
      const { Source, DetailType, Detail = '' } = entryOf();
      expect([Source, DetailType]).toEqual([event.source, event.detailType]);
      assertEvent(event, JSON.parse(Detail));
      expect(fromDetail(event, JSON.parse(Detail))).toMatchObject({
        metadata: { eventId: 'request-1', correlationId: 'request-1', time: '2026-07-09T12:34:56Z' },
        data,
      });
      const keyed = entryOf({ 'Idempotency-Key': HOSTILE, 'X-Correlation-Id': HOSTILE });
      expect(fromDetail(event, JSON.parse(keyed['Detail'] ?? '')).metadata).toMatchObject({
        eventId: `/${command.key}/caller-1/${HOSTILE}`,
        correlationId: HOSTILE,
      });
      expect(integrationOf(method).RequestParameters).toMatchObject({
        'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
      });
    }
  });
  it('is answered by 503 when EventBridge refuses the event', () => {
    expect(published.every(({ mode }) => mode === 'async')).toBe(true);
    for (const { service, route } of published) {
      const [told] = integrationOf(methodAt(service, route)).IntegrationResponses;
      const answer = (FailedEntryCount: number): { status: unknown; text: string } => {
        const context = { requestId: 'request-1', responseOverride: { status: 200 as unknown } };
        const path = (where: string): unknown => (where === '$.FailedEntryCount' ? FailedEntryCount : 'event-1');
        const template = told?.ResponseTemplates['application/json'] ?? '';
        const text = filledIn(template, { input: { path }, context });
        return { status: context.responseOverride.status, text };
      };
      expect(JSON.parse(answer(0).text)).toEqual({ status: 'published', eventId: 'event-1', requestId: 'request-1' });
      expect(JSON.parse(answer(1).text)).toEqual({ status: 'not published, try again' });
      expect(answer(1).status).toBe(503);
    }
  });
});
