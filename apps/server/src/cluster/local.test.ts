import { onTestFinished } from 'vitest';
import { busContract } from '../testing/bus-contract.ts';
import { directoryContract } from '../testing/directory-contract.ts';
import { LocalHub } from './local-bus.ts';
import { LocalDirectory } from './local-directory.ts';

busContract('in one process', async (nodes) => {
  const hub = new LocalHub();
  return Array.from({ length: nodes }, (_, n) => {
    const bus = hub.join(`n${n}`);
    onTestFinished(() => bus.close());
    return bus;
  });
});

directoryContract('alone', async () => new LocalDirectory());

let fence = 0;
directoryContract('alone, in a shared store', async () => new LocalDirectory({ claim: async () => ++fence }));
