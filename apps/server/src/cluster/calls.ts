import { randomInt } from 'node:crypto';
import type { HttpHead, Message } from './messages.ts';
import type { Peers } from './peers.ts';

/** A request or an answer as nodes pass it to each other. */
export interface Passed {
  readonly head: HttpHead;
  readonly bytes: Uint8Array;
}

/** The other node could not be asked, or did not answer. Whether it did what it was asked to is not known. */
export class NoAnswer extends Error {}

/** Requests that a node answers for another, because a room is there. */
export class Calls {
  private readonly peers: () => Peers;
  private readonly answer: (request: Passed) => Promise<Passed>;
  private readonly waitMs: number;
  private readonly open = new Map<number, { readonly node: string; readonly settle: (answer?: Passed) => void }>();
  private last = randomInt(2 ** 31);

  constructor(peers: () => Peers, answer: (request: Passed) => Promise<Passed>, waitMs: number) {
    this.peers = peers;
    this.answer = answer;
    this.waitMs = waitMs;
  }

  /** The nodes that an answer is expected from. */
  nodes(): readonly string[] {
    return [...this.open.values()].map(({ node }) => node);
  }

  /** @throws NoAnswer */
  async ask(node: string, { head, bytes }: Passed): Promise<Passed> {
    const id = ++this.last;
    const answer = await new Promise<Passed | undefined>((settle) => {
      this.open.set(id, { node, settle });
      this.peers().tell(node, { type: 'request', id, head, bytes });
      setTimeout(() => settle(undefined), this.waitMs).unref();
    });
    this.open.delete(id);
    if (answer === undefined) throw new NoAnswer(`${node} did not answer`);
    return answer;
  }

  hear(node: string, message: Message): void {
    if (message.type === 'request') void this.serve(node, message.id, message);
    else if (message.type === 'answer') this.open.get(message.id)?.settle(message);
  }

  lose(node?: string): void {
    for (const call of this.open.values()) if (node === undefined || call.node === node) call.settle();
  }

  private async serve(node: string, id: number, request: Passed): Promise<void> {
    const { head, bytes } = await this.answer(request);
    this.peers().tell(node, { type: 'answer', id, head, bytes });
  }
}
