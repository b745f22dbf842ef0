import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket, TokenBuckets } from './token-bucket.ts';

const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 200 }), burst: fc.integer({ min: 1, max: 500 }) });
const waits = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 300 });

test('[Q1] in no stretch of time is more let through than the burst and what has come in meanwhile', () => {
  fc.assert(
    fc.property(rates, waits, (rate, pauses) => {
      const bucket = new TokenBucket(rate, 0);
      const taken: number[] = [];
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        if (bucket.take(now)) taken.push(now);
      }
      for (const [first, from] of taken.entries())
        for (const [last, to] of taken.entries())
          if (last >= first)
            expect(last - first + 1).toBeLessThanOrEqual(rate.burst + ((to - from) / 1000) * rate.perSecond + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('[Q1] whoever keeps to the rate is never refused, whatever the burst', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 1000 }), (rate, count) => {
      const bucket = new TokenBucket(rate, 0);
      for (let n = 0; n < count; n++) expect(bucket.take((n * 1000) / rate.perSecond + n * 1e-6)).toBe(true);
    }),
  );
});

test('[Q1] what is refused costs nothing, and a clock that is set back neither gives nor takes', () => {
  const bucket = new TokenBucket({ perSecond: 1, burst: 2 }, 10_000);
  expect([bucket.take(10_000, 3), bucket.take(10_000, 2), bucket.take(10_000)]).toEqual([false, true, false]);
  expect([bucket.take(4000), bucket.take(4500), bucket.take(5000), bucket.take(5000)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test('[Q1] each name has a bucket of its own, and names are forgotten when theirs is full again', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, 100);
  for (let n = 0; n < 1000; n++) expect(buckets.take(`name ${n}`, 0)).toBe(true);
  expect(buckets.size).toBeLessThanOrEqual(100);
  expect(buckets.take('name 999', 500)).toBe(false);
  expect(buckets.take('name 999', 2000)).toBe(true);
  expect(buckets.take('another', 10_000)).toBe(true);
  expect(buckets.size).toBe(1);
});

test('[Q1] what has come already is counted whatever it is, and is owed until the rate has made up for it', () => {
  const buckets = new TokenBuckets({ perSecond: 10, burst: 5 });
  expect(buckets.owes('ann', 0)).toBe(false);
  buckets.spend('ann', 0, 5);
  expect(buckets.owes('ann', 0)).toBe(false);
  buckets.spend('ann', 0, 20);
  expect([buckets.owes('ann', 1900), buckets.owes('bob', 1900), buckets.owes('ann', 2000)]).toEqual([
    true,
    false,
    false,
  ]);
});
