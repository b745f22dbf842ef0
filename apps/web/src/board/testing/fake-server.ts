import { emptyBoard } from '@stormbridge/model';
import {
  CLOSE_CODES,
  type CloseReason,
  closeMessage,
  decodeFrame,
  encodeFrame,
  type Frame,
  loadBoard,
  type Role,
} from '@stormbridge/sync';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';

/** One end of a connection, as the server sees it. */
export interface Line {
  readonly document: string;
  readonly parameters: URLSearchParams;
  /** Every frame that has come, in order. */
  readonly heard: Frame[];
  /** How many of them carried work. */
  carried: number;
  tell(frame: Frame): void;
  end(code: number, reason?: string): void;
  readonly isOver: () => boolean;
}

/**
 * A server in memory, for tests that need to hold its answers back. What it says is in its hands: it greets and answers
 * what it is asked, but confirms only when `confirm` is called.
 */
export class FakeServer {
  readonly docs = new Map<string, Doc>();
  readonly lines: Line[] = [];
  role: Role = 'participant';
  /** Whether connections are accepted. */
  up = true;
  /** Refuses everybody who comes. */
  closed: CloseReason | undefined;
  /** Which epoch it has; who asks for another is refused. */
  epoch = 1;
  /** Greets, but neither gives nor asks for a document. */
  mute = false;
  /** Does not apply what comes, and says so. */
  refuses: string | undefined;
  readonly WebSocket = this.socketClass();

  doc(name: string): Doc {
    const doc = this.docs.get(name) ?? new Doc();
    if (!this.docs.has(name) && name.startsWith('board/')) loadBoard(doc, emptyBoard);
    this.docs.set(name, doc);
    return doc;
  }

  /** The line of a document that was opened last. */
  line(kind: 'board' | 'session'): Line {
    const line = this.lines.findLast(({ document }) => document.startsWith(kind));
    if (line === undefined) throw new Error(`Nobody has asked for the ${kind}`);
    return line;
  }

  /** Confirms everything that has come. */
  confirm(): void {
    for (const line of this.lines) line.tell({ type: 'durable', frames: line.carried });
  }

  /** Loses all connections and accepts no others until `up` is set. */
  die(): void {
    this.up = false;
    for (const line of this.lines) line.end(1006);
  }

  /** Greets a new connection as the real server does. */
  accept(line: Line): void {
    this.lines.push(line);
    if (this.closed !== undefined) {
      line.end(CLOSE_CODES[this.closed], closeMessage(this.closed));
      return;
    }
    if (this.isElsewhere(line)) {
      line.end(CLOSE_CODES.otherEpoch);
      return;
    }
    const doc = this.doc(line.document);
    const write = line.document.startsWith('board') ? this.role !== 'viewer' : this.role === 'facilitator';
    line.tell({ type: 'hello', schema: 1, role: this.role, write, time: 1_000_000, held: false, epoch: this.epoch });
    doc.on('update', (bytes: Uint8Array) => line.tell({ type: 'sync', step: 'update', bytes }));
  }

  /** Whether it has another epoch. */
  private isElsewhere(line: Line): boolean {
    return (line.parameters.get('epoch') ?? String(this.epoch)) !== String(this.epoch);
  }

  hear(line: Line, frame: Frame): void {
    line.heard.push(frame);
    if (frame.type !== 'sync' || this.isElsewhere(line)) return;
    const doc = this.doc(line.document);
    if (frame.step === 'step1') {
      if (this.mute) return;
      line.tell({ type: 'sync', step: 'step2', bytes: encodeStateAsUpdate(doc, frame.bytes) });
      line.tell({ type: 'sync', step: 'step1', bytes: encodeStateVector(doc) });
      return;
    }
    line.carried++;
    if (this.refuses === undefined) applyUpdate(doc, frame.bytes);
    else if (frame.step === 'update')
      line.tell({ type: 'reject', frame: line.carried, rule: 'A7', message: this.refuses });
  }

  private socketClass(): typeof WebSocket {
    const server = this;
    class Socket {
      readonly OPEN = 1;
      readyState = 0;
      binaryType = 'blob';
      onopen: (() => void) | null = null;
      onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
      onerror: (() => void) | null = null;
      onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
      private readonly line: Line;

      constructor(address: string | URL) {
        const { pathname, searchParams } = new URL(address);
        this.line = {
          document: pathname.slice('/sync/'.length),
          parameters: searchParams,
          heard: [],
          carried: 0,
          tell: (frame) => this.later(() => this.onmessage?.({ data: encodeFrame(frame).slice().buffer })),
          end: (code, reason = '') => this.later(() => this.shut(code, reason)),
          isOver: () => this.readyState === 3,
        };
        setTimeout(() => (server.up ? this.open() : this.shut(1006, '')));
      }

      send(data: Uint8Array): void {
        const frame = decodeFrame(data);
        if (frame === undefined) throw new Error('The page has sent something that is no frame');
        server.hear(this.line, frame);
      }
      close(): void {
        this.shut(1005, '');
      }
      private open(): void {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        this.onopen?.();
        server.accept(this.line);
      }
      private shut(code: number, reason: string): void {
        if (this.readyState === 3) return;
        this.readyState = 3;
        this.onclose?.({ code, reason });
      }
      private later(run: () => void): void {
        setTimeout(() => {
          if (this.readyState === 1) run();
        });
      }
    }
    return Socket as unknown as typeof WebSocket;
  }
}

/** Waits until something holds; fails with `what` after three seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + 3000; !holds(); ) {
    if (performance.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
