import { bus, findBus } from '@kit/event-kit/sending';
import { send } from './sending.ts';

const print = (line: string): void => {
  console.log(line);
};
process.exitCode = await send(process.argv.slice(2), { put: (arn, entries) => bus.put(arn, entries), findBus, print });
