import { expect, test } from 'vitest';
import { killReveals } from './testing/killed-reveals.ts';

test('[P9] a SIGKILL in the middle of a reveal loses and doubles nothing', async () => {
  const outcomes = await killReveals([0, 3, 8]);
  expect(outcomes).toHaveLength(3);
}, 60_000);
