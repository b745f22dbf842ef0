import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { BusListener, FrameBus } from './bus.ts';
import type { Redis } from './redis.ts';

/** Bytes on their way to Redis above which nothing more is sent: what comes then is lost, and said to be. */
const WAITING_MOST = 64 * 1024 * 1024;

interface Parts {
  /** One connection to send, and one to hear. */
  readonly redis: Redis;
  readonly ear: Redis;
  readonly node: string;
  /** Without a word of its own for so long, a node takes the bus for broken; in milliseconds. */
  readonly silenceMs: number;
}

/**
 * A channel of Redis for each node. What is sent to one node within a turn of the event loop is one message. A node also
 * sends to itself, which shows that the whole way works.
 */
export class RedisBus implements FrameBus {
  private readonly parts: Parts;
  private readonly outbox = new Map<string, Uint8Array[]>();
  private readonly beat: NodeJS.Timeout;
  private listener: BusListener | undefined;
  private waiting = 0;
  private heardItself = performance.now();
  private up = true;
  private flushing = false;

  private constructor(parts: Parts) {
    this.parts = parts;
    this.beat = setInterval(() => this.check(), parts.silenceMs / 5);
  }

  static async join(parts: Parts): Promise<RedisBus> {
    const bus = new RedisBus(parts);
    const { client } = parts.ear;
    // Whatever was said while nobody listened is gone.
    client.on('reconnecting', () => bus.breaks());
    client.on('ready', () => {
      bus.heardItself = performance.now();
    });
    await parts.ear.do(() => client.subscribe(channelOf(parts.node), (message: Buffer) => bus.hear(message), true));
    return bus;
  }

  get node(): string {
    return this.parts.node;
  }

  get isUp(): boolean {
    return this.up && this.parts.redis.client.isReady && this.parts.ear.client.isReady;
  }

  listen(listener: BusListener): void {
    this.listener = listener;
  }

  send(node: string, bytes: Uint8Array): void {
    if (this.waiting > WAITING_MOST) {
      setImmediate(() => this.listener?.lost(node));
      return;
    }
    this.waiting += bytes.length;
    const box = this.outbox.get(node) ?? [];
    box.push(bytes);
    this.outbox.set(node, box);
    if (this.flushing) return;
    this.flushing = true;
    setImmediate(() => this.flush());
  }

  async close(): Promise<void> {
    clearInterval(this.beat);
    if (this.outbox.size > 0) this.flush();
    this.listener = undefined;
    await this.parts.ear.do((client) => client.unsubscribe(channelOf(this.node))).catch(() => undefined);
    // What was said last still goes out.
    await this.parts.redis.do((client) => client.ping()).catch(() => undefined);
  }

  private flush(): void {
    this.flushing = false;
    const boxes = [...this.outbox];
    this.outbox.clear();
    for (const [node, box] of boxes) void this.publish(node, box);
  }

  private async publish(node: string, box: readonly Uint8Array[]): Promise<void> {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.node);
    for (const bytes of box) encoding.writeVarUint8Array(encoder, bytes);
    const message = Buffer.from(encoding.toUint8Array(encoder));
    let heard = 0;
    try {
      heard = await this.parts.redis.do((client) => client.publish(channelOf(node), message));
    } catch {
      // Told below: nobody heard it.
    }
    this.waiting -= box.reduce((sum, bytes) => sum + bytes.length, 0);
    if (heard === 0 && node !== this.node) this.listener?.lost(node);
  }

  private hear(message: Uint8Array): void {
    const decoder = decoding.createDecoder(new Uint8Array(message));
    const from = decoding.readVarString(decoder);
    if (from === this.node) this.heardItself = performance.now();
    else while (decoding.hasContent(decoder)) this.listener?.message(from, decoding.readVarUint8Array(decoder));
  }

  private check(): void {
    void this.publish(this.node, []);
    const up = performance.now() - this.heardItself < this.parts.silenceMs;
    if (this.up && !up) this.breaks();
    this.up = up;
  }

  private breaks(): void {
    this.listener?.lost();
  }
}

const channelOf = (node: string): string => `stormbridge:node:${node}`;
