import * as Y from 'yjs';
import type { DocumentSize } from '../admission/quota.ts';

/** How large a room's document is, without encoding it again and again. */
export class RoomSize implements DocumentSize {
  private readonly doc: Y.Doc;
  private readonly enough: number;
  /** What was stored: never less than what the document takes, as later updates replace parts of earlier ones. */
  private stored: number;
  private exact = 0;

  /** @param enough bytes up to which nobody wants to know exactly */
  constructor(doc: Y.Doc, stored: number, enough: number) {
    this.doc = doc;
    this.stored = stored;
    this.enough = enough;
  }

  /** An update was applied. */
  grew(bytes: number): void {
    this.stored += bytes;
  }

  /** The document was encoded as a whole. */
  measured(bytes: number): void {
    this.stored = bytes;
    this.exact = bytes;
  }

  bytes(): number {
    // Encoding takes a tenth of a second for a document at its limit, so it is done once for each part that is written.
    if (this.stored > this.enough && this.stored - this.exact > this.enough / 64)
      this.measured(Y.encodeStateAsUpdate(this.doc).length);
    return this.stored;
  }

  hasRow(root: string, row: string): boolean {
    return this.doc.getMap(root).has(row);
  }

  stickyRows(): number {
    return this.doc.getMap('elements')._map.size;
  }

  stickies(): number {
    let count = 0;
    for (const row of this.doc.getMap('elements').values())
      if (row instanceof Y.Map && row.get('del') !== true) count++;
    return count;
  }
}
