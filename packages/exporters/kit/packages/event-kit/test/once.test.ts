import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { once } from '../src/index.ts';
import { MemoryCloud } from '../src/testing/index.ts';

let cloud: MemoryCloud;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T12:00:00Z') });
  cloud = new MemoryCloud();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('once', () => {
  it('does the work for the first delivery only', async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    await once('mail#1', work);
    await once('mail#1', work);
    await once('mail#2', work);
    expect(work).toHaveBeenCalledTimes(2);
  });
  it('gives everybody the answer of the first', async () => {
    const answer = { limit: 7, names: ['a'], note: undefined };
    await expect(once('bank#1', () => Promise.resolve(answer))).resolves.toEqual(answer);
    await expect(once('bank#1', () => Promise.resolve({ limit: 8, names: [] }))).resolves.toEqual({
      limit: 7,
      names: ['a'],
    });
  });
  it('does not do it again when no row holds the answer: the first gets it, the others are told why not', async () => {
    const answer = 'x'.repeat(400_000);
    const work = vi.fn().mockResolvedValue(answer);
    await expect(once('bank#1', work)).resolves.toBe(answer);
    const again = once('bank#1', work);
    await expect(again).rejects.toThrow('bank#1 was done, and its answer of 400002 bytes could not be kept');
    expect(work).toHaveBeenCalledTimes(1);
  });
  it('gives the work its key, for a provider that takes one', async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    await once('mail#1', work);
    expect(work).toHaveBeenCalledWith('mail#1');
  });
  it('keeps the keys of two services, and of two kinds of work, apart', async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    await once('mail#1', work);
    vi.stubEnv('TABLE_NAME', 'other');
    await once('mail#1', work);
    vi.unstubAllEnvs();
    expect(work).toHaveBeenCalledTimes(2);
  });
  it('does it again after a failure', async () => {
    const work = vi.fn().mockRejectedValueOnce(new Error('no connection')).mockResolvedValue(undefined);
    await expect(once('mail#1', work)).rejects.toThrow('no connection');
    await once('mail#1', work);
    expect(work).toHaveBeenCalledTimes(2);
  });
  it('fails while another delivery is at work, so that this one comes again', async () => {
    const second = vi.fn().mockResolvedValue(undefined);
    await once('mail#1', async () => {
      await expect(once('mail#1', second)).rejects.toThrow('already an execution in progress');
    });
    expect(second).not.toHaveBeenCalled();
  });
  it('is not exactly once: after a crash between effect and mark it works again when the lock is over', async () => {
    const crash = new Promise<void>(() => undefined);
    void once('mail#1', () => crash);
    await vi.advanceTimersByTimeAsync(1_000);
    const work = vi.fn().mockResolvedValue(undefined);
    await expect(once('mail#1', work)).rejects.toThrow('already an execution in progress');
    await vi.advanceTimersByTimeAsync(61_000);
    await once('mail#1', work);
    expect(work).toHaveBeenCalledTimes(1);
  });
  it('remembers longer than the archive keeps events', async () => {
    await once('mail#1', () => Promise.resolve());
    const [row] = cloud.table.rowsOf('test');
    expect(Number(row?.['expiresAt']) - Date.now() / 1000).toBe(35 * 86_400);
    const again = vi.fn().mockResolvedValue(undefined);
    await vi.advanceTimersByTimeAsync(34 * 86_400_000);
    await once('mail#1', again);
    expect(again).not.toHaveBeenCalled();
    // DynamoDB removes a row some days after it expired.
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    await once('mail#1', again);
    expect(again).toHaveBeenCalledTimes(1);
  });
});
