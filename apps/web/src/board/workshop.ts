import { type Board, type BoardChange, emptyBoard, type TableName } from '@stormbridge/model';
import {
  type CommitOptions,
  firstRefusal,
  firstSession,
  type Presence,
  putAway,
  type Refusal,
  type Role,
  readSession,
  type SaveState,
  type SessionPatch,
  type SessionState,
  SharedBoard,
  TextEditing,
  type Touch,
  type TrayItem,
  writeSession,
} from '@stormbridge/sync';
import type { Doc } from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { say } from '../text/i18n.ts';
import { BoardPair } from './board-pair.ts';
import type { LocalCopy } from './copy/local-copy.ts';
import type { Shelf } from './copy/shelf.ts';
import { crossingOf, doEach } from './crossing.ts';
import { type Connect, type Link, type LocalOptions, localLink, type RemoteOptions, remoteLink } from './link.ts';
import { type Lost, putBack, textsOnlyIn } from './lost.ts';
import { OwnPresence, withoutPrivate } from './own-presence.ts';
import { nobody, type People, readPeople } from './people.ts';
import { oncePerFrame } from './schedule.ts';
import { keepTray, placeTrayItem } from './tray.ts';

/** What a person is called and which colour marks them. */
export interface Me {
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
}

export interface Rights {
  readonly role: Role;
  /** May change the board now. */
  readonly canWrite: boolean;
  /** May change the session: the stage, the timer. */
  readonly canSteer: boolean;
}

/** Everything that views show, except people's movements, which change far more often. */
export interface WorkshopState {
  readonly board: Board;
  /** The board without what only this person sees: what leaves the workshop as a file. */
  readonly common: Board;
  /** The stickies on it that only this person sees. */
  readonly private: ReadonlySet<string>;
  readonly session: SessionState;
  /** Stickies that came too late to be put onto the board. */
  readonly tray: readonly TrayItem[];
  readonly rights: Rights;
  readonly saving: SaveState;
  readonly undo: { readonly canUndo: boolean; readonly canRedo: boolean };
  readonly me: Me;
  /** The server cannot store at the moment, so nobody can write. */
  readonly held: boolean;
  readonly lost: Lost | undefined;
  /** Whether this browser keeps a copy, so that the tab may be closed while offline. */
  readonly keeps: boolean;
  /** What was not allowed last; another object each time. */
  readonly forbidden: { readonly refusal: Refusal } | undefined;
  /** How often an undo or redo could not be done, so as to take nothing from others. Grows. */
  readonly passedOver: number;
}

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/**
 * One workshop in one tab: its board and session, who is here, and everything this person can do. Views read it through
 * the hooks; event handlers call its methods. Its stores live as long as it does, also when the documents beneath them
 * are exchanged.
 */
export class Workshop {
  readonly state: StoreApi<WorkshopState>;
  readonly presence: StoreApi<People> = createStore<People>(() => nobody);
  private readonly connect: Connect;
  private readonly own: OwnPresence;
  private readonly user: string | undefined;
  private readonly granted = { board: false, session: false, private: false };
  private readonly held = { board: false, session: false, private: false };
  private link: Link;
  private shared: BoardPair;
  private leave: () => void = () => undefined;
  private refused: { readonly message: string; readonly board: Board } | undefined;
  private readonly shelf: Shelf | undefined;
  /** Earlier epochs, with work that is not in this one yet. */
  private left: readonly LocalCopy[];
  private clock = 0;
  private gone = false;

  /** `user`: who the server says this is, as it marks what they make. */
  constructor(connect: Connect, me: Me, user?: string, shelf?: Shelf) {
    this.shelf = shelf;
    this.left = shelf?.older ?? [];
    this.connect = connect;
    this.user = user;
    this.own = new OwnPresence(me);
    this.state = createStore<WorkshopState>(() => ({
      board: emptyBoard,
      common: emptyBoard,
      private: new Set<string>(),
      session: firstSession,
      tray: [],
      rights: { role: 'viewer', canWrite: false, canSteer: false },
      saving: { kind: 'loading', unsaved: false },
      undo: { canUndo: false, canRedo: false },
      me,
      held: false,
      lost: undefined,
      keeps: shelf?.keeps ?? false,
      forbidden: undefined,
      passedOver: 0,
    }));
    this.link = this.open();
    this.shared = this.attach();
    if (shelf !== undefined) shelf.onBroken = () => this.state.setState({ keeps: false });
  }

  /** Resolves once the server has been asked for everything. */
  get asked(): Promise<unknown> {
    return this.link.asked;
  }

  /** The board now; own changes are in it at once. */
  get board(): Board {
    return this.shared.board;
  }
  /** The board without what only this person sees. */
  get common(): Board {
    return this.shared.shared;
  }
  get session(): SessionState {
    return this.state.getState().session;
  }

