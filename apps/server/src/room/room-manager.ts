import { type CloseReason, documentName, readSession, type SCHEMA_STEPS } from '@stormbridge/sync';
import type { MadeSticky } from '../admission/touched.ts';
import type { RoomDirectory } from '../cluster/directory.ts';
import type { Door } from '../limits/door.ts';
import type { Limits } from '../limits/limits.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import type { Meters } from '../ops/meters.ts';
import { type LogRow, Overtaken, type SnapshotStore, type Stored, type UpdateLog } from '../storage/log.ts';
import { allOrNothing, type Work } from './all-or-nothing.ts';
import { Clock } from './clock.ts';
import { rebuildBest } from './document.ts';
import { Epochs, type Rebase } from './epochs.ts';
import { Holds } from './holds.ts';
import { type Turn, WHOLE } from './inbox.ts';
import { keepAllAlive } from './keep-alive.ts';
import { Late } from './late.ts';
import type { LateText } from './late-texts.ts';
import { migrationOf } from './lineage.ts';
import type { Member } from './member.ts';
import { isPrivate, workshopOf } from './names.ts';
import { Room } from './room.ts';
import { saveSnapshot } from './save-snapshot.ts';
import { SessionRights } from './session-rights.ts';
import { Silence } from './silence.ts';
import { StoreCheck } from './store-check.ts';
import { Tenure } from './tenure.ts';
import { tooMuch } from './too-much.ts';
import { TickTurn } from './turn.ts';
import { waysOf } from './ways.ts';

/** The document that was asked for was never created. */
export class NoSuchDocument extends Error {}

interface Parts {
  readonly documents: UpdateLog & SnapshotStore;
  readonly directory: RoomDirectory;
  readonly limits: Limits;
  readonly door: Door;
  readonly log: Log;
  readonly meters: Meters;
  readonly rebase?: Rebase;
  /** By default those of this version; for tests. */
  readonly schemaSteps?: typeof SCHEMA_STEPS;
}

/** The rooms that are open, and the one clock that ticks for all of them. */
export class RoomManager {
  private readonly parts: Parts;
  /** Told when a team goes on from a stage, with the room of the board where it is open. All it holds is durable. */
  onStage: ((workshop: string, left: number, board: Room | undefined) => void) | undefined;
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly open = new Map<string, Room>();
  private readonly lingering = new Map<string, NodeJS.Timeout>();
  /** What the sessions allow, by workshop, as long as one of its documents is open. */
  private readonly rights = new Map<string, SessionRights>();
  private readonly keepAlive: NodeJS.Timeout;
  private readonly holds: Holds;
  private readonly clock: Clock;
  private readonly tenure: Tenure;
  private readonly late: Late;
  private readonly check: StoreCheck;
  /** What lies in private documents. */
  readonly silence: Silence;
  /** Rooms that get something to do while others of the same tick are applied. */
  private readonly alsoDue: Room[] = [];
  private readonly epochs: Epochs;
  /** How long large pieces are begun in a tick, in ms. */
  private largeMs: number;

  constructor(parts: Parts) {
    this.parts = parts;
    this.check = new StoreCheck((bytes) => parts.documents.probe(bytes));
    const { limits, log, meters } = parts;
    this.clock = new Clock({ tickMs: limits.tickMs, log, ticks: meters.tick, tick: (rooms) => this.tickRooms(rooms) });
    this.holds = new Holds({
      limits: parts.limits,
      probe: (room, bytes) => this.probe(room, bytes),
      onRelease: (room) => {
        parts.log.info('storing again', { document: room.name });
        room.release();
        this.wake(room);
      },
    });
    this.silence = new Silence({
      documents: parts.documents,
      log: parts.log,
      opened: () => this.open.keys(),
      room: (name) => this.room(name),
      wake: (room) => this.wake(room),
      together: (rooms, plan) => this.together(rooms, plan),
      tooMuch: (board, more) => tooMuch(board, more, parts.limits),
    });
    this.late = new Late({
      log: parts.log,
      opened: (name) => this.open.get(name),
      room: (name) => this.room(name),
      wake: (room) => this.wake(room),
      alsoDue: (room) => this.alsoDue.push(room),
    });
    this.tenure = new Tenure({
      ...parts,
      open: () => this.open.values(),
      names: () => this.rooms.keys(),
      end: (room) => this.end(room, 'moved'),
    });
    this.epochs = new Epochs(parts);
    this.largeMs = limits.tickMs;
    this.keepAlive = keepAllAlive(() => this.open.values(), limits.keepAliveMs / 3);
  }

