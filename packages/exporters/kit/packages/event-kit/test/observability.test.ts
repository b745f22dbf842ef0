import { afterEach, describe, expect, it, vi } from 'vitest';
import { logger, metrics, observed, tracer } from '../src/observability.ts';

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
