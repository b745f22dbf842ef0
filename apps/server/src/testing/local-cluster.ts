import { createServer } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { AuthGate } from '../auth/auth-gate.ts';
import { newSecrets } from '../auth/tokens.ts';
import { type Lease, OwnedElsewhere, type RoomDirectory } from '../cluster/directory.ts';
import { LocalBus, LocalHub } from '../cluster/local-bus.ts';
import { LocalSeats } from '../cluster/local-seats.ts';
import { ClusterNode } from '../cluster/node.ts';
import { Door } from '../limits/door.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Meters } from '../ops/meters.ts';
import { Gateway } from '../room/gateway.ts';
import { RoomManager } from '../room/room-manager.ts';
import { Database } from '../storage/database.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { SqliteWorkshops } from '../storage/sqlite-workshops.ts';
import { destroyClientsAfter, newFolder } from './server.ts';

/** Who runs which workshop, for several nodes in one process. A test may take one away. */
export class Owners {
  private readonly leases = new Map<string, { readonly node: string; readonly lease: Lease }>();
  private fence = 0;

  directoryOf(node: string): RoomDirectory {
    const acquire = async (workshop: string): Promise<Lease> => {
      const known = this.leases.get(workshop);
      if (known?.node === node) return known.lease;
      if (known !== undefined) throw new OwnedElsewhere(known.node);
      this.fence += 1;
      const lease: Lease = { workshop, fence: this.fence, isHeld: () => this.leases.get(workshop)?.lease === lease };
      this.leases.set(workshop, { node, lease });
      return lease;
    };
    const release = async (lease: Lease): Promise<void> => {
      if (lease.isHeld()) this.leases.delete(lease.workshop);
    };
    return { acquire, release, onLost: () => undefined, close: async () => undefined };
  }

  ownerOf(workshop: string): string | undefined {
    return this.leases.get(workshop)?.node;
  }

  /** Its lease runs out; nobody is told, as nobody tells a node that was stopped. */
  lapse(workshop: string): void {
    this.leases.delete(workshop);
  }
}

/** A bus that loses what a test tells it to. */
export class LossyBus extends LocalBus {
  /** How many messages to lose from now on. */
  losing = 0;

  override send(node: string, bytes: Uint8Array): void {
    if (this.losing > 0) this.losing -= 1;
    else super.send(node, bytes);
  }
}

/** A node that clients can come to. */
export interface LocalNode {
  readonly name: string;
  readonly address: string;
  readonly bus: LossyBus;
  readonly cluster: ClusterNode;
  readonly documents: SqliteDocuments;
}

const LEASE_MS = 400;

/** Nodes in one process with real sockets, real rooms and one real SQLite file; and a workshop `w`. */
export async function localCluster(...names: readonly string[]) {
  const path = join(newFolder(), 'test.sqlite');
  const owners = new Owners();
  const hub = new LocalHub();
  destroyClientsAfter();
  const nodes: LocalNode[] = [];
  for (const name of names) nodes.push(await localNode(name, path, owners, hub));
  const database = new Database(path);
  const { secrets, access } = newSecrets();
  const documents = ['board/w', 'session/w'].map((doc) => ({
    doc,
    epoch: 1,
    seq: 1,
    bytes: Y.encodeStateAsUpdate(new Y.Doc()),
  }));
  const workshop = { id: 'w', title: '', createdAt: 0, access, documents };
  await new SqliteWorkshops(database, new SqliteDocuments(database)).create(workshop);
  database.close();
  return { owners, nodes, secrets };
}

async function localNode(name: string, path: string, owners: Owners, hub: LocalHub): Promise<LocalNode> {
  const limits = { ...DEFAULT_LIMITS, joinsPerMinute: 1000, loadMs: 3000 };
  const database = new Database(path);
  const documents = new SqliteDocuments(database);
  const meters = new Meters();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const door = new Door(limits);
  const rooms = new RoomManager({ documents, directory: owners.directoryOf(name), limits, log, door, meters });
  const bus = hub.join(name, LossyBus);
  const measures = { limits, meters };
  const local = new LocalSeats(rooms, measures);
  const answer = async () => ({ head: { status: 200, headers: { by: name } }, bytes: new Uint8Array() });
  const cluster = new ClusterNode({ bus, local, measures, log, leaseMs: LEASE_MS, answer });
  const gate = new AuthGate(new SqliteWorkshops(database, documents));
  const allowedOrigins = new Set<string>();
  const gateway = new Gateway({ seats: cluster, gate, door, limits, log, meters, allowedOrigins, trustedProxies: 0 });
  const http = createServer().on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(async () => {
    http.close();
    await rooms.close();
    gateway.close();
    cluster.close();
    meters.close();
    database.close();
  });
  const bound = http.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  return { name, address: `http://127.0.0.1:${port}`, bus, cluster, documents };
}
