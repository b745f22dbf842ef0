import { type Board, emptyBoard } from '@stormbridge/model';
import {
  applyUpdate,
  type DocumentKind,
  documentName,
  loadBoard,
  privateName,
  type SaveState,
  type SessionPatch,
  together,
  writeSession,
} from '@stormbridge/sync';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import type { LocalCopy } from './copy/local-copy.ts';
import { memoryShelf, type Shelf } from './copy/shelf.ts';
import { type Hello, type ProviderOptions, type Reject, StormProvider } from './storm-provider.ts';

/** The documents of one workshop, and what keeps them equal to everybody else's. */
export interface Link {
  readonly board: Doc;
  readonly session: Doc;
  readonly awareness: Awareness;
  /** What only this person sees, kept on the server from now on; `undefined` for who has no such document. */
  openPrivate(): Doc | undefined;
  /** Resolves once the server has been asked for all of them. */
  readonly asked: Promise<unknown>;
  /** What this tab has of each document; a board that is here only has none. */
  readonly copies?: Partial<Readonly<Record<DocumentKind, LocalCopy>>>;
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
  /** Who the server says this is, whose private document it is therefore. */
  readonly user?: string | undefined;
  /** What this browser keeps of the workshop; by default nothing beyond the tab. */
  readonly shelf?: Shelf | undefined;
  /** For tests outside a browser. */
  readonly WebSocketPolyfill?: ProviderOptions['WebSocketPolyfill'];
  /** Who tells `offline` and `online`; by default the page. */
  readonly network?: EventTarget | undefined;
}

const NETWORK_CHANGES = ['offline', 'online'] as const;

/** Connects to a server: a socket for the board, one for the session. */
export const remoteLink =
  ({
    id,
    wsUrl,
    role,
    user,
    shelf = memoryShelf(id),
    WebSocketPolyfill,
    network = globalThis.window,
  }: RemoteOptions): Connect =>
  (events) => {
    const docs = { board: new Doc(), session: new Doc() };
    const copies: Partial<Record<DocumentKind, LocalCopy>> = {};
    const awareness = new Awareness(docs.board);
    const providers = new Map<DocumentKind, StormProvider>();
    const savingOf = (kind: DocumentKind) => providers.get(kind)?.saving.state;
    let waits = false;
    const tell = (): void => {
      const [board, session, own] = [savingOf('board'), savingOf('session'), savingOf('private')];
      if (board === undefined || session === undefined) return;
      // The room stays open while the private document is still on its way.
      events.onSaving(
        own === undefined || (own.kind === 'loading' && !waits)
          ? together(board, session)
          : together(board, session, own),
      );
    };
    const connect = (kind: DocumentKind, document: string, doc: Doc, people = unheard(doc)): void => {
      const copy = shelf.take(kind);
      copies[kind] = copy;
      restore(doc, copy);
      if (copy.rights !== undefined) events.onRights(kind, { ...copy.rights, held: false });
      const options = { url: wsUrl, document, copy, role, WebSocketPolyfill };
      const provider = new StormProvider(options, doc, people, {
        onHello: (hello) => events.onRights(kind, hello),
        onReject: events.onReject,
        onTime: events.onTime,
        onSaving: tell,
      });
      providers.set(kind, provider);
    };
    // A browser opens one socket after the other. The session is small, and here before a board keeps the page busy.
    connect('session', documentName('session', id), docs.session);
    connect('board', documentName('board', id), docs.board, awareness);
    let own: Doc | undefined;
    const renew = (): void => {
      for (const provider of providers.values()) provider.renew();
    };
    // A dead connection says nothing: without these it would be taken for a live one for half a minute.
    for (const change of NETWORK_CHANGES) network?.addEventListener(change, renew);
    tell();
    return {
      ...docs,
      awareness,
      openPrivate: () => {
        if (own !== undefined || user === undefined) return own;
        own = new Doc();
        waits = savingOf('board')?.kind === 'loading';
        connect('private', privateName(id, user), own);
        return own;
      },
      asked: Promise.all([...providers.values()].map((one) => one.asked)),
      copies,
      close: () => {
        for (const change of NETWORK_CHANGES) network?.removeEventListener(change, renew);
        for (const provider of providers.values()) provider.destroy();
        own?.destroy();
        for (const doc of Object.values(docs)) doc.destroy();
      },
    };
  };

/** People are shown on the board's connection; the others say nothing of them. */
function unheard(doc: Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
}

/** Puts what was kept into an empty document. */
function restore(doc: Doc, { updates: { server, own } }: LocalCopy): void {
  doc.transact(() => {
    for (const update of [...server, ...own]) applyUpdate(doc, update);
  });
}

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
    const own = new Doc();
    return {
      ...docs,
      awareness: new Awareness(docs.board),
      asked: Promise.resolve(),
      openPrivate: () => own,
      close: () => {
        own.destroy();
        for (const doc of Object.values(docs)) doc.destroy();
      },
    };
  };
