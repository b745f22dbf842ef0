import { expect, test } from 'vitest';
import { StoreCheck } from './store-check.ts';

test('[O1] a store that hangs cannot store: told within a second, and asked once until it answers', async () => {
  let asked = 0;
  let answer = (): void => undefined;
  const check = new StoreCheck(() => {
    asked += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const began = performance.now();
  expect(await Promise.all([check.can(), check.can()])).toEqual([false, false]);
  expect(performance.now() - began).toBeLessThan(1000);
  // The last answer would be too old by now.
  await new Promise((resolve) => setTimeout(resolve, 1300));
  expect([await check.can(), asked]).toEqual([false, 1]);
  answer();
  await new Promise((resolve) => setImmediate(resolve));
  const again = check.can();
  answer();
  expect([await again, asked]).toEqual([true, 2]);
});
