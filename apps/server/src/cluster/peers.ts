import type { FrameBus } from './bus.ts';
import { encodeMessage, type Message } from './messages.ts';

const PING = encodeMessage({ type: 'ping' });

/** What is remembered of a node that nothing was heard of for so long, in milliseconds: nothing. */
const FORGET_MS = 600_000;

/**
 * Whether the nodes that this one has to do with are there. Each of two nodes with links between them says something to
 * the other all the time, so that silence tells that it hangs, was stopped, or cannot be heard.
 */
export class Peers {
  private readonly bus: FrameBus;
  private readonly silenceMs: number;
  /** When each was heard last. */
  private readonly heard = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  /**
   * @param needed the nodes that there are links to or from
   * @param onSilence is told of one of them from which nothing has come for `silenceMs`
   */
  constructor(bus: FrameBus, silenceMs: number, needed: () => Iterable<string>, onSilence: (node: string) => void) {
    this.bus = bus;
    this.silenceMs = silenceMs;
    this.timer = setInterval(() => {
      const now = performance.now();
      for (const node of new Set(needed())) {
        bus.send(node, PING);
        const last = this.heard.get(node) ?? now;
        this.heard.set(node, last);
        if (now - last > silenceMs) onSilence(node);
      }
      for (const [node, at] of this.heard) if (now - at > FORGET_MS) this.heard.delete(node);
    }, silenceMs / 5);
  }

  hear(node: string): void {
    this.heard.set(node, performance.now());
  }

  /** Whether something was expected from a node and has not come. */
  isSilent(node: string): boolean {
    const last = this.heard.get(node);
    return last !== undefined && performance.now() - last > this.silenceMs;
  }

  tell(node: string, message: Message): void {
    this.bus.send(node, encodeMessage(message));
  }

  close(): void {
    clearInterval(this.timer);
  }
}
