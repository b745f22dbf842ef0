import * as Y from 'yjs';
import type { Decoding, Struct } from './decode.ts';
import { Order } from './order.ts';
import { type Place, Places, placeOf } from './places.ts';
import { type Reject, refuse } from './reject.ts';

/** What an update would do to a document: the pieces that it adds, and what it takes away of what is there. */
export interface Work {
  readonly writes: readonly { readonly place: Place; readonly struct: Y.Item }[];
  readonly removals: readonly Place[];
}

/**
 * Resolves an update that has passed `admit` against the document that it is to be applied to. Pieces that disappear as
 * soon as they are applied are left out, and so is what is removed together with what it lies in.
 */
export function workOf(decoded: Decoding, doc: Y.Doc): Work | Reject {
  const astray = refuse('A20', 'The change lies outside of the board.');
  const places = new Places(doc, decoded.structs);
  const order = new Order((id) => places.at(id));
  const writes: Work['writes'][number][] = [];
  for (const struct of decoded.structs) {
    const known = Y.getState(doc.store, struct.id.client);
    if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= known) continue;
    const place = places.of(struct);
    if (place === 'astray' || (struct.id.clock < known && !continues(doc, struct, known, place))) return astray;
    if (place === 'gone') continue;
    const { rightOrigin } = struct;
    // A value comes after the one that it replaces, and before none.
    if (place.inText ? !order.isPossible(leftOf(struct, known), rightOrigin) : rightOrigin !== null) return DISORDER;
    writes.push({ place, struct });
  }
  const removals: Place[] = [];
  for (const item of removed(decoded, doc)) {
    const place = placeOf(item);
    if (place !== 'gone' && place !== 'astray') removals.push(place);
  }
  return { writes, removals };
}

const DISORDER = refuse('A12', 'The change puts something where nobody can have put it.');

/** What a piece follows; the rest of one follows what the document has of it. */
const leftOf = ({ id, origin }: Y.Item, known: number): Y.ID | null =>
  id.clock < known ? Y.createID(id.client, known - 1) : origin;

/** A piece of which the document has the beginning goes on where that lies. */
function continues(doc: Y.Doc, { id }: Struct, known: number, place: Place | 'gone'): boolean {
  const before = Y.getItem(doc.store, Y.createID(id.client, known - 1)) as Y.Item | Y.GC;
  const beginning = before instanceof Y.Item ? placeOf(before) : 'gone';
  if (typeof place === 'string' || typeof beginning === 'string') return beginning !== 'astray';
  return (Object.keys(place) as (keyof Place)[]).every((part) => place[part] === beginning[part]);
}

/** The items that are there and would be deleted, without those that lie in others of them. */
function removed({ deletes }: Decoding, doc: Y.Doc): readonly Y.Item[] {
  const items = new Set<Y.Item>();
  for (const [client, ranges] of deletes) {
    const structs = doc.store.clients.get(client);
    if (structs === undefined) continue;
    const known = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      if (clock >= known) continue;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const item = structs[at];
        if (item === undefined || item.id.clock >= clock + len) break;
        if (item instanceof Y.Item && !item.deleted) items.add(item);
      }
    }
  }
  return [...items].filter(({ parent }) => {
    const holder = parent instanceof Y.AbstractType ? parent._item : null;
    return holder === null || !(holder.deleted || items.has(holder));
  });
}