  /** How many rooms are in memory. */
  get size(): number {
    return this.open.size;
  }

  /**
   * The room of a document. Loaded once, however many ask for it at the same time.
   * @throws NoSuchDocument, OwnedElsewhere, or an error of the store
   */
  async room(name: string): Promise<Room> {
    const loading = this.rooms.get(name) ?? this.load(name);
    this.rooms.set(name, loading);
    try {
      const room = await loading;
      this.linger(room);
      return room;
    } catch (error) {
      if (this.rooms.get(name) === loading) this.rooms.delete(name);
      throw error;
    }
  }

  /** Says that there is something to do in a room. The next tick does it. */
  wake(room: Room): void {
    this.clock.wake(room);
  }

  leave(room: Room, member: Member): void {
    room.leave(member);
    // A room that was given up has no business with the one that took its name.
    if (this.open.get(room.name) !== room) return;
    this.wake(room);
    if (room.members.size === 0) this.linger(room);
  }

  /**
   * The ways to rebuild a document as it is stored, best first. It is not built here: that may take seconds, and nobody
   * in any room would hear anything meanwhile.
   * @throws NoSuchDocument, or an error of the store
   */
  async read(name: string): Promise<readonly Stored[]> {
    const room = this.open.get(name);
    if (room === undefined) {
      const ways = await this.parts.documents.load(name);
      if (ways.length === 0) throw new NoSuchDocument(name);
      return ways;
    }
    const stored = room.read();
    this.wake(room);
    return [await stored];
  }

  /** Looks at the room of a document between two ticks, when all that it holds is durable. The next tick is soon after. */
  async between<T>(name: string, look: (room: Room) => T | Promise<T>): Promise<T> {
    const room = await this.room(name);
    return this.clock.between(() => {
      if (this.open.get(name) !== room) throw new Error('The room is closed');
      this.wake(room);
      return look(room);
    });
  }

  /** How many rooms take nothing at the moment, because they could not store. */
  get held(): number {
    return this.holds.size;
  }

  /** Whether something could be stored. */
  async canStore(): Promise<boolean> {
    return this.held === 0 && this.check.can();
  }

  /** Finishes what came in, takes snapshots and tells everybody to come back later. */
  async close(): Promise<void> {
    clearInterval(this.keepAlive);
    this.largeMs = Number.POSITIVE_INFINITY;
    this.holds.close();
    this.silence.close();
    for (const timer of this.lingering.values()) clearTimeout(timer);
    await this.clock.finish();
    await this.clock.alone(async () => {
      for (const room of this.open.values()) await saveSnapshot(room, this.parts);
    });
    for (const room of this.open.values()) for (const member of room.members) member.close('restarting');
    this.clock.close();
    await this.epochs.close();
    this.open.clear();
    this.rooms.clear();
  }

