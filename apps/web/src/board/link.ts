import { type Board, emptyBoard } from '@stormbridge/model';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  documentName,
  loadBoard,
  type SaveState,
  type SessionPatch,
  together,
  writeSession,
} from '@stormbridge/sync';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { type Hello, type ProviderOptions, type Reject, StormProvider } from './storm-provider.ts';

/** The documents of one workshop, and what keeps them equal to everybody else's. */
export interface Link {
  readonly board: Doc;
  readonly session: Doc;
  readonly awareness: Awareness;
  close(): void;
}

export interface LinkEvents {
  readonly onRights: (kind: DocumentKind, hello: Pick<Hello, 'role' | 'write' | 'held'>) => void;
  readonly onReject: (reject: Reject) => void;
  readonly onTime: (time: number) => void;
  readonly onSaving: (state: SaveState) => void;
}

export type Connect = (events: LinkEvents) => Link;

export interface RemoteOptions {
  readonly id: string;
  /** Where documents are served, e.g. `wss://example.org/sync`. */
  readonly wsUrl: string;
  readonly role?: ProviderOptions['role'];
  /** For tests outside a browser. */
  readonly WebSocketPolyfill?: ProviderOptions['WebSocketPolyfill'];
  /** Who tells `offline` and `online`; by default the page. */
  readonly network?: EventTarget | undefined;
}

const NETWORK_CHANGES = ['offline', 'online'] as const;

/** Connects to a server: a socket for the board, one for the session. */
export const remoteLink =
  ({ id, wsUrl, role, WebSocketPolyfill, network = globalThis.window }: RemoteOptions): Connect =>
  (events) => {
    const docs = { board: new Doc(), session: new Doc() };
    const awareness = new Awareness(docs.board);
    const silent = new Awareness(docs.session);
    // People are shown on the board's connection; the session's says nothing of them.
    silent.setLocalState(null);
    const providers: StormProvider[] = [];
    const tell = (): void => {
      if (providers.length === DOCUMENT_KINDS.length)
        events.onSaving(together(...providers.map((one) => one.saving.state)));
    };
    for (const kind of DOCUMENT_KINDS) {
      const options = { url: wsUrl, document: documentName(kind, id), role, WebSocketPolyfill };
      const provider = new StormProvider(options, docs[kind], kind === 'board' ? awareness : silent, {
        onHello: (hello) => events.onRights(kind, hello),
        onReject: events.onReject,
        onTime: events.onTime,
        onSaving: tell,
      });
      providers.push(provider);
    }
    const renew = (): void => {
      for (const provider of providers) provider.renew();
    };
    // A dead connection says nothing: without these it would be taken for a live one for half a minute.
    for (const change of NETWORK_CHANGES) network?.addEventListener(change, renew);
    tell();
    return {
      ...docs,
      awareness,
      close: () => {
        for (const change of NETWORK_CHANGES) network?.removeEventListener(change, renew);
        for (const provider of providers) provider.destroy();
        for (const doc of Object.values(docs)) doc.destroy();
      },
    };
  };

export interface LocalOptions {
  readonly board?: Board | undefined;
  readonly session?: SessionPatch | undefined;
  readonly role?: Hello['role'] | undefined;
}

/** A workshop that lives in this tab only: nothing to wait for, nothing that could fail. */
export const localLink =
  ({ board = emptyBoard, session = {}, role = 'facilitator' }: LocalOptions = {}): Connect =>
  (events) => {
    const docs = { board: new Doc(), session: new Doc() };
    loadBoard(docs.board, board);
    writeSession(docs.session, session);
    events.onRights('board', { role, write: role !== 'viewer', held: false });
    events.onRights('session', { role, write: role === 'facilitator', held: false });
    events.onSaving({ kind: 'saved', unsaved: false });
    return {
      ...docs,
      awareness: new Awareness(docs.board),
      close: () => {
        for (const doc of Object.values(docs)) doc.destroy();
      },
    };
  };
