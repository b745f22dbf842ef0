import type { FenceStore } from '../storage/log.ts';
import type { Lease, RoomDirectory } from './directory.ts';

/** The directory of a server that has no others: it runs every workshop. */
export class LocalDirectory implements RoomDirectory {
  private readonly leases = new Map<string, Promise<Lease>>();
  private readonly held = new Set<Lease>();
  private readonly fences: FenceStore | undefined;

  /** @param fences of a store that others might share, although they should not */
  constructor(fences?: FenceStore) {
    this.fences = fences;
  }

  acquire(workshop: string): Promise<Lease> {
    const lease = this.leases.get(workshop) ?? this.take(workshop);
    this.leases.set(workshop, lease);
    lease.catch(() => this.leases.delete(workshop));
    return lease;
  }

  async release(lease: Lease): Promise<void> {
    this.held.delete(lease);
    const known = await this.leases.get(lease.workshop)?.catch(() => undefined);
    if (known === lease) this.leases.delete(lease.workshop);
  }

  onLost(): void {
    // Nobody can take anything away.
  }

  async close(): Promise<void> {
    this.held.clear();
    this.leases.clear();
  }

  private async take(workshop: string): Promise<Lease> {
    const fence = await this.fences?.claim(workshop);
    const lease: Lease = { workshop, fence, isHeld: () => this.held.has(lease) };
    this.held.add(lease);
    return lease;
  }
}
