import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  answer,
  commandHandler,
  createEvent,
  eventHandler,
  joinWorkflow,
  on,
  outboxRelay,
  outboxRow,
  readHandler,
  requestHandler,
  workflowHandler,
} from '../src/index.ts';
import { logger, metrics, observed, tracer } from '../src/observability.ts';
import {
  MemoryCloud,
  busEvent,
  commandMessage,
  httpRequest,
  lambdaContext,
  sqsEvent,
  streamEvent,
} from '../src/testing/index.ts';
import { SeatTakenV1, TakeSeatV1, context } from './example.ts';

const cause = { id: 'event-1', correlationId: 'flow-1' };
type Capture = typeof tracer.provider.captureAsyncFunc;
type Subsegment = NonNullable<Parameters<Parameters<Capture>[1]>[0]>;

/** Lambda's side of tracing: there is a segment only in the cloud. */
function traced(): Record<'addAnnotation' | 'addError' | 'close', ReturnType<typeof vi.fn>> {
  const subsegment = { addAnnotation: vi.fn(), addError: vi.fn(), close: vi.fn() };
  vi.spyOn(tracer, 'isTracingEnabled').mockReturnValue(true);
  vi.spyOn(tracer.provider, 'captureAsyncFunc').mockImplementation((_, work) =>
    work(subsegment as unknown as Subsegment),
  );
  return subsegment;
}
afterEach(() => {
  vi.restoreAllMocks();
});

describe('observed', () => {
  it('opens a subsegment with the ids of the record, and closes it', async () => {
    const { addAnnotation, addError, close } = traced();
    await observed(cause, () => Promise.resolve());
    expect(addAnnotation.mock.calls).toEqual([
      ['correlationId', 'flow-1'],
      ['causeId', 'event-1'],
    ]);
    expect(addError).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledTimes(1);
  });
  it('says in the trace what failed, and fails', async () => {
    const { addError, close } = traced();
    const error = new Error('broken');
    await expect(observed(cause, () => Promise.reject(error))).rejects.toBe(error);
    expect(addError).toHaveBeenCalledWith(error);
    expect(close).toHaveBeenCalledTimes(1);
  });
  it('counts what was handled and what failed, with what the work counted', async () => {
    const counted: string[] = [];
    vi.spyOn(metrics, 'addMetric').mockImplementation((name) => {
      counted.push(name);
      return metrics;
    });
    vi.spyOn(metrics, 'publishStoredMetrics').mockImplementation(() => {
      counted.push('out');
      return metrics;
    });
    await observed(cause, () => {
      metrics.addMetric('SeatsTaken', 'Count', 2);
      return Promise.resolve();
    });
    await expect(observed(cause, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(counted).toEqual(['SeatsTaken', 'RecordsHandled', 'out', 'RecordsFailed', 'out']);
  });
  it('puts the ids on every line, also that of a failure, and takes them off again', async () => {
    const lines: unknown[] = [];
    const write = (text: unknown): boolean => {
      lines.push(JSON.parse(String(text)));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(write);
    vi.spyOn(process.stderr, 'write').mockImplementation(write);
    const level = logger.getLevelName();
    logger.setLogLevel('INFO');
    const work = (): Promise<void> => {
      logger.info('at work');
      return Promise.reject(new Error('broken'));
    };
    await expect(observed(cause, work)).rejects.toThrow('broken');
    logger.info('afterwards');
    logger.setLogLevel(level);
    const ids = { correlationId: 'flow-1', causeId: 'event-1' };
    expect(lines).toMatchObject([
      { message: 'at work', ...ids },
      { message: 'handler failed', ...ids },
      { message: 'afterwards' },
    ]);
    expect(lines[2]).not.toHaveProperty('correlationId');
  });
  it('works where nothing is traced', async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    await observed(cause, work);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('every entry of a function', () => {
  const lambda = { ...lambdaContext, awsRequestId: 'request-7' };
  const failing = (): Promise<never> => Promise.reject(new Error('broken'));
  const taken = busEvent(SeatTakenV1, createEvent(SeatTakenV1, { seat: 'A1' }, context).envelope);
  const waits = { name: 'Both', waitsFor: [SeatTakenV1], key: () => 'A1', timeout: 'P1D', missing: failing };
  const row = outboxRow('Seat#A1', '1', createEvent(SeatTakenV1, { seat: 'A1' }, context));
  it.each<[string, () => Promise<unknown>]>([
    ['commands', () => commandHandler(on(TakeSeatV1, failing))(sqsEvent([commandMessage(TakeSeatV1, {})]), lambda)],
    ['events', () => eventHandler([SeatTakenV1], failing)(sqsEvent([taken]), lambda)],
    ['steps', () => workflowHandler([SeatTakenV1], { go: failing })({ step: 'go', event: taken }, lambda)],
    ['joins', () => joinWorkflow(waits, {})({ step: 'go', set: { id: '', joined: {} as never, context } }, lambda)],
    ['relays', () => outboxRelay()(streamEvent([row]), lambda)],
    [
      'requests',
      () => requestHandler(answer('a', TakeSeatV1, failing))(httpRequest('/a', { body: { seat: 'A1' } }), lambda),
    ],
    [
      'reads',
      () => readHandler({ path: 'a', one: failing, list: failing })(httpRequest('/a/{id}', { id: '1' }), lambda),
    ],
  ])('puts the request of Lambda and a cold start on its lines: %s', async (_, run) => {
    const lines: string[] = [];
    new MemoryCloud().onPublish = () => {
      throw new Error('broken');
    };
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    const level = logger.getLevelName();
    logger.setLogLevel('ERROR');
    await run().catch(() => undefined);
    logger.setLogLevel(level);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ function_request_id: 'request-7', cold_start: expect.any(Boolean) });
  });
});
