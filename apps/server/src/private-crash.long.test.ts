import { expect, test } from 'vitest';
import { killReveals } from './testing/killed-reveals.ts';

test('[P9] thirty SIGKILLs at random moments of a reveal lose and double nothing', async () => {
  const outcomes = await killReveals(Array.from({ length: 30 }, () => Math.random() * 40));
  const revealed = outcomes.filter((one) => one === 'revealed').length;
  console.info(`30 reveals were killed: ${revealed} had been done, ${30 - revealed} not, none in part`);
  expect(outcomes).toHaveLength(30);
  // Otherwise the moments were all before or all behind.
  expect(revealed).toBeGreaterThan(0);
  expect(revealed).toBeLessThan(30);
}, 600_000);
