import { CLOSE_CODES, type CloseReason, closeMessage, FRAME_TYPES } from '@stormbridge/sync';
import type { Measures, Outlet } from '../room/member.ts';
import type { Message } from './messages.ts';
import type { Peers } from './peers.ts';
import type { Seat, SeatRequest } from './seats.ts';

/** How long a node that was silent before is given to answer, in milliseconds. */
const SECOND_CHANCE_MS = 300;

interface Link {
  readonly node: string;
  readonly outlet: Outlet;
  open: boolean;
  /** Frames that came from the owner, and that went to it. */
  down: number;
  up: number;
  /** Waits for the owner's first answer; absent once that has come. */
  answered: ((answer: 'joined' | 'unknown' | CloseReason) => void) | undefined;
}

/**
 * The sockets that this node holds for rooms of other nodes. It passes their frames on; when one gets lost on the way, or
 * the owner is gone, it ends them with a code upon which a client comes back and makes up for what it missed.
 */
export class Edge {
  private readonly peers: () => Peers;
  private readonly measures: Measures;
  private readonly joinMs: number;
  private readonly links = new Map<number, Link>();
  private last = 0;

  constructor(peers: () => Peers, measures: Measures, joinMs: number) {
    this.peers = peers;
    this.measures = measures;
    this.joinMs = joinMs;
  }

  get size(): number {
    return this.links.size;
  }

  nodes(): readonly string[] {
    return [...this.links.values()].map(({ node }) => node);
  }

  /** A place in a room of another node; `undefined` when that node does not have it, or says nothing. */
  async take(node: string, { outlet, principal, grant, ours, epoch, document }: SeatRequest) {
    const id = ++this.last;
    const link: Link = { node, outlet, open: true, down: 0, up: 0, answered: undefined };
    const answer = new Promise<'joined' | 'unknown' | CloseReason>((resolve) => {
      link.answered = (outcome) => {
        link.answered = undefined;
        resolve(outcome);
      };
    });
    this.links.set(id, link);
    const patience = this.peers().isSilent(node) ? SECOND_CHANCE_MS : this.joinMs;
    const timer = setTimeout(() => link.answered?.('unknown'), patience);
    const who = { document, principal, write: grant.write, ours, epoch };
    this.peers().tell(node, { type: 'join', link: id, who });
    const outcome = await answer;
    clearTimeout(timer);
    if (outcome === 'joined') return this.seat(id, link);
    this.links.delete(id);
    // It may have let somebody in without our having heard of it.
    if (outcome === 'unknown') this.peers().tell(node, { type: 'leave', link: id });
    return outcome === 'unknown' ? undefined : outcome;
  }

  /** Takes what an owner says. */
  hear(node: string, message: Message): void {
    if (message.type === 'down') for (const { link, seq } of message.to) this.deliver(node, link, seq, message.bytes);
    if (message.type !== 'joined' && message.type !== 'unknown' && message.type !== 'closed') return;
    const link = this.links.get(message.link);
    if (link?.node !== node) {
      if (message.type === 'joined') this.peers().tell(node, { type: 'leave', link: message.link });
      return;
    }
    // Who waits is not sent away: perhaps somebody else lets them in.
    if (link.answered !== undefined) link.answered(message.type === 'closed' ? message.reason : message.type);
    else if (message.type === 'closed') this.end(message.link, link, message.reason, false);
    else if (message.type === 'unknown') this.end(message.link, link, 'moved', false);
  }

  /** Ends all sockets whose rooms are at a node, or all. */
  lose(node?: string, reason: CloseReason = 'moved'): void {
    for (const [id, link] of this.links)
      if (node === undefined || link.node === node) {
        if (link.answered !== undefined) link.answered('unknown');
        else this.end(id, link, reason, true);
      }
  }

  private seat(id: number, link: Link): Seat {
    return {
      get isOpen() {
        return link.open;
      },
      hear: (bytes) => {
        if (!link.open) return;
        link.up += 1;
        this.peers().tell(link.node, { type: 'up', link: id, seq: link.up, bytes });
      },
      close: (reason) => this.end(id, link, reason, true),
      leave: () => {
        if (!this.links.delete(id)) return;
        link.open = false;
        this.peers().tell(link.node, { type: 'leave', link: id });
      },
    };
  }

  private deliver(node: string, id: number, seq: number, bytes: Uint8Array): void {
    const link = this.links.get(id);
    if (link?.node !== node) {
      this.peers().tell(node, { type: 'leave', link: id });
      return;
    }
    const { limits } = this.measures;
    const { waiting } = link.outlet;
    link.down += 1;
    if (link.down !== seq) this.end(id, link, 'moved', true);
    else if (waiting > limits.stuckBytes) this.end(id, link, 'tooSlow', true);
    else if (waiting <= limits.slowBytes || bytes[0] !== FRAME_TYPES.awareness) link.outlet.send(bytes);
  }

  private end(id: number, link: Link, reason: CloseReason, tell: boolean): void {
    if (!this.links.delete(id) || !link.open) return;
    link.open = false;
    if (tell) this.peers().tell(link.node, { type: 'leave', link: id });
    this.measures.meters.closes.add(1, reason);
    link.outlet.close(CLOSE_CODES[reason], closeMessage(reason));
  }
}
