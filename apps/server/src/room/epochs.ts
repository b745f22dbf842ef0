import { parseDocumentName } from '@stormbridge/sync';
import type { Limits } from '../limits/limits.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import type { Snapshot, SnapshotStore } from '../storage/log.ts';

/** Gives the rebased copy of a document where that is worth it. May take seconds; not done in this thread. */
export type Rebase = (snapshot: Uint8Array) => Promise<Uint8Array | undefined>;

interface Parts {
  readonly documents: SnapshotStore;
  readonly limits: Limits;
  readonly log: Log;
  readonly rebase?: Rebase | undefined;
}

/**
 * Begins new epochs of boards that have grown, while nobody is there: `consider` is told of each room that was left,
 * `leave` of each that is about to be opened. Whoever opens a board never waits for a copy to be made, only for one that
 * is being stored.
 */
export class Epochs {
  private readonly parts: Parts;
  /** The documents for which a copy is made; another object for each time. */
  private readonly wanted = new Map<string, object>();
  private readonly storing = new Map<string, Promise<void>>();

  /** @param parts `rebase` absent: nothing is ever begun anew */
  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Nobody has the document open any more, and this is all of it. */
  async consider(last: Snapshot): Promise<void> {
    const { doc, fence, epoch, bytes } = last;
    const { rebase, log, limits } = this.parts;
    const isBoard = parseDocumentName(doc)?.kind === 'board';
    if (rebase === undefined || !isBoard || bytes.length < limits.rebaseBytes) return;
    const wish = {};
    this.wanted.set(doc, wish);
    try {
      const copy = await rebase(bytes);
      if (copy === undefined || this.wanted.get(doc) !== wish) return;
      // Under the fence of what was copied: another node that has opened the board since is not overtaken.
      await this.store({ doc, fence, epoch: epoch + 1, seq: 1, bytes: copy });
      log.info('epoch begun', { document: doc, epoch: epoch + 1, before: bytes.length, after: copy.length });
    } catch (error) {
      if (this.wanted.get(doc) !== wish) return;
      // It stays as large as it is, and is considered again when it is left the next time.
      log.error('rebase failed', { document: doc, why: wordsOf(error) });
    } finally {
      if (this.wanted.get(doc) === wish) this.wanted.delete(doc);
    }
  }

  private async store(first: Snapshot): Promise<void> {
    const storing = this.parts.documents.beginEpoch(first);
    this.storing.set(
      first.doc,
      storing.catch(() => undefined),
    );
    try {
      await storing;
    } finally {
      this.storing.delete(first.doc);
    }
  }

  /** Leaves a document as it is, because somebody comes. Resolves when nothing of it is being stored. */
  async leave(doc: string): Promise<void> {
    this.wanted.delete(doc);
    await this.storing.get(doc);
  }

  /** Ends everything; what is being stored is stored. */
  async close(): Promise<void> {
    this.wanted.clear();
    await Promise.all(this.storing.values());
  }
}
