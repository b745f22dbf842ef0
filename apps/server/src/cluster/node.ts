import type { CloseReason } from '@stormbridge/sync';
import { type Log, wordsOf } from '../ops/log.ts';
import type { Measures } from '../room/member.ts';
import type { FrameBus } from './bus.ts';
import { Calls, type Passed } from './calls.ts';
import { OwnedElsewhere } from './directory.ts';
import { Edge } from './edge.ts';
import { Host } from './host.ts';
import { decodeMessage, type Message } from './messages.ts';
import { Peers } from './peers.ts';
import type { Seat, SeatRequest, Seats } from './seats.ts';

/** The part of a lease after which a node that says nothing counts as lost. Who then runs a workshop is decided by the lease. */
const SILENCE = 2 / 3;

interface Parts {
  readonly bus: FrameBus;
  /** The places in rooms of this node. */
  readonly local: Seats;
  readonly measures: Measures;
  readonly log: Log;
  readonly leaseMs: number;
  /** Answers a request of a client that came to another node. */
  readonly answer: (request: Passed) => Promise<Passed>;
}

/**
 * One server among others. It gives places in rooms wherever these are: in its own, or by a link to the node that runs
 * the workshop. A server that is alone is one without others.
 */
export class ClusterNode implements Seats {
  readonly calls: Calls;
  private readonly parts: Parts;
  private readonly edge: Edge;
  private readonly host: Host;
  private readonly peers: Peers;

  constructor(parts: Parts) {
    this.parts = parts;
    const { bus, local, measures, log, leaseMs, answer } = parts;
    const peers = (): Peers => this.peers;
    this.edge = new Edge(peers, measures, measures.limits.loadMs);
    this.host = new Host(peers, local, log);
    this.calls = new Calls(peers, answer, measures.limits.workMs);
    this.peers = new Peers(
      bus,
      leaseMs * SILENCE,
      () => [...this.edge.nodes(), ...this.host.nodes(), ...this.calls.nodes()],
      (node) => this.lose(node),
    );
    bus.listen({ message: (from, bytes) => this.hear(from, bytes), lost: (node) => this.lose(node) });
  }

  /** How many sockets of this node belong to rooms of others, and how many of others to rooms of this one. */
  get links(): { readonly out: number; readonly in: number } {
    return { out: this.edge.size, in: this.host.size };
  }

  async take(request: SeatRequest): Promise<Seat | CloseReason> {
    const { local, measures, leaseMs } = this.parts;
    const end = performance.now() + measures.limits.loadMs;
    while (performance.now() < end) {
      const owner = await this.tryHere(local, request);
      if (!(owner instanceof OwnedElsewhere)) return owner;
      const seat = await this.edge.take(owner.node, request);
      if (seat !== undefined) return seat;
      // The owner is gone, or going. Its lease runs out, and then somebody has it.
      await new Promise((resolve) => setTimeout(resolve, leaseMs / 15));
    }
    return 'moved';
  }

  /** Lets nobody in from other nodes, and sends away whose rooms are there. */
  drain(): void {
    this.host.drain();
    this.edge.lose(undefined, 'restarting');
  }

  close(): void {
    this.peers.close();
  }

  private async tryHere(local: Seats, request: SeatRequest): Promise<Seat | CloseReason | OwnedElsewhere> {
    try {
      return await local.take(request);
    } catch (error) {
      if (error instanceof OwnedElsewhere) return error;
      throw error;
    }
  }

  private hear(from: string, bytes: Uint8Array): void {
    let message: Message;
    try {
      message = decodeMessage(bytes);
    } catch (error) {
      this.parts.log.error('message of a node unreadable', { node: from, why: wordsOf(error) });
      this.lose(from);
      return;
    }
    this.peers.hear(from);
    this.edge.hear(from, message);
    this.host.hear(from, message);
    this.calls.hear(from, message);
  }

  private lose(node?: string): void {
    if (this.edge.size + this.host.size > 0) this.parts.log.warn('node lost', { node: node ?? 'all' });
    this.edge.lose(node);
    this.host.lose(node);
    this.calls.lose(node);
  }
}
