import * as Y from 'yjs';
import type { Struct } from './decode.ts';

type Piece = Struct | Y.Item | Y.GC;

/** Pieces that are walked along for one update. Texts are short: what is beyond is let through. */
const STEPS_MAX = 100_000;

/**
 * Whether letters lie where their writer can have put them: between two neighbours between which there was nothing that the
 * writer knew of. Whoever knows a letter knows what it was put between, so none of that lies there either. Yjs brings
 * everybody's letters into one order only where this holds; else the order depends on who heard of what first (Nicolaescu and
 * others, "Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types", 2016, section 3).
 */
export class Order {
  private readonly at: (id: Y.ID) => Piece | undefined;
  private steps = 0;

  /** `at`: the piece of the document, or else of the update, in which a letter lies. */
  constructor(at: (id: Y.ID) => Piece | undefined) {
    this.at = at;
  }

  /** Whether letters can have been put between these two; `null` is the beginning or the end of the text. */
  isPossible(left: Y.ID | null, right: Y.ID | null): boolean {
    const leftPiece = this.itemAt(left);
    const rightPiece = this.itemAt(right);
    // What is gone has no order any more.
    if ((left !== null && leftPiece === undefined) || (right !== null && rightPiece === undefined)) return true;
    const behind = right && rightPiece ? originOf(right, rightPiece) : undefined;
    if (behind !== undefined && same(behind, left)) return true;
    if (left === null || leftPiece === undefined) return behind === undefined;
    const before = leftPiece.rightOrigin;
    if (right === null || rightPiece === undefined) return before === null;
    if (same(before, right)) return true;
    // Letters of the same update have no place yet, so what is known of them says less.
    const isLeftThere = isApplied(leftPiece);
    const between = [isLeftThere ? (behind ?? null) : null, isLeftThere && isApplied(rightPiece) ? before : null];
    return this.isBefore(
      left,
      right,
      between.filter((id) => id !== null),
    );
  }

  /** Whether one letter stands before another, with none of the given ones between them. */
  private isBefore(left: Y.ID, right: Y.ID, between: readonly Y.ID[]): boolean {
    const from = this.applied(left, 'origin');
    const to = this.applied(right, 'rightOrigin');
    if (from === undefined || to === undefined) return true;
    const isBetween = (item: Y.Item, first: number, last: number): boolean =>
      between.some(({ client, clock }) => client === item.id.client && clock >= first && clock <= last);
    if (from.item === to.item) return from.clock < to.clock && !isBetween(from.item, from.clock + 1, to.clock - 1);
    if (isBetween(from.item, from.clock + 1, lastOf(from.item))) return false;
    for (let one = from.item.right; one !== null; one = one.right) {
      if (++this.steps > STEPS_MAX) return true;
      if (one === to.item) return !isBetween(one, one.id.clock, to.clock - 1);
      if (isBetween(one, one.id.clock, lastOf(one))) return false;
    }
    return false;
  }

  /** The letter itself, or the nearest on that side that is in the document already. */
  private applied(
    start: Y.ID,
    side: 'origin' | 'rightOrigin',
  ): { readonly item: Y.Item; readonly clock: number } | undefined {
    for (let id: Y.ID | null = start; id !== null && ++this.steps <= STEPS_MAX; ) {
      const item = this.itemAt(id);
      if (item === undefined || isApplied(item)) return item && { item, clock: id.clock };
      id = item[side];
    }
    return undefined;
  }

  private itemAt(id: Y.ID | null): Y.Item | undefined {
    const piece = id === null ? undefined : this.at(id);
    return piece instanceof Y.Item ? piece : undefined;
  }
}

const isApplied = ({ parent }: Y.Item): boolean => (parent as unknown) instanceof Y.AbstractType;
const lastOf = ({ id, length }: Y.Item): number => id.clock + length - 1;

/** What a letter was put behind: letters that were typed one after the other are one piece. */
const originOf = ({ client, clock }: Y.ID, { id, origin }: Y.Item): Y.ID | null =>
  clock > id.clock ? Y.createID(client, clock - 1) : origin;

const same = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
