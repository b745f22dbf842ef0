import { EventBridgeClient, type PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, it, vi } from 'vitest';
import { bus } from '../src/bus.ts';

const entry = { Source: 'test.hall', DetailType: 'SeatTaken', Detail: '{}', Time: new Date(0) };
afterEach(() => {
  vi.restoreAllMocks();
});

it('names the bus in every entry and gives the result of each', async () => {
  const sent: unknown[] = [];
  vi.spyOn(EventBridgeClient.prototype, 'send').mockImplementation((command) => {
    sent.push((command as unknown as PutEventsCommand).input);
    return Promise.resolve({ Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }] });
  });
  const results = await bus.put('arn:of-the-bus', [entry, { ...entry, TraceHeader: 'Root=1' }]);
  expect(sent).toEqual([
    {
      Entries: [
        { ...entry, EventBusName: 'arn:of-the-bus' },
        { ...entry, EventBusName: 'arn:of-the-bus', TraceHeader: 'Root=1' },
      ],
    },
  ]);
  expect(results).toEqual([{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }]);
});
