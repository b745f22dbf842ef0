import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthGate } from '../auth/auth-gate.ts';
import type { WorkshopStore } from '../auth/workshop-store.ts';
import type { Calls } from '../cluster/calls.ts';
import type { History } from '../history/history.ts';
import type { Door } from '../limits/door.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../ops/log.ts';
import type { Meters } from '../ops/meters.ts';
import type { RoomManager } from '../room/room-manager.ts';
import type { WorkBench } from '../work/work-bench.ts';

/** What the handlers of requests work with. */
export interface Parts {
  readonly workshops: WorkshopStore;
  readonly gate: AuthGate;
  readonly rooms: RoomManager;
  /** Asks other nodes. */
  readonly calls: Calls;
  readonly bench: WorkBench;
  readonly history: History;
  readonly limits: Limits;
  readonly door: Door;
  readonly log: Log;
  readonly meters: Meters;
  /** What opens the metrics; without it they are for this machine only. */
  readonly metricsToken: string | undefined;
  readonly trustedProxies: number;
  /** Why nobody should be sent here at the moment; `undefined` when people may come. */
  readonly notReady: () => Promise<string | undefined>;
  readonly allowedOrigins: ReadonlySet<string>;
  /** The built page. */
  readonly pageDir: string;
  /** The folder with the examples. */
  readonly publicDir: string;
}

/** One request on its way. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly parts: Parts;
}
