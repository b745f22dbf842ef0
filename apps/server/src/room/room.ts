import {
  BOARD_ROOTS,
  type DocumentKind,
  encodeFrame,
  type Frame,
  parseDocumentName,
  SESSION_ROOTS,
} from '@stormbridge/sync';
import * as Y from 'yjs';
import { admit, type DocumentView } from '../admission/guard.ts';
import { judge } from '../admission/judge.ts';
import { beyondQuota, type DocumentSize, type Quota, quotaOf } from '../admission/quota.ts';
import { isHonest, type Reject, refuse } from '../admission/reject.ts';
import { type MadeRow, madeRows } from '../admission/touched.ts';
import type { Lease } from '../cluster/directory.ts';
import type { Limits } from '../limits/limits.ts';
import { Bill } from '../limits/shares.ts';
import type { LogRow, Snapshot, Stored } from '../storage/log.ts';
import { Answers } from './answers.ts';
import { applyUpdate, NOTHING_THERE } from './apply-update.ts';
import { serverClient } from './document.ts';
import { RoomSize } from './document-size.ts';
import { type House, noteRefusal } from './house.ts';
import { type Inbound, Inbox, type Turn, WHOLE } from './inbox.ts';
import { LateStickies } from './late-stickies.ts';
import { watchLate } from './late-texts.ts';
import { Lineage } from './lineage.ts';
import type { Member } from './member.ts';
import { stampOrigin } from './origin.ts';
import { Presence } from './presence.ts';
import { Questions } from './questions.ts';
import { Readers } from './readers.ts';

type SyncFrame = Extract<Frame, { type: 'sync' }>;

const NOT_ALLOWED = refuse('A7', 'Your link does not allow changing this.');

/**
 * One document and the people in it. What comes in waits for the next tick. A tick has two halves: `apply` puts all of
 * it into the document and gives what has to be stored; `publish`, once that is durable, tells everybody. Between the
 * two nobody is told anything.
 */
export class Room {
  readonly name: string;
  readonly members = new Set<Member>();
  private readonly presence: Presence;
  private readonly limits: Limits;
  private readonly house: House;
  private readonly view: DocumentView;
  /** Who wrote with a client id since the room was opened. */
  private readonly owners = new Map<number, string>();
  private readonly kind: DocumentKind;
  private readonly late: LateStickies;
  private readonly quota: Quota;
  private document = new Y.Doc();
  private size: RoomSize;
  private lineage: Lineage;
  private seq = 0;
  private rowsSinceSnapshot = 0;
  private held = false;
  private paused = false;

  private readonly inbox: Inbox;
  private readonly ownWork: ((doc: Y.Doc) => void)[] = [];
  /** Work of the server's own that is applied and not yet durable. */
  private ownApplied: ((doc: Y.Doc) => void)[] = [];
  private readonly answers: Answers;
  private readonly readers = new Readers();
  private readonly newcomers = new Set<Member>();
  private readonly questions = new Questions();
  private emitted: Uint8Array[] = [];
  private unsent: Uint8Array | undefined;

  constructor(name: string, doc: Y.Doc, stored: Stored, house: House) {
    this.name = name;
    const { limits } = house;
    this.limits = limits;
    this.house = house;
    this.kind = parseDocumentName(name)?.kind ?? 'board';
    this.presence = new Presence(limits, house.door.shares);
    this.inbox = new Inbox(limits.waitingBytes);
    this.answers = new Answers({
      shares: house.door.shares,
      isBehind: (stateVector) => this.lineage.isBehind(stateVector),
      onInStep: (member) => this.inStep(member),
    });
    this.late = new LateStickies(limits.trayPerUser);
    this.quota = quotaOf(this.kind, limits);
    this.lineage = new Lineage(doc, stored.epoch);
    this.size = this.open(doc, stored);
    this.view = {
      clockOf: (client) => Y.getState(this.doc.store, client),
      isFormer: (client) => this.lineage.isFormer(client),
      ownerOf: (client) => this.presence.userOf(client) ?? this.owners.get(client),
      roots: new Set(this.kind === 'session' ? SESSION_ROOTS : BOARD_ROOTS),
    };
  }

