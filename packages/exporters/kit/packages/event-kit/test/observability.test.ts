import { afterEach, describe, expect, it, vi } from 'vitest';
import { observed, tracer } from '../src/observability.ts';

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
  it('works where nothing is traced', async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    await observed(cause, work);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