  /** Changes the board: one transaction, one step of undo. False when nothing was done. See `CommitOptions`. */
  commit(changes: readonly BoardChange[], options: Pick<CommitOptions, 'merge'> = {}): boolean {
    return this.state.getState().rights.canWrite && this.shared.commit(changes, options);
  }

  /** Takes back the last thing that this tab did. False when there is nothing, or nothing that others have not built on. */
  undo(): boolean {
    return this.state.getState().rights.canWrite && this.shared.undo();
  }

  /** Does again what was undone last. False when there is nothing. */
  redo(): boolean {
    return this.state.getState().rights.canWrite && this.shared.redo();
  }

  /** Changes the session. False when this person may not. */
  steer(patch: SessionPatch): boolean {
    if (!this.state.getState().rights.canSteer) return false;
    writeSession(this.link.session, patch);
    return true;
  }

  /** Takes an item out of the tray, onto the board or away. False when this person may not. */
  clearTray(item: TrayItem, place: boolean): boolean {
    if (!this.state.getState().rights.canSteer) return false;
    if (place && !this.commit(placeTrayItem(this.board, item, this.newId()))) return false;
    putAway(this.link.session, item.id);
    return true;
  }

  /** Opens an editor of one text. Whoever opens it calls `end()`. */
  edit(table: TableName, id: string, field: string, { merge }: Pick<CommitOptions, 'merge'> = {}): TextEditing {
    const { shared } = this;
    const board = {
      get board() {
        return shared.board;
      },
      commit: (changes: readonly BoardChange[], options?: CommitOptions) => this.commit(changes, options),
      endMerge: () => shared.endMerge(),
      flush: () => shared.flush(),
      subscribe: (listener: () => void) => shared.subscribe(listener),
    };
    return new TextEditing(board, table, id, field, merge);
  }

  /** Shows others what this person does; an explicit `undefined` takes a value away. May be called on every move. */
  show(patch: Partial<Omit<Presence, 'name' | 'colour'>>): void {
    this.own.show(withoutPrivate(patch, this.shared.private));
  }

  rename(me: Me): void {
    this.own.show(me);
    this.state.setState({ me });
  }

  /** Makes stickies of the texts that were refused, in one step. False where that is not allowed now. */
  putBackLost(): boolean {
    const { lost, me } = this.state.getState();
    const by = { author: me.name, at: this.serverTime(), newId: () => this.newId() };
    const done = this.commit(putBack(this.board, lost?.texts ?? [], by));
    if (done) this.dismissLost();
    return done;
  }

  /** Puts the notice of what was refused away. */
  dismissLost(): void {
    this.state.setState({ lost: undefined });
  }