  /** How often the document was begun anew, the first time included. */
  get epoch(): number {
    return this.lineage.epoch;
  }

  /** What is durable, and between the two halves of a tick also what is not yet. */
  get doc(): Y.Doc {
    return this.document;
  }

  /**
   * Goes back to what is stored, because what came after it could not be, and takes nothing until `release`. Nobody has
   * heard of what is forgotten here but its authors, and they are asked for it then.
   */
  hold(doc: Y.Doc, stored: Stored): void {
    this.document.destroy();
    this.emitted = [];
    this.unsent = undefined;
    this.ownWork.unshift(...this.ownApplied.splice(0));
    this.size = this.open(doc, stored);
    this.held = true;
    for (const member of this.members) {
      if (member.grant.write) member.unsettle();
      this.greet(member);
    }
  }

  /** Takes changes again, and asks everybody for what they have that is not stored. */
  release(): void {
    this.held = false;
    for (const member of this.members) {
      this.greet(member);
      if (member.following && member.grant.write) this.questions.add(member);
    }
  }

  join(member: Member): void {
    this.members.add(member);
    this.newcomers.add(member);
    this.greet(member);
  }

  /** Tells everybody what they may do now. */
  tellRights(): void {
    for (const member of this.members) this.greet(member);
  }

  /** Lets the server itself write into the document, at the next tick. */
  post(write: (doc: Y.Doc) => void): void {
    this.ownWork.push(write);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.newcomers.delete(member);
    this.questions.forget(member);
    this.presence.leave(member);
  }

  /** Takes a frame of a member. `false` when it is malformed. */
  receive(member: Member, frame: Frame): boolean {
    if (frame.type === 'awareness') return this.presence.receive(member, frame.bytes);
    if (frame.type === 'queryAwareness') this.newcomers.add(member);
    else if (frame.type === 'sync') this.receiveSync(member, frame);
    else return false;
    return true;
  }

  /** The whole document, as soon as all of it is durable. */
  read(): Promise<Stored> {
    return this.readers.wait();
  }

  /** The whole document as it is durable now. Call it between ticks only. */
  stored(): Stored {
    return { epoch: this.epoch, seq: this.seq, snapshot: Y.encodeStateAsUpdate(this.doc), tail: [] };
  }

  /** What comes in waits from now on, until `resume`, which begins with a work of the server's own. */
  pause(): void {
    this.paused = true;
  }

