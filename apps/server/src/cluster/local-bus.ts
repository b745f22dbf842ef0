import type { BusListener, FrameBus } from './bus.ts';

/** Nodes in one process: all of a test, or the only one. */
export class LocalHub {
  private readonly nodes = new Map<string, LocalBus>();

  join(node: string): LocalBus;
  join<T extends LocalBus>(node: string, Bus: new (node: string, nodes: Map<string, LocalBus>) => T): T;
  join(node: string, Bus = LocalBus): LocalBus {
    const bus = new Bus(node, this.nodes);
    this.nodes.set(node, bus);
    return bus;
  }
}

export class LocalBus implements FrameBus {
  readonly node: string;
  private readonly nodes: Map<string, LocalBus>;
  private listener: BusListener | undefined;

  constructor(node: string, nodes: Map<string, LocalBus>) {
    this.node = node;
    this.nodes = nodes;
  }

  get isUp(): boolean {
    return this.nodes.get(this.node) === this;
  }

  send(node: string, bytes: Uint8Array): void {
    // As on a wire: nobody hears anything before the sender is done, and what is changed later is not changed there.
    const sent = bytes.slice();
    setImmediate(() => {
      const other = this.isUp ? this.nodes.get(node) : undefined;
      if (other === undefined) this.listener?.lost(node);
      else other.listener?.message(this.node, sent);
    });
  }

  listen(listener: BusListener): void {
    this.listener = listener;
  }

  async close(): Promise<void> {
    this.nodes.delete(this.node);
  }
}