  private async load(name: string): Promise<Room> {
    const { limits, log } = this.parts;
    const lease = await this.tenure.take(name);
    await this.epochs.leave(name);
    const ways = await waysOf(name, this.parts.documents, limits.loadMs);
    if (ways.length === 0) {
      this.tenure.letGo(lease, name);
      throw new NoSuchDocument(name);
    }
    const workshop = workshopOf(name);
    const session = documentName('session', workshop);
    // The session says what may be done on the board, so it is known before anybody does anything there.
    if (name !== session) await this.room(session).catch(ignoreMissing);
    const { doc, stored, failures } = rebuildBest(ways);
    for (const failure of failures) log.error('snapshot unreadable', { document: name, why: wordsOf(failure) });
    const rights = this.rights.get(workshop) ?? new SessionRights(limits.graceMs);
    this.rights.set(workshop, rights);
    const onLate = (late: readonly MadeSticky[]): void => void this.late.fillTray(workshop, late);
    const onLateTexts = (texts: readonly LateText[]): void => this.late.carry(workshop, texts);
    const migration = migrationOf(name, doc, this.parts.schemaSteps);
    const namesOf = (user: string): readonly string[] =>
      this.open.get(documentName('board', workshop))?.namesOf(user) ?? [];
    const room = new Room(name, doc, stored, { ...this.parts, rights, lease, onLate, onLateTexts, namesOf });
    this.open.set(name, room);
    if (name === session) this.followSession(room, rights);
    if (migration !== undefined) room.post(migration);
    this.wake(room);
    return room;
  }

  /** Takes the rights that a session gives now, and tells who is on the board when they have changed. */
  private followSession({ name, doc }: Room, rights: SessionRights | undefined): void {
    const workshop = workshopOf(name);
    const board = this.open.get(documentName('board', workshop));
    const before = rights?.stage;
    if (!rights?.follow(readSession(doc), performance.now())) return;
    board?.tellRights();
    if (before !== undefined && before !== rights.stage) this.onStage?.(workshop, before, board);
  }

  private async tickRooms(rooms: readonly Room[], whole?: Turn): Promise<void> {
    const turn = whole ?? new TickTurn(this.parts.door.shares, this.largeMs);
    const rows = new Map<Room, LogRow | undefined>();
    // Private ones first: what they have for the board belongs into the same commit.
    const due = new Set([...rooms].sort((a, b) => Number(isPrivate(b.name)) - Number(isPrivate(a.name))));
    for (const room of due) {
      if (!this.tenure.holds(room)) continue;
      try {
        rows.set(room, room.apply(turn));
      } catch (error) {
        this.fail(room, 'tick failed', error);
      }
      for (const board of this.alsoDue.splice(0)) due.add(board);
    }
    await this.store(rows);
    for (const [room, row] of rows) await this.publish(room, row);
    // While the server ends there is no next tick: whoever owes brings it again when they come back.
    if (this.largeMs === Number.POSITIVE_INFINITY) return;
    for (const room of rows.keys()) if (room.hasMore && this.open.get(room.name) === room) this.wake(room);
  }

  private async publish(room: Room, row: LogRow | undefined): Promise<void> {
    if (this.open.get(room.name) !== room || !this.tenure.holds(room)) return;
    try {
      room.publish();
      const workshop = workshopOf(room.name);
      if (row !== undefined && room.name === documentName('session', workshop))
        this.followSession(room, this.rights.get(workshop));
      if (row !== undefined && isPrivate(room.name)) this.silence.changed(room);
      if (room.wantsSnapshot) await saveSnapshot(room, this.parts);
    } catch (error) {
      this.fail(room, 'publishing failed', error);
    }
  }

  /**
   * Writes into several documents so that all of it is stored or nothing. `plan` says what, once nothing waits in any of
   * them. Gives whether it was done.
   */
  private async together(rooms: readonly Room[], plan: () => ReadonlyMap<Room, Work>): Promise<boolean> {
    let done = false;
    await this.clock.alone(async () => {
      await this.tickRooms(rooms, WHOLE);
      if (rooms.some((room) => room.isHeld || room.isPaused || this.open.get(room.name) !== room)) return;
      done = await allOrNothing(plan(), {
        commit: (rows) => this.commit(rows),
        hold: (room, bytes, error) => this.hold(room, bytes, error),
        publish: (room, row) => this.publish(room, row),
      });
    });
    return done;
  }

