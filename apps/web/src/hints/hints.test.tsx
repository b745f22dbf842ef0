import { stageOf } from '@stormbridge/model';
import { expect, test } from 'vitest';
import { FakeServer } from '../board/testing/fake-server.ts';
import { join, synced } from '../board/testing/joining.ts';
import { show } from '../testing/render.tsx';
import { HintsPanel } from './HintsPanel.tsx';

test('[W34] of a board that is on its way nothing is said, of one that is here there is', async () => {
  const stage = stageOf(1);
  const server = new FakeServer();
  const workshop = join(server);
  const panel = (): string => show(<HintsPanel stage={stage} />, workshop);
  expect(panel()).toBe('');
  await synced(server, workshop);
  expect(panel()).toContain('Nothing to point out at this stage.');
});