  resume(first?: (doc: Y.Doc) => void): void {
    this.paused = false;
    if (first !== undefined) this.ownWork.unshift(first);
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Tells those who wait for the document that they will not get it from here. */
  giveUp(): void {
    this.readers.giveUp();
  }

  /** The right to run its workshop. */
  get lease(): Lease {
    return this.house.lease;
  }

  /** Whether it takes nothing at the moment, because it could not store. */
  get isHeld(): boolean {
    return this.held;
  }

  /** The names under which somebody shows themselves here. */
  namesOf(user: string): readonly string[] {
    return this.presence.namesOf(user);
  }

  /** How much it holds. */
  get filled(): DocumentSize {
    return this.size;
  }

  /** Whether something waits for another tick. */
  get hasMore(): boolean {
    return !this.paused && this.inbox.length + this.answers.waiting > 0;
  }

  /** Whether nobody needs the room at the moment. */
  get isIdle(): boolean {
    const waiting = this.inbox.length + this.ownWork.length + this.readers.size;
    return this.members.size === 0 && waiting === 0 && !this.paused;
  }

  /** First half of a tick: applies what came in, and gives the row to be stored if anything changed. */
  apply(turn: Turn = WHOLE): LogRow | undefined {
    if (this.paused && !this.held) return undefined;
    if (this.held) {
      // Left out, and not dealt with: whoever sent it will be asked for it.
      for (const { member } of this.inbox.clear()) member.asked = member.grant.write;
      return undefined;
    }
    const ownWork = this.ownWork.splice(0);
    this.ownApplied = ownWork;
    if (this.inbox.length + ownWork.length === 0) return undefined;
    const bill = this.doc.transact((transaction) => {
      for (const write of ownWork) write(this.doc);
      const all = new Bill();
      for (const inbound of this.inbox.due(turn)) all.add(inbound.member.principal.user, () => this.take(inbound));
      // Otherwise Yjs takes what the server itself wrote for the work of another with its client id, and chooses anew.
      transaction.local = true;
      return all;
    });
    bill.settle(this.house.door.shares);
    const [first, ...more] = this.emitted.splice(0);
    if (first === undefined) return undefined;
    this.unsent = more.length === 0 ? first : Y.mergeUpdates([first, ...more]);
    this.seq += 1;
    this.rowsSinceSnapshot += 1;
    return { doc: this.name, fence: this.lease.fence, epoch: this.epoch, seq: this.seq, bytes: this.unsent };
  }

  /** Second half: what was applied is durable, so everybody may hear of it. */
  publish(): void {
    this.ownApplied = [];
    if (this.unsent !== undefined) {
      const frame = encodeFrame({ type: 'sync', step: 'update', bytes: this.unsent });
      this.answers.follow(this.unsent);
      this.unsent = undefined;
      for (const member of this.members) if (member.following) member.send(frame);
    }
    this.answers.give(this.doc);
    this.questions.send(this.doc);
    for (const member of this.members) member.tellSettled();
    this.presence.tell(this.members, this.newcomers);
    this.readers.give(() => this.stored());
  }

  /** Whether so many rows were written that loading would become slow. */
  get wantsSnapshot(): boolean {
    return this.rowsSinceSnapshot > this.limits.rowsPerSnapshot;
  }

  /** A snapshot of what is durable; `undefined` when the last one still says all. Call it between ticks only. */
  takeSnapshot(): Snapshot | undefined {
    if (this.rowsSinceSnapshot === 0) return undefined;
    this.rowsSinceSnapshot = 0;
    const bytes = Y.encodeStateAsUpdate(this.doc);
    this.size.measured(bytes.length);
    return { doc: this.name, fence: this.lease.fence, epoch: this.epoch, seq: this.seq, bytes };
  }

  private open(doc: Y.Doc, stored: Stored): RoomSize {
    this.document = doc;
    this.answers.forget();
    doc.clientID = serverClient();
    this.owners.set(doc.clientID, 'the server');
    this.lineage = new Lineage(doc, stored.epoch);
    this.seq = stored.seq;
    this.rowsSinceSnapshot = stored.tail.length;
    const bytes = [stored.snapshot, ...stored.tail].reduce((sum, part) => sum + (part?.length ?? 0), 0);
    const size = new RoomSize(doc, bytes, this.quota.documentBytes);
    doc.on('update', (update: Uint8Array) => {
      this.emitted.push(update);
      size.grew(update.length);
    });
    return size;
  }

  /** Whether all that the document says is durable, and nothing has to come into it before anybody sees it. */
  private get isSettled(): boolean {
    return this.unsent === undefined && this.ownWork.length === 0;
  }

  private receiveSync(member: Member, { step, bytes }: SyncFrame): void {
    if (step === 'step1') this.answers.ask(member, bytes, this.isSettled ? this.doc : undefined);
    else if (!this.inbox.push({ member, step, bytes, frame: ++member.received })) member.close('tooFast');
  }

  private take(inbound: Inbound): void {
    const { member, step, frame } = inbound;
    const refused = this.judge(inbound);
    if (step === 'step2') member.asked = false;
    // As long as something was left out and is asked for, nothing later counts as dealt with.
    if (!member.asked) member.settled = frame;
    if (refused === undefined) return;
    noteRefusal(this.house, this.name, inbound, refused);
    // Told to its author and to nobody else. Only what no honest page sends ends the connection.
    member.tell({ type: 'reject', frame, rule: refused.rule, message: refused.message });
    if (!isHonest(refused)) member.close(refused.rule === 'A11' ? 'otherEpoch' : 'malformed');
  }

  /** Applies an update if it may be applied, asks for what it lacks, or says why it is refused. */
  private judge({ member, step, bytes }: Inbound): Reject | undefined {
    const { user } = member.principal;
    const verdict = admit(bytes, user, this.view, this.limits);
    if (verdict.verdict === 'reject') return verdict;
    if (verdict.verdict === 'nothing') return undefined;
    if (!member.grant.write) return NOT_ALLOWED;
    if (verdict.verdict === 'gap') return this.askAgain(member, step);
    const full = beyondQuota(bytes, this.size, this.quota, this.limits);
    if (full !== undefined) return full;
    const now = performance.now();
    const who = { role: member.principal.role, user };
    const judged = judge(this.kind, verdict.decoded, this.doc, who, this.house.rights.sessions(now));
    if ('reject' in judged) {
      const isLate = step === 'step2' || now - this.house.rights.changedAt < this.limits.lateMs;
      const late = isLate ? this.late.of(user, this.names(user)[0], judged) : [];
      if (late.length > 0) this.house.onLate(late);
      return judged.reject;
    }
    if (!this.knows(user, verdict.clients)) {
      member.close('tooOften');
      return undefined;
    }
    const lateTexts = this.kind === 'private' ? watchLate(judged.work, this.doc) : undefined;
    const refused = applyUpdate(this.doc, bytes);
    if (refused !== undefined) return refused;
    this.house.meters.admits.add();
    if (lateTexts !== undefined) this.house.onLateTexts(lateTexts());
    if (this.kind !== 'session') this.stamp(member, madeRows(judged.work));
    // An answer to our question may carry what another tab wrote, so only fresh edits say whose client id it is.
    if (step === 'update') for (const client of verdict.clients) this.owners.set(client, user);
    return undefined;
  }

  /** Whether a user may write under these client ids; new ones are counted. */
  private knows(user: string, clients: readonly number[]): boolean {
    const fresh = clients.filter((client) => this.view.clockOf(client) === 0 && !this.owners.has(client));
    return fresh.length === 0 || this.house.door.newClients(user, fresh.length, performance.now());
  }

  private stamp({ principal: { role, user } }: Member, rows: readonly MadeRow[]): void {
    if (rows.length === 0) return;
    const names = role === 'facilitator' ? [] : this.names(user);
    stampOrigin(this.doc, rows, { user, at: Date.now(), names });
  }

  private names(user: string): readonly string[] {
    return this.kind === 'private' ? this.house.namesOf(user) : this.presence.namesOf(user);
  }

  private greet(member: Member): void {
    const bound = this.kind !== 'session' && member.principal.role !== 'facilitator';
    member.hello(member.grant.write && !(bound && this.house.rights.locked), this.held, this.epoch);
  }

  /**
   * An update with a gap is left out, and its sender asked for everything that is missing. An honest client that types
   * while it comes back from offline sends its newest edit first, and answers with all of them.
   */
  private askAgain(member: Member, step: Inbound['step']): Reject | undefined {
    if (step === 'step2' || member.resyncs >= this.limits.resyncsPerSocket) return NOTHING_THERE;
    if (member.asked) return undefined;
    member.resyncs += 1;
    this.questions.add(member);
    return undefined;
  }

  /** It has all that the document says. */
  private inStep(member: Member): void {
    if (!member.following && member.grant.write && !this.held) this.questions.add(member);
    member.following = true;
  }
}
