import { closeReason } from '@stormbridge/sync';
import { type Log, wordsOf } from '../ops/log.ts';
import { NoSuchDocument } from '../room/room-manager.ts';
import { OwnedElsewhere } from './directory.ts';
import type { Counted, Introduction, Message } from './messages.ts';
import type { Peers } from './peers.ts';
import type { Seat, Seats } from './seats.ts';

interface Guest {
  readonly node: string;
  readonly link: number;
  /** Absent until the room is there. */
  seat: Seat | undefined;
  /** Has been told that it is in. */
  told: boolean;
  up: number;
  down: number;
}

interface Outgoing {
  readonly bytes: Uint8Array;
  readonly to: Counted[];
}

/** The members of this node's rooms whose sockets are at other nodes. */
export class Host {
  private readonly peers: () => Peers;
  private readonly seats: Seats;
  private readonly log: Log;
  private readonly guests = new Map<string, Guest>();
  /** What a tick wrote, by node: the same frame for many goes out once. */
  private readonly outbox = new Map<string, Outgoing[]>();

  private draining = false;

  constructor(peers: () => Peers, seats: Seats, log: Log) {
    this.peers = peers;
    this.seats = seats;
    this.log = log;
  }

  get size(): number {
    return this.guests.size;
  }

  nodes(): readonly string[] {
    return [...this.guests.values()].map(({ node }) => node);
  }

  /** Takes what an edge says. */
  hear(node: string, message: Message): void {
    if (message.type === 'join') void this.join(node, message.link, message.who);
    else if (message.type === 'leave') this.leave(node, message.link);
    else if (message.type === 'up') this.receive(node, message.link, message.seq, message.bytes);
  }

  /** Everybody who came through a node, or through any, is gone. */
  lose(node?: string): void {
    for (const guest of [...this.guests.values()])
      if (node === undefined || guest.node === node) {
        this.leave(guest.node, guest.link);
        // Should it be heard after all, the client comes back at once.
        this.peers().tell(guest.node, { type: 'unknown', link: guest.link });
      }
  }

  /** From now on nobody is let in. */
  drain(): void {
    this.draining = true;
  }

  private async join(node: string, link: number, who: Introduction): Promise<void> {
    if (this.draining) return this.peers().tell(node, { type: 'unknown', link });
    const guest: Guest = { node, link, seat: undefined, told: false, up: 0, down: 0 };
    this.guests.set(keyOf(node, link), guest);
    const { document, principal, write, ours, epoch } = who;
    try {
      const outlet = this.outletOf(guest);
      const seat = await this.seats.take({ document, principal, grant: { write }, ours, epoch, outlet });
      if (typeof seat === 'string') return this.drop(guest, { type: 'closed', link, reason: seat });
      guest.seat = seat;
      this.welcome(guest);
      // It may have gone while the room was loaded.
      if (this.guests.get(keyOf(node, link)) !== guest) seat.leave();
    } catch (error) {
      if (error instanceof OwnedElsewhere) return this.drop(guest, { type: 'unknown', link });
      const known = error instanceof NoSuchDocument;
      if (!known) this.log.error('join failed', { why: wordsOf(error) });
      this.drop(guest, { type: 'closed', link, reason: known ? 'notFound' : 'storageFailed' });
    }
  }

  private receive(node: string, link: number, seq: number, bytes: Uint8Array): void {
    const guest = this.guests.get(keyOf(node, link));
    if (guest?.seat === undefined) {
      this.peers().tell(node, { type: 'unknown', link });
      return;
    }
    guest.up += 1;
    if (guest.up === seq) guest.seat.hear(bytes);
    else guest.seat.close('moved');
  }

  private leave(node: string, link: number): void {
    const guest = this.guests.get(keyOf(node, link));
    this.guests.delete(keyOf(node, link));
    guest?.seat?.leave();
  }

  private drop(guest: Guest, message: Message): void {
    this.guests.delete(keyOf(guest.node, guest.link));
    this.flush(guest.node);
    this.peers().tell(guest.node, message);
  }

  /** A room writes to a guest as to anybody. How far its socket is behind is the edge's to see. */
  private outletOf(guest: Guest) {
    return {
      waiting: 0,
      send: (bytes: Uint8Array) => this.post(guest, bytes),
      close: (code: number) => {
        const reason = closeReason(code) ?? 'moved';
        this.drop(guest, { type: 'closed', link: guest.link, reason });
        guest.seat?.leave();
      },
    };
  }

  private post(guest: Guest, bytes: Uint8Array): void {
    if (this.guests.get(keyOf(guest.node, guest.link)) !== guest) return;
    this.welcome(guest);
    guest.down += 1;
    const box = this.outbox.get(guest.node) ?? [];
    if (box.length === 0) queueMicrotask(() => this.flush(guest.node));
    this.outbox.set(guest.node, box);
    const last = box.at(-1);
    const to = { link: guest.link, seq: guest.down };
    if (last?.bytes === bytes) last.to.push(to);
    else box.push({ bytes, to: [to] });
  }

  /** Comes before everything that the room says. */
  private welcome(guest: Guest): void {
    if (guest.told) return;
    guest.told = true;
    this.peers().tell(guest.node, { type: 'joined', link: guest.link });
  }

  private flush(node: string): void {
    const box = this.outbox.get(node) ?? [];
    this.outbox.delete(node);
    for (const { to, bytes } of box) this.peers().tell(node, { type: 'down', to, bytes });
  }
}

const keyOf = (node: string, link: number): string => `${link}@${node}`;
