import type { Principal } from '../auth/auth-gate.ts';
import { type TicketBox, Tickets } from '../auth/tickets.ts';
import type { FenceStore } from '../storage/log.ts';
import type { FrameBus } from './bus.ts';
import type { RoomDirectory } from './directory.ts';
import { LocalHub } from './local-bus.ts';
import { LocalDirectory } from './local-directory.ts';

/** What nodes share, and what a node that is alone has instead. */
export interface Ground {
  readonly directory: RoomDirectory;
  readonly bus: FrameBus;
  readonly tickets: TicketBox<Principal>;
  /** Gives everything back. What the rooms hold has to be stored before. */
  close(): Promise<void>;
}

/** The ground of a server that has no others. */
export function alone(fences: FenceStore | undefined): Ground {
  const directory = new LocalDirectory(fences);
  const bus = new LocalHub().join('alone');
  const close = async (): Promise<void> => {
    await directory.close();
    await bus.close();
  };
  return { directory, bus, tickets: new Tickets<Principal>(), close };
}
