import {
  applyUpdate,
  CLOSE_CODES,
  type CloseReason,
  closeMessage,
  closeReason,
  decodeFrame,
  EPOCH_PARAMETER,
  encodeFrame,
  FRAME_TYPES,
  type Frame,
  type Role,
  SaveTracker,
  SCHEMA,
  SCHEMA_PARAMETER,
} from '@stormbridge/sync';
import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { type Encoder, writeVarUint } from 'lib0/encoding';
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsSyncStep2, readSyncStep1 } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import { type Doc, encodeStateAsUpdate, mergeUpdates, type Transaction } from 'yjs';
import type { LocalCopy } from './copy/local-copy.ts';

export type Hello = Extract<Frame, { type: 'hello' }>;
export type Reject = Extract<Frame, { type: 'reject' }>;

/** What a provider tells its owner. */
export interface ProviderEvents {
  readonly onHello: (hello: Hello) => void;
  readonly onReject: (reject: Reject) => void;
  /** The server's clock, in ms since 1970. */
  readonly onTime: (time: number) => void;
  /** `saving.state` may have changed. */
  readonly onSaving: () => void;
}

export interface ProviderOptions {
  /** Where documents are served, e.g. `wss://example.org/sync`. */
  readonly url: string;
  readonly document: string;
  /** What this tab has of the document; it is in `doc` already. Everything that comes and goes is noted there. */
  readonly copy?: LocalCopy | undefined;
  /** Which of this browser's links to the workshop counts; by default the one with the most rights. */
  readonly role?: Role | undefined;
  /** For tests outside a browser. */
  readonly WebSocketPolyfill?: typeof WebSocket | undefined;
}

/**
 * Shortest time between two messages with changes, in ms, so that there are at most 25 a second: a key that is held down
 * repeats up to 60 times a second, and the server takes 30 messages.
 */
const TOGETHER_MS = 40;
/** Changes beyond this many bytes do not wait for each other, as a message has a largest size. */
const TOGETHER_BYTES = 128 * 1024;

/**
 * One document's connection. A y-websocket provider that tells the truth about what is saved, speaks only for its own
 * person in awareness, and never sends a change before the server has asked what it lacks: so no change arrives without
 * the ones it builds on, however often the connection breaks.
 */
export class StormProvider extends WebsocketProvider {
  readonly saving = new SaveTracker();
  /** Resolves once the server has been asked for the document. */
  readonly asked: Promise<void>;
  private readonly copy: LocalCopy | undefined;
  private readonly events: ProviderEvents;
  /** Whether this connection has told the server everything that it lacked. */
  private answered = false;
  /** Changes that leave together in a moment. */
  private queued: Uint8Array[] = [];
  private pause: ReturnType<typeof setTimeout> | undefined;
  /** What the server said when it closed the last connection. */
  private closedFor: CloseReason | undefined;

  constructor(
    { url, document, copy, role, WebSocketPolyfill }: ProviderOptions,
    doc: Doc,
    awareness: Awareness,
    events: ProviderEvents,
  ) {
    super(url, document, doc, {
      connect: false,
      awareness,
      // Tabs of one browser meet through the server like everybody else, so that cause comes before effect for all.
      disableBc: true,
      params: { [SCHEMA_PARAMETER]: String(SCHEMA), ...(role === undefined ? {} : { role }) },
      ...(WebSocketPolyfill === undefined ? {} : { WebSocketPolyfill }),
    });
    this.copy = copy;
    this.events = events;
    if (copy !== undefined && !copy.isEmpty) this.saving.restored(copy.hasOwn);
    this.askForEpoch();
    this.sendOwnChanges();
    this.sendOwnPresence();
    this.receive();
    this.follow();
    this.asked = new Promise((resolve) => this.on('status', ({ status }) => status === 'connected' && resolve()));
    this.connect();
  }

  /**
   * Leaves a connection of which the network has told that it may be dead, and tries a new one at once. A page of the same
   * machine may well be reached without a network, so it is tried whatever the network says.
   */
  renew(): void {
    if (this.saving.state.kind === 'denied' || !this.shouldConnect) return;
    this.disconnect();
    this.wsUnsuccessfulReconnects = 0;
    this.connect();
  }

  /** Whoever has something asks for what it is of; else it is whatever the server has. */
  private askForEpoch(): void {
    const epoch = this.copy?.epoch;
    if (epoch !== undefined) this.params[EPOCH_PARAMETER] = String(epoch);
  }

  private sendOwnChanges(): void {
    this.doc.off('update', this._updateHandler);
    this._updateHandler = (update: Uint8Array) => {
      this.copy?.fromHere(update);
      this.saving.edited();
      if (this.answered) this.queue(update);
      this.tellSaving();
    };
    this.doc.on('afterTransactionCleanup', this.listenToOwn);
  }

  /**
   * Yjs asks right after this whether anybody wants the transaction as an update, and encodes it anew if so. Of what comes
   * from the server, which may be a whole board, nobody does.
   */
  private readonly listenToOwn = ({ origin }: Transaction): void => {
    if (origin === this) this.doc.off('update', this._updateHandler);
    else this.doc.on('update', this._updateHandler);
  };

  /** The first change leaves at once; what follows it within an instant leaves together. */
  private queue(update: Uint8Array): void {
    const bytes = this.queued.reduce((sum, one) => sum + one.length, update.length);
    if (bytes > TOGETHER_BYTES) this.sendQueued();
    this.queued.push(update);
    if (this.pause === undefined) this.sendQueued();
  }