  /** A new random id for a row. */
  newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(21));
    return Array.from(bytes, (byte) => ID_LETTERS.charAt(byte % 64)).join('');
  }

  /** A number in [0, 1), for edits that need chance. */
  readonly random = (): number => Math.random();

  /** The server's clock, in ms since 1970. */
  serverTime(): number {
    return Date.now() + this.clock;
  }

  /** Leaves the workshop. */
  destroy(): void {
    this.gone = true;
    this.detach();
    this.own.destroy();
  }

  private open(): Link {
    return this.connect({
      onRights: (kind, { role, write, held }) => {
        this.granted[kind] = write;
        this.held[kind] = held;
        this.state.setState({ held: this.held.board || this.held.session || this.held.private });
        this.setRights(role);
      },
      onReject: ({ message }) => this.restart(message),
      onTime: (time) => {
        this.clock = time - Date.now();
      },
      onSaving: (saving) => this.setSaving(saving),
    });
  }

  private attach(): BoardPair {
    const shared = new BoardPair(this.sharedBoard(this.link.board, 'board'), () => this.session.silent);
    const { session, awareness } = this.link;
    const readBoard = (): void => {
      const { board, shared: common, private: own, canUndo, canRedo } = shared;
      const { undo } = this.state.getState();
      const same = undo.canUndo === canUndo && undo.canRedo === canRedo;
      this.state.setState({ board, common, private: own, undo: same ? undo : { canUndo, canRedo } });
    };
    const readTheSession = (): void => {
      this.state.setState({ session: readSession(session), tray: keepTray(this.state.getState().tray, session) });
      this.openPrivate(shared);
    };
    const later = oncePerFrame();
    const readAll = (): void =>
      later(() => this.presence.setState(readPeople(awareness, this.presence.getState()), true));
    shared.subscribe(readBoard);
    session.on('afterTransaction', readTheSession);
    awareness.on('change', readAll);
    this.own.attach(awareness);
    readBoard();
    readTheSession();
    this.leave = () => {
      session.off('afterTransaction', readTheSession);
      awareness.off('change', readAll);
      shared.destroy();
    };
    return shared;
  }

  private sharedBoard(doc: Doc, where: 'board' | 'private'): SharedBoard {
    return new SharedBoard(doc, {
      schedule: oncePerFrame(),
      permit: (touches) => this.permits(touches, where),
      onPassedOver: () => this.state.setState(({ passedOver }) => ({ passedOver: passedOver + 1 })),
    });
  }

  /** Opens what only this person sees, as soon as there may be anything. */
  private openPrivate(shared: BoardPair): void {
    const { session, rights } = this.state.getState();
    if (rights.role !== 'viewer' && (session.silent || session.counts.stickies > 0)) this.addPrivate(shared);
  }

  private addPrivate(shared: BoardPair): void {
    if (shared.hasOwn) return;
    const doc = this.link.openPrivate();
    if (doc !== undefined) shared.addOwn(this.sharedBoard(doc, 'private'));
  }

  /** Whether the server would take it; says so where it would not. */
  private permits(touches: readonly Touch[], where: 'board' | 'private'): boolean {
    const { rights, session } = this.state.getState();
    const refusal = firstRefusal(session, { role: rights.role, user: this.user }, touches, where);
    if (refusal !== undefined) this.state.setState({ forbidden: { refusal } });
    return refusal === undefined;
  }

  private detach(): void {
    this.leave();
    this.link.close();
    this.presence.setState(nobody, true);
  }

  private setRights(role: Role): void {
    const { saving, rights } = this.state.getState();
    const open = saving.kind !== 'denied' && saving.kind !== 'loading';
    const canWrite = open && this.granted.board;
    const canSteer = open && this.granted.session;
    if (rights.role !== role || rights.canWrite !== canWrite || rights.canSteer !== canSteer)
      this.state.setState({ rights: { role, canWrite, canSteer } });
    if (this.shared !== undefined) this.openPrivate(this.shared);
  }

  private setSaving(saving: SaveState): void {
    if (saving.kind === 'denied' && saving.reason === 'otherEpoch') {
      this.reopen();
      return;
    }
    const before = this.state.getState().saving;
    // The board is read together with the word that it is here, or an empty one would be shown for a moment.
    if (before.kind === 'loading' && saving.kind !== 'loading') this.shared?.flush();
    if (JSON.stringify(before) !== JSON.stringify(saving)) this.state.setState({ saving });
    this.setRights(this.state.getState().rights.role);
    if (saving.kind !== 'saved' && saving.kind !== 'saving') return;
    if (this.refused !== undefined) this.tellLost();
    if (this.left.length > 0) this.arrive();
  }

  /**
   * The server has refused a change, so the documents of this tab are no longer those of everybody else. It takes them
   * anew from the server, and says which texts are not among them.
   */
  private restart(message: string): void {
    if (this.gone || this.refused !== undefined) return;
    this.refused = { message, board: this.shared.board };
    for (const copy of Object.values(this.link.copies ?? {})) copy.forget();
    this.reopen();
  }

  /** Takes the documents anew from the server. What is unsaved in the old ones is brought into them. */
  private reopen(): void {
    const { link } = this;
    // Not from inside the connection that is about to be closed.
    queueMicrotask(() => {
      if (this.gone || this.link !== link) return;
      const { board, private: own } = link.copies ?? {};
      if (board?.hasOwn) this.left = [...this.left, board];
      if (own?.hasOwn) this.shelf?.putBack('private', own);
      this.detach();
      this.state.setState({ saving: { kind: 'loading', unsaved: false } });
      const hadPrivate = this.shared.hasOwn;
      this.link = this.open();
      this.shared = this.attach();
      // At once, so that what lies there is not taken for lost.
      if (hadPrivate) this.addPrivate(this.shared);
    });
  }

  /** Does in this epoch what was not saved in earlier ones, and says for what there is no place any more. */
  private arrive(): void {
    const all = this.left;
    this.left = [];
    for (const copy of all) {
      this.shared.flush();
      const { changes, lost } = crossingOf(copy, this.link.board);
      const texts = [...lost, ...doEach(changes, (some) => this.commit(some, { merge: 'crossing' }))];
      this.link.copies?.board?.replace(copy);
      const told = texts.map((text) => ({ text, kind: undefined }));
      if (told.length > 0) this.state.setState({ lost: { message: say('room.lostMeanwhile'), texts: told } });
    }
  }

  private tellLost(): void {
    const { refused } = this;
    if (refused === undefined) return;
    this.refused = undefined;
    this.shared.flush();
    this.state.setState({ lost: { message: refused.message, texts: textsOnlyIn(refused.board, this.shared.board) } });
  }
}

/** Joins a workshop on a server. Whoever opens it calls `destroy()`. */
export const openWorkshop = ({ me, ...remote }: RemoteOptions & { readonly me: Me }): Workshop =>
  new Workshop(remoteLink(remote), me, remote.user, remote.shelf);

/** A workshop without a server, for tests of components and for looking at an example. */
export const openLocalWorkshop = ({ me, ...local }: LocalOptions & { readonly me?: Me } = {}): Workshop =>
  new Workshop(localLink(local), me ?? { name: 'Me', colour: '#0b6e67' });
