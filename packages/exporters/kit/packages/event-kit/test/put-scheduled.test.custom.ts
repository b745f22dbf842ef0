import { afterEach, expect, it, vi } from 'vitest';
import { bus } from '../src/bus.ts';
import { createEvent } from '../src/index.ts';
import { handler } from '../src/put-scheduled.ts';
import { toEntry } from '../src/bus-entry.ts';
import { SeatTakenV1, context } from './example.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('puts a scheduled event on the bus as it is, and fails when the bus refuses it', async () => {
  const event = createEvent(SeatTakenV1, { seat: 'A1' }, context);
  const put = vi.spyOn(bus, 'put').mockResolvedValueOnce([{ EventId: '1' }]);
  await handler(event);
  expect(put).toHaveBeenCalledExactlyOnceWith(process.env['EVENT_BUS_ARN'], [toEntry(event)]);
  put.mockResolvedValue([{ ErrorCode: 'AccessDeniedException' }]);
  await expect(handler(event)).rejects.toThrow('AccessDeniedException');
});
