import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { decodeFrame, encodeFrame, type Frame } from '../protocol/frames.ts';
import { SaveTracker } from '../saving/save-tracker.ts';

/** A wire between one peer and the relay, with what is under way on it. Cutting it loses that. */
interface Wire {
  readonly toRelay: Uint8Array[];
  readonly toPeer: Uint8Array[];
  carried: number;
}

/** A server that keeps one document, as the real one does: what arrives is applied and kept at a tick, then told to all. */
export class Relay {
  readonly doc = new Doc();
  private readonly wires = new Set<Wire>();

  open(): Wire {
    const wire: Wire = { toRelay: [], toPeer: [], carried: 0 };
    this.wires.add(wire);
    return wire;
  }
  close(wire: Wire): void {
    this.wires.delete(wire);
  }

  tick(): void {
    const before = encodeStateVector(this.doc);
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array): unknown => updates.push(update);
    this.doc.on('update', collect);
    const asked = [...this.wires].filter((wire) => this.hear(wire));
    this.doc.off('update', collect);
    const tell = (wire: Wire, frame: Frame): unknown => wire.toPeer.push(encodeFrame(frame));
    for (const wire of this.wires) {
      for (const bytes of updates) if (!asked.includes(wire)) tell(wire, { type: 'sync', step: 'update', bytes });
      tell(wire, { type: 'durable', frames: wire.carried });
    }
    for (const wire of asked) tell(wire, { type: 'sync', step: 'step1', bytes: before });
  }

  /** Applies what has come on one wire. Says whether its peer has asked for the document. */
  private hear(wire: Wire): boolean {
    let asked = false;
    for (const bytes of wire.toRelay.splice(0)) {
      const frame = decodeFrame(bytes);
      if (frame?.type !== 'sync') throw new Error('The relay understands sync frames only');
      if (frame.step === 'step1') {
        asked = true;
        const missing = encodeStateAsUpdate(this.doc, frame.bytes);
        wire.toPeer.push(encodeFrame({ type: 'sync', step: 'step2', bytes: missing }));
      } else {
        wire.carried++;
        applyUpdate(this.doc, frame.bytes, wire);
      }
    }
    return asked;
  }
}

/** One tab: its document and board, and a wire that can be cut. Sends as the page's provider does. */
export class Peer {
  readonly doc = new Doc();
  readonly board: SharedBoard;
  readonly saving = new SaveTracker();
  private readonly relay: Relay;
  private wire: Wire | undefined;
  private answered = false;

  constructor(relay: Relay, client: number, schedule?: (run: () => void) => void) {
    this.relay = relay;
    this.doc.clientID = client;
    this.board = new SharedBoard(this.doc, schedule === undefined ? {} : { schedule });
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.saving.edited();
      if (!this.answered || this.wire === undefined) return;
      this.wire.toRelay.push(encodeFrame({ type: 'sync', step: 'update', bytes }));
      this.saving.carried();
    });
  }

  get connected(): boolean {
    return this.wire !== undefined;
  }

  connect(): void {
    if (this.wire !== undefined) return;
    this.wire = this.relay.open();
    this.answered = false;
    this.saving.opened();
    this.wire.toRelay.push(encodeFrame({ type: 'sync', step: 'step1', bytes: encodeStateVector(this.doc) }));
  }

  cut(): void {
    if (this.wire === undefined) return;
    this.relay.close(this.wire);
    this.wire = undefined;
    this.answered = false;
    this.saving.closed();
  }

  /** Takes up to `most` frames off the wire. Says whether there was one. */
  receive(most = Number.POSITIVE_INFINITY): boolean {
    const frames = this.wire?.toPeer.splice(0, most) ?? [];
    for (const bytes of frames) this.take(decodeFrame(bytes));
    return frames.length > 0;
  }

  private take(frame: Frame | undefined): void {
    if (frame?.type === 'durable') this.saving.acknowledged(frame.frames);
    if (frame?.type !== 'sync' || this.wire === undefined) return;
    if (frame.step === 'step1') {
      const bytes = encodeStateAsUpdate(this.doc, frame.bytes);
      this.wire.toRelay.push(encodeFrame({ type: 'sync', step: 'step2', bytes }));
      this.answered = true;
      this.saving.carried();
      return;
    }
    applyUpdate(this.doc, frame.bytes, this);
    if (frame.step === 'step2') this.saving.synchronised();
  }
}

/** Connects everybody and lets everything arrive everywhere. */
export function settle(relay: Relay, peers: readonly Peer[]): void {
  for (const peer of peers) peer.connect();
  for (let moved = true, rounds = 0; moved && rounds < 10; rounds++) {
    relay.tick();
    moved = peers.map((peer) => peer.receive()).includes(true);
  }
}

/** Whether one document holds everything that another does, deletions included. */
export function holdsAllOf(doc: Doc, other: Doc): boolean {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  let news = 0;
  copy.on('update', () => news++);
  applyUpdate(copy, encodeStateAsUpdate(other));
  return news === 0;
}
