import {
  documentName,
  markRevealed,
  planReveal,
  privatePrefix,
  privateStickies,
  type Reveal,
  type SilentCounts,
  writeCounts,
  writeReveal,
  writeSession,
} from '@stormbridge/sync';
import type * as Y from 'yjs';
import { type Log, wordsOf } from '../ops/log.ts';
import type { SnapshotStore } from '../storage/log.ts';
import type { Work } from './all-or-nothing.ts';
import { Unreadable } from './document.ts';
import { workshopOf } from './names.ts';
import type { Room } from './room.ts';

interface Parts {
  readonly documents: Pick<SnapshotStore, 'names'>;
  readonly log: Log;
  /** The names of the documents in memory. */
  readonly opened: () => Iterable<string>;
  readonly room: (name: string) => Promise<Room>;
  readonly wake: (room: Room) => void;
  /** Writes into several documents, so that all of it is stored or nothing. Says whether it was. */
  readonly together: (rooms: readonly Room[], plan: () => ReadonlyMap<Room, Work>) => Promise<boolean>;
  /** Why a board cannot take so much more, in words. */
  readonly tooMuch: (board: Room, more: Reveal) => string | undefined;
}

/** What a reveal came to: how much was put onto the board, or why nothing was. */
export type Revealed =
  | { readonly done: true; readonly counts: SilentCounts }
  | { readonly done: false; readonly why: 'full' | 'storage'; readonly message: string };

/** Counts are told at most this often, in ms: they are a meter, not a protocol of who types when. */
const TELL_MS = 500;
/** How often what came in while a reveal was being stored is revealed as well. */
const ROUNDS_MAX = 5;

/** Private documents as far as others have to do with them: how much lies in them, and their reveal. */
export class Silence {
  private readonly parts: Parts;
  private readonly telling = new Map<string, NodeJS.Timeout>();
  /** How many stickies a document held when it was last in memory. */
  private readonly counted = new Map<string, Map<string, number>>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Something was stored in a private document. */
  changed({ name, doc }: Room): void {
    const workshop = workshopOf(name);
    this.counted.get(workshop)?.set(name, privateStickies(doc));
    if (this.telling.has(workshop)) return;
    this.telling.set(
      workshop,
      setTimeout(() => void this.tell(workshop), TELL_MS),
    );
  }

  /** No document of a workshop is in memory any more. */
  forget(workshop: string): void {
    this.counted.delete(workshop);
  }

  close(): void {
    for (const timer of this.telling.values()) clearTimeout(timer);
  }

  /** Puts all private stickies of a workshop onto its board and ends silent mode: all of that, or nothing. */
  async reveal(workshop: string): Promise<Revealed> {
    let counts: SilentCounts = { people: 0, stickies: 0 };
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const step = await this.revealOnce(workshop);
      if (!step.done) return step;
      const { people, stickies } = step.counts;
      counts = { people: Math.max(counts.people, people), stickies: counts.stickies + stickies };
      // What came in while it was being stored. From then on private documents take nothing new.
      if (round > 0 && stickies === 0) break;
    }
    this.parts.log.info('revealed', { document: workshop, ...counts });
    return { done: true, counts };
  }

  private async revealOnce(workshop: string): Promise<Revealed> {
    const { room, together, tooMuch } = this.parts;
    const board = await room(documentName('board', workshop));
    const session = await room(documentName('session', workshop));
    const privates = await this.privates(workshop);
    let plan: Reveal | undefined;
    let message: string | undefined;
    const stored = await together([board, session, ...privates], () => {
      plan = planReveal(
        board.doc,
        privates.map(({ doc }) => doc),
      );
      const { stickies } = plan;
      message = tooMuch(board, plan);
      if (message !== undefined) return new Map();
      return new Map<Room, Work>([
        // The board first: whoever hears of both sees a sticky in two places rather than in none.
        ...(stickies > 0 ? [[board, (doc: Y.Doc) => plan && writeReveal(doc, plan)] as const] : []),
        [session, endSilence],
        ...privates.filter(({ doc }) => privateStickies(doc) > 0).map((one) => [one, markRevealed] as const),
      ]);
    });
    if (message !== undefined) return { done: false, why: 'full', message };
    if (!stored || plan === undefined)
      return { done: false, why: 'storage', message: 'The server cannot save at the moment, so nothing was revealed.' };
    this.counted.delete(workshop);
    return { done: true, counts: { people: plan.people, stickies: plan.stickies } };
  }

  /** The private documents of a workshop. One that cannot be read stays as it is, and keeps no others from being revealed. */
  private async privates(workshop: string): Promise<readonly Room[]> {
    const rooms: Room[] = [];
    for (const name of await this.namesOf(workshop)) {
      try {
        rooms.push(await this.parts.room(name));
      } catch (error) {
        // A store that gives nothing at the moment is no reason to leave somebody out.
        if (!(error instanceof Unreadable)) throw error;
        this.parts.log.error('private document unreadable', { document: workshop, why: wordsOf(error) });
      }
    }
    return rooms;
  }

  private async namesOf(workshop: string): Promise<readonly string[]> {
    const prefix = privatePrefix(workshop);
    const stored = await this.parts.documents.names(prefix);
    const opened = [...this.parts.opened()].filter((name) => name.startsWith(prefix));
    return [...new Set([...stored, ...opened])].sort();
  }

  private async tell(workshop: string): Promise<void> {
    this.telling.delete(workshop);
    try {
      const session = await this.parts.room(documentName('session', workshop));
      const counted = this.counted.get(workshop) ?? (await this.countAll(workshop));
      const stickies = [...counted.values()];
      const counts = {
        people: stickies.filter((one) => one > 0).length,
        stickies: stickies.reduce((sum, one) => sum + one, 0),
      };
      session.post((doc) => writeCounts(doc, counts));
      this.parts.wake(session);
    } catch (error) {
      this.parts.log.error('counting failed', { document: workshop, why: wordsOf(error) });
    }
  }

  private async countAll(workshop: string): Promise<ReadonlyMap<string, number>> {
    const rooms = await this.privates(workshop);
    const counted = new Map(rooms.map(({ name, doc }) => [name, privateStickies(doc)]));
    this.counted.set(workshop, counted);
    return counted;
  }
}

function endSilence(doc: Y.Doc): void {
  writeSession(doc, { silent: false });
  writeCounts(doc, { people: 0, stickies: 0 });
}
