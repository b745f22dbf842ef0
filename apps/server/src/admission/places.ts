import * as Y from 'yjs';
import type { Struct } from './decode.ts';

/** Where a piece of a document lies: in which root under which key, and for what lies deeper, in which field of that row. */
export interface Place {
  readonly root: string;
  readonly key: string;
  readonly field: string | undefined;
  /** Lies in the text of the field. */
  readonly inText: boolean;
}

/** `gone`: lies in something that exists no more, so it disappears as well. `astray`: where nothing of a board lies. */
export type Found = Place | 'gone' | 'astray';

type Piece = Struct | Y.Item | Y.GC;

/** A row, a field, a text: nothing lies deeper. Older documents may hold more, which is then not walked through. */
const DEPTH = 3;

/**
 * Finds out where each piece of an update would lie, before the update is applied. A piece names its parent, or a
 * neighbour that has the same one; both may be in the document or in the update itself. The update must be free of holes.
 */
export class Places {
  private readonly doc: Y.Doc;
  private readonly news = new Map<number, Struct[]>();
  private readonly found = new Map<Struct, Found>();
  private readonly count: number;

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.doc = doc;
    this.count = structs.length;
    for (const struct of structs) {
      const same = this.news.get(struct.id.client);
      if (same === undefined) this.news.set(struct.id.client, [struct]);
      else same.push(struct);
    }
  }

  /** The place of a piece of the update. */
  of(struct: Struct, depth = 0): Found {
    const chain: Struct[] = [];
    let found = this.found.get(struct);
    for (let at = struct; found === undefined; ) {
      chain.push(at);
      // Pieces that are each other's neighbours in a circle are found nowhere.
      const next = chain.length > this.count ? 'astray' : this.step(at, depth);
      if (isFound(next)) found = next;
      else {
        at = next;
        found = this.found.get(at);
      }
    }
    for (const one of chain) this.found.set(one, found);
    return found;
  }

  /** The place of what one piece says about itself, or the neighbour that it shares its place with. */
  private step(item: Struct, depth: number): Found | Struct {
    if (!(item instanceof Y.Item)) return 'gone';
    const left = item.origin === null ? undefined : this.at(item.origin);
    const right = item.rightOrigin === null ? undefined : this.at(item.rightOrigin);
    if (left instanceof Y.GC || right instanceof Y.GC) return 'gone';
    // Before it is applied, `parent` is a name of a root, an id or null, whatever its declared type.
    const parent: unknown = item.parent;
    if (typeof parent === 'string') return rootPlace(parent, item.parentSub);
    if (parent instanceof Y.ID) return this.within(this.at(parent), item.parentSub, depth + 1);
    const neighbour = left ?? right;
    if (neighbour === undefined) return 'astray';
    return isApplied(neighbour) ? placeOf(neighbour) : (neighbour as Struct);
  }

  private within(holder: Piece | undefined, key: string | null, depth: number): Found {
    if (holder === undefined || depth > DEPTH) return 'astray';
    if (!(holder instanceof Y.Item) || !(holder.content instanceof Y.ContentType)) return 'gone';
    return below(isApplied(holder) ? placeOf(holder) : this.of(holder as Struct, depth), key);
  }

  /** The piece of the document, or else of the update, in which something lies. */
  at(id: Y.ID): Piece | undefined {
    const applied = this.doc.store.clients.get(id.client);
    if (applied !== undefined && id.clock < Y.getState(this.doc.store, id.client))
      return applied[Y.findIndexSS(applied, id.clock)];
    const news = this.news.get(id.client) ?? [];
    let low = 0;
    let high = news.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const one = news[middle];
      if (one === undefined) return undefined;
      if (id.clock < one.id.clock) high = middle - 1;
      else if (id.clock >= one.id.clock + one.length) low = middle + 1;
      else return one;
    }
    return undefined;
  }
}

/** The place of a piece that is part of a document. */
export function placeOf(item: Y.Item, depth = 0): Found {
  const type = item.parent;
  if (!(type instanceof Y.AbstractType)) return 'gone';
  if (type._item === null) return rootPlace(Y.findRootTypeKey(type), item.parentSub);
  return depth >= DEPTH ? 'astray' : below(placeOf(type._item, depth + 1), item.parentSub);
}

const isFound = (next: Found | Struct): next is Found => typeof next === 'string' || 'root' in next;
const isApplied = (piece: Piece): piece is Y.Item =>
  piece instanceof Y.Item && (piece.parent as unknown) instanceof Y.AbstractType;

const rootPlace = (root: string, key: string | null): Found =>
  key === null ? 'astray' : { root, key, field: undefined, inText: false };

function below(place: Found, key: string | null): Found {
  if (typeof place === 'string') return place;
  if (place.inText) return 'astray';
  if (place.field === undefined) return key === null ? 'astray' : { ...place, field: key };
  return key === null ? { ...place, inText: true } : 'astray';
}
