import { documentName, readSession, restoreState } from '@stormbridge/sync';
import { newId } from '../auth/tokens.ts';
import type { Limits } from '../limits/limits.ts';
import { TokenBuckets } from '../limits/token-bucket.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import type { Room } from '../room/room.ts';
import type { RoomManager } from '../room/room-manager.ts';
import type { HistoryPoint, HistoryStore, Kept, PointReason } from '../storage/history.ts';
import type { Stored } from '../storage/log.ts';
import type { Download, Outcome } from '../work/jobs.ts';
import type { WorkBench } from '../work/work-bench.ts';
import { packed, unpacked } from './packed.ts';

interface Parts {
  readonly points: HistoryStore;
  readonly rooms: RoomManager;
  readonly bench: WorkBench;
  readonly limits: Limits;
  readonly log: Log;
}

/** Why something could not be done, for the person who asked. */
export type Refused = 'no-such-point' | 'full' | 'too-often' | 'cannot-store';
export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Refused };

/** What somebody asks to be kept. */
interface Wish {
  readonly reason: PointReason;
  readonly stage: number;
  readonly name: string;
  readonly by: string;
}

/** The moments of boards that can be looked at and gone back to. */
export class History {
  private readonly parts: Parts;
  private readonly pace: TokenBuckets;
  /** Of each board whether it is being restored; two at once would each keep what the other has half done. */
  private readonly restoring = new Set<string>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
    const { pointsPerMinute } = parts.limits;
    this.pace = new TokenBuckets({ perSecond: pointsPerMinute / 60, burst: pointsPerMinute });
    parts.rooms.onStage = (workshop, left, board) => this.stageLeft(workshop, left, board);
  }

  /** The points of a workshop's board, newest first. */
  list(workshop: string): Promise<readonly HistoryPoint[]> {
    return this.parts.points.list(documentName('board', workshop));
  }

  /** The board of a point as a board file. */
  async file(workshop: string, id: string): Promise<Outcome<Download>> {
    const bytes = await this.parts.points.read(documentName('board', workshop), id);
    return bytes && this.parts.bench.run({ kind: 'boardFile', stored: [await unpacked(bytes)] });
  }

  /** Keeps the board as it is now, under a name. */
  async name(
    workshop: string,
    { name, by }: { readonly name: string; readonly by: string },
  ): Promise<Done<HistoryPoint>> {
    if (!this.paced(workshop)) return refused('too-often');
    const { rooms } = this.parts;
    const board = documentName('board', workshop);
    const stage = await this.stageOf(workshop);
    // Whoever asks has often just sent their last change, so what has come is stored first.
    const stored = await rooms.between(board, (room) => room.read());
    const { kept, point } = await this.keep(board, stored, { reason: 'named', stage, name, by });
    return kept === 'full' ? refused('full') : { ok: true, value: point };
  }

  /**
   * Makes the board what it was at a point, as a change like any other, and gives the point of before. While what was
   * there before is being kept the room takes nothing: what people write meanwhile comes after the board was restored.
   */
  async restore(workshop: string, id: string, by: string): Promise<Done<HistoryPoint>> {
    const board = documentName('board', workshop);
    const bytes = await this.parts.points.read(board, id);
    if (bytes === undefined) return refused('no-such-point');
    if (this.restoring.has(board) || !this.paced(workshop)) return refused('too-often');
    this.restoring.add(board);
    try {
      return await this.goBack(workshop, bytes, by);
    } finally {
      this.restoring.delete(board);
    }
  }

  /** Resolves when everything that was to be kept is kept. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async goBack(workshop: string, bytes: Uint8Array, by: string): Promise<Done<HistoryPoint>> {
    const { rooms, bench } = this.parts;
    const board = documentName('board', workshop);
    const state = await bench.run({ kind: 'state', stored: [await unpacked(bytes)] });
    if (!state?.ok) throw new Error('The point cannot be read');
    const stage = await this.stageOf(workshop);
    const { room, before } = await rooms.between(board, (room) => {
      if (room.isHeld) return { room, before: undefined };
      room.pause();
      return { room, before: room.stored() };
    });
    if (before === undefined) return refused('cannot-store');
    let wanted = true;
    const write = (doc: Room['doc']): void => {
      if (wanted) restoreState(doc, state.value);
    };
    let point: HistoryPoint | undefined;
    try {
      ({ point } = await this.keep(board, before, { reason: 'restore', stage, name: '', by }));
    } finally {
      if (point === undefined) await rooms.between(board, () => room.resume());
    }
    const written = await rooms.between(board, async (now) => {
      room.resume(write);
      if (now !== room) return false;
      await room.read();
      return !room.isHeld;
    });
    // A room that could not store it would else do it at some later time, when nobody thinks of it.
    wanted = false;
    return written ? { ok: true, value: point } : refused('cannot-store');
  }

  private async stageOf(workshop: string): Promise<number> {
    return this.parts.rooms.between(documentName('session', workshop), ({ doc }) => readSession(doc).stage);
  }

  /** The team goes on from a stage. `board` is what is durable of the board at that moment, where it is open. */
  private stageLeft(workshop: string, stage: number, board: Room | undefined): void {
    if (!this.paced(workshop)) return;
    const { rooms, log } = this.parts;
    const name = documentName('board', workshop);
    const now = board?.stored();
    const kept = async (): Promise<void> => {
      const stored = now ?? (await rooms.between(name, (room) => room.stored()));
      await this.keep(name, stored, { reason: 'stage', stage, name: '', by: '' });
    };
    kept().catch((error: unknown) => log.error('history failed', { document: name, why: wordsOf(error) }));
  }

  /** Keeps one after the other, so that points lie in the order in which they were asked for. Gives what says the same. */
  private keep(
    doc: string,
    stored: Stored,
    wish: Wish,
  ): Promise<{ readonly kept: Kept; readonly point: HistoryPoint }> {
    const { points, limits } = this.parts;
    const point: HistoryPoint = { id: newId(), doc, at: Date.now(), ...wish, epoch: stored.epoch, seq: stored.seq };
    const most = wish.reason === 'named' ? limits.namedPointsPerBoard : limits.pointsPerBoard;
    const work = async (): Promise<{ kept: Kept; point: HistoryPoint }> => {
      const kept = await points.keep(point, await packed(stored), most);
      const [newest] = kept === 'unchanged' ? await points.list(doc) : [];
      return { kept, point: newest ?? point };
    };
    const done = this.running.then(work);
    this.running = done.catch(() => undefined);
    return done;
  }

  private paced(workshop: string): boolean {
    return this.pace.take(workshop, performance.now());
  }
}

const refused = (why: Refused): { readonly ok: false; readonly why: Refused } => ({ ok: false, why });