  /** One commit for all rooms. Where it fails each has its own, so that a room does not suffer for another. */
  private async store(rows: ReadonlyMap<Room, LogRow | undefined>): Promise<void> {
    const written = [...rows].filter((entry): entry is [Room, LogRow] => entry[1] !== undefined);
    if (written.length === 0) return;
    try {
      await this.commit(written.map(([, row]) => row));
      for (const [room] of written) this.holds.stored(room);
    } catch (error) {
      if (written.length > 1) for (const [room, row] of written) await this.store(new Map([[room, row]]));
      else for (const [room, row] of written) await this.hold(room, row.bytes.length, error);
    }
  }

  /** What a room holds in memory is not what is stored, so it goes back to that, and waits until more can be. */
  private async hold(room: Room, bytes: number, error: unknown): Promise<void> {
    if (error instanceof Overtaken) return this.tenure.giveUp(room.lease);
    this.parts.log.error('commit failed', { document: room.name, why: wordsOf(error) });
    try {
      const ways = await waysOf(room.name, this.parts.documents, this.parts.limits.loadMs);
      const { doc, stored } = rebuildBest(ways);
      // It may have been given up meanwhile; then nobody would ever release it.
      if (this.open.get(room.name) !== room) return;
      room.hold(doc, stored);
      this.holds.hold(room, bytes);
    } catch (cause) {
      this.fail(room, 'reading back failed', cause);
    }
  }

  /** Whether so many bytes can be stored for a room that is held. */
  private async probe(room: Room, bytes: number): Promise<boolean> {
    let can = false;
    await this.clock.alone(async () => {
      if (this.open.get(room.name) !== room) return;
      can = await this.check.takes(bytes);
    });
    return can;
  }

  private async commit(rows: readonly LogRow[]): Promise<void> {
    const { documents, meters } = this.parts;
    const began = performance.now();
    try {
      await documents.append(rows);
      meters.commit.observe((performance.now() - began) / 1000);
    } catch (error) {
      meters.commitFailures.add();
      throw error;
    }
  }

  /**
   * What a room holds in memory is not what is stored, so nobody may see it: everybody is sent away and comes back to
   * what is stored, with what they have that is not.
   */
  private fail(room: Room, event: string, error: unknown): void {
    this.parts.log.error(event, { document: room.name, why: wordsOf(error) });
    this.end(room, 'storageFailed');
  }

  private end(room: Room, reason: CloseReason): void {
    this.forget(room);
    for (const member of room.members) member.close(reason);
    room.giveUp();
  }

  private forget(room: Room): void {
    if (this.open.get(room.name) !== room) return;
    this.open.delete(room.name);
    this.rooms.delete(room.name);
    this.clock.forget(room);
    this.holds.forget(room);
    const workshop = workshopOf(room.name);
    if (![...this.open.keys()].some((name) => workshopOf(name) === workshop)) {
      this.rights.delete(workshop);
      this.silence.forget(workshop);
    }
    this.tenure.letGo(room.lease, room.name);
    room.doc.destroy();
  }

  /** An empty room stays for a while: a reload of a page should not load the document again. */
  private linger(room: Room): void {
    clearTimeout(this.lingering.get(room.name));
    const timer = setTimeout(() => void this.unload(room), this.parts.limits.lingerMs);
    this.lingering.set(room.name, timer);
  }

  private unload(room: Room): Promise<void> {
    this.lingering.delete(room.name);
    return this.clock.alone(async () => {
      if (this.open.get(room.name) !== room) return;
      // What somebody has left behind may still wait for its turn.
      if (!room.isIdle) return room.members.size === 0 ? this.linger(room) : undefined;
      const last = await saveSnapshot(room, this.parts);
      // Somebody may have come in meanwhile; then it stays.
      if (!room.isIdle || this.lingering.has(room.name)) return;
      this.forget(room);
      if (last !== undefined) void this.epochs.consider(last);
    });
  }
}

/** A workshop without a session is one as it begins. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof NoSuchDocument)) throw error;
}