  private sendQueued(): void {
    const [first, ...more] = this.queued.splice(0);
    clearTimeout(this.pause);
    this.pause = undefined;
    if (first === undefined) return;
    this.pause = setTimeout(() => this.sendQueued(), TOGETHER_MS);
    const bytes = more.length === 0 ? first : mergeUpdates([first, ...more]);
    if (this.send({ type: 'sync', step: 'update', bytes })) this.saving.carried();
    this.tellSaving();
  }

  override destroy(): void {
    this.sendQueued();
    clearTimeout(this.pause);
    this.doc.off('afterTransactionCleanup', this.listenToOwn);
    super.destroy();
  }

  private sendOwnPresence(): void {
    this.awareness.off('update', this._awarenessUpdateHandler);
    this._awarenessUpdateHandler = (_changes: unknown, origin: unknown) => {
      if (origin === 'local') this.send({ type: 'awareness', bytes: this.ownPresence() });
    };
    this.awareness.on('update', this._awarenessUpdateHandler);
  }

  private ownPresence(): Uint8Array {
    return encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]);
  }

  private send(frame: Frame): boolean {
    const socket = this.ws;
    if (!this.wsconnected || socket === null || socket.readyState !== socket.OPEN) return false;
    socket.send(encodeFrame(frame) as Uint8Array<ArrayBuffer>);
    return true;
  }

  private receive(): void {
    this.messageHandlers[FRAME_TYPES.sync] = (encoder, decoder) => this.onSync(encoder, decoder);
    this.messageHandlers[FRAME_TYPES.awareness] = (_encoder, decoder) => this.onAwareness(decoder);
    this.messageHandlers[FRAME_TYPES.queryAwareness] = () => {
      this.send({ type: 'awareness', bytes: this.ownPresence() });
    };
    for (const type of ['hello', 'durable', 'reject', 'pong'] as const)
      this.messageHandlers[FRAME_TYPES[type]] = (_encoder, decoder) => this.onFrame(decoder);
  }

  private tellSaving(): void {
    if (this.saving.state.kind === 'saved') this.copy?.saved(() => encodeStateAsUpdate(this.doc));
    this.events.onSaving();
  }

  /** What the server has is kept; of a document that is still empty, that it is. */
  private keep(frame: Frame | undefined): void {
    if (frame?.type !== 'sync' || frame.step === 'step1') return;
    if (this.copy?.isEmpty || !isEmptyUpdate(frame.bytes)) this.copy?.fromServer(frame.bytes);
  }

  private onSync(encoder: Encoder, decoder: Decoder): void {
    this.keep(decodeFrame(decoder.arr));
    writeVarUint(encoder, FRAME_TYPES.sync);
    const step = readVarUint(decoder);
    if (step !== messageYjsSyncStep1) this.take(readVarUint8Array(decoder));
    else {
      readSyncStep1(decoder, encoder, this.doc);
      // The answer, which y-websocket sends as soon as this returns, holds all that the server lacks.
      this.answered = true;
      this.queued = [];
      this.saving.carried();
    }
    if (step === messageYjsSyncStep2) {
      this.saving.synchronised();
      this.synced = true;
    }
    this.tellSaving();
  }

  private take(update: Uint8Array): void {
    try {
      applyUpdate(this.doc, update, this);
    } catch (error) {
      // Of who listens to the document: what came is in it all the same.
      console.error(error);
    }
  }

  private onAwareness(decoder: Decoder): void {
    const frame = frameIn(decoder);
    if (frame?.type !== 'awareness') return;
    const own = this.awareness.meta.get(this.awareness.clientID)?.clock;
    applyAwarenessUpdate(this.awareness, frame.bytes, this);
    // Somebody has said that we left (our own old connection, say). We have not.
    if (this.awareness.meta.get(this.awareness.clientID)?.clock !== own)
      this.awareness.setLocalState(this.awareness.getLocalState());
  }

  private onFrame(decoder: Decoder): void {
    const frame = frameIn(decoder);
    if (frame?.type === 'hello') {
      this.copy?.begin(frame.epoch, { role: frame.role, write: frame.write || frame.held });
      this.askForEpoch();
      this.events.onTime(frame.time);
      this.events.onHello(frame);
    } else if (frame?.type === 'pong') this.events.onTime(frame.time);
    else if (frame?.type === 'reject') this.events.onReject(frame);
    else if (frame?.type === 'durable') {
      this.saving.acknowledged(frame.frames);
      this.tellSaving();
    }
  }

  private follow(): void {
    this.on('connection-close', (event) => {
      this.closedFor = event === null ? undefined : closeReason(event.code);
    });
    this.on('status', ({ status }) => {
      this.answered = false;
      this.queued = [];
      if (status === 'connected') {
        this.saving.opened();
        // Whoever saw us leave believes us only when our clock has moved on.
        if (this.awareness.getLocalState() !== null) this.awareness.setLocalState(this.awareness.getLocalState());
      }
      if (status === 'disconnected') this.saving.closed(this.closedFor);
      this.tellSaving();
    });
    this.on('closed', ({ code, reason }) => {
      const known = closeReason(code) ?? closeReason(CLOSE_CODES.forbidden);
      this.saving.denied(known, reason || (known && closeMessage(known)));
      this.events.onSaving();
    });
  }
}

/** An update that says nothing: of no client, with no deletion. */
const isEmptyUpdate = (bytes: Uint8Array): boolean => bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0;

/** The whole frame that a decoder stands in: y-websocket has read its type already. */
function frameIn(decoder: Decoder): Frame | undefined {
  const frame = decodeFrame(decoder.arr);
  decoder.pos = decoder.arr.length;
  return frame;
}
