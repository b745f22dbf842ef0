import * as Y from 'yjs';
import type { Limits } from '../limits/limits.ts';
import { type Decoding, decode, type Struct } from './decode.ts';
import { type Reject, refuse } from './reject.ts';

/** What has to be known of a document to judge an update. */
export interface DocumentView {
  /** The next clock that the document expects of a client. */
  clockOf(client: number): number;
  /** Whose client id this is, as far as anybody knows. */
  ownerOf(client: number): string | undefined;
  /** Whether a client wrote in an earlier epoch of the document. */
  isFormer?(client: number): boolean;
  /** The names under which a document keeps its data. */
  readonly roots: ReadonlySet<string>;
}

/**
 * `admit`: can be applied; `clients` are those that it brings something new of. `nothing`: brings nothing new. `gap`:
 * builds on something that the document does not have; an honest client has it and can be asked for it.
 */
export type Verdict =
  | { readonly verdict: 'admit'; readonly clients: readonly number[]; readonly decoded: Decoding }
  | { readonly verdict: 'nothing' }
  | { readonly verdict: 'gap' }
  | Reject;

/**
 * Judges an update of a client before it is applied. What passes can always be applied at once and completely: nothing
 * of it waits in memory for something that may never come. Pure.
 */
export function admit(update: Uint8Array, author: string, document: DocumentView, limits: Limits): Verdict {
  const decoded = decode(update, limits);
  if ('verdict' in decoded) return decoded;
  const refused = forbidden(decoded, document.roots);
  if (refused !== undefined) return refused;

  if (isFormer(decoded, document)) return refuse('A11', 'The workshop was put in order meanwhile.');
  const ends = endsOf(decoded, document);
  if (ends === undefined) return { verdict: 'gap' };
  const known = (client: number): number => ends.get(client) ?? document.clockOf(client);
  const isNew = ({ id, length }: Struct): boolean => id.clock + length > document.clockOf(id.client);
  const news = decoded.structs.filter(isNew);
  const clients = [...new Set(news.map(({ id }) => id.client))];
  if (clients.some((client) => (document.ownerOf(client) ?? author) !== author))
    return refuse('A5', 'The change was written in the name of somebody else.');
  if (!news.every((struct) => buildsOn(struct, known)) || !deletesKnown(decoded, known)) return { verdict: 'gap' };
  if (clients.length === 0 && decoded.deletes.size === 0) return { verdict: 'nothing' };
  return { verdict: 'admit', clients, decoded };
}

/** Whether something of an update was written in an earlier epoch, or is about something that was. */
function isFormer({ structs, deletes }: Decoding, document: DocumentView): boolean {
  if (document.isFormer === undefined) return false;
  for (const { id } of structs) if (document.isFormer(id.client)) return true;
  for (const client of deletes.keys()) if (document.isFormer(client)) return true;
  return false;
}

/** The clock up to which each client of the update is known once it is applied; `undefined` when one has a hole. */
function endsOf({ structs }: Decoding, document: DocumentView): ReadonlyMap<number, number> | undefined {
  const ends = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const expected = ends.get(client) ?? document.clockOf(client);
    if (struct instanceof Y.Skip || clock > expected) return undefined;
    ends.set(client, Math.max(expected, clock + struct.length));
  }
  return ends;
}

/** Whether everything that a piece names (what it follows, what it lies in) is there. */
function buildsOn(struct: Struct, known: (client: number) => number): boolean {
  if (!(struct instanceof Y.Item)) return true;
  // Before it is applied, `parent` is a name of a root or an id, whatever its declared type.
  const parent: unknown = struct.parent;
  const ids = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
  return ids.every((id) => id === null || id.clock < known(id.client));
}

/** A range that reaches beyond what is known would delete what its owner has not written yet. */
function deletesKnown({ deletes }: Decoding, known: (client: number) => number): boolean {
  for (const [client, ranges] of deletes)
    for (const { clock, len } of ranges) if (clock + len > known(client)) return false;
  return true;
}

/** Kinds of content by their number in the format: deleted, text, a nested type, plain values. */
const CONTENT = new Set([1, 4, 7, 8]);

function forbidden({ structs }: Decoding, roots: ReadonlySet<string>): Reject | undefined {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const parent: unknown = struct.parent;
    // The roots are maps, so whatever lies directly in one has a key.
    if (typeof parent === 'string' && (!roots.has(parent) || struct.parentSub === null))
      return refuse('A4', 'The change lies outside of the board.');
    if (struct.parentSub === '__proto__') return refuse('A4', 'The change uses a name that is not allowed.');
    const { content } = struct;
    if (!CONTENT.has(content.getRef())) return refuse('A4', 'The change holds something that a board does not have.');
    if (content instanceof Y.ContentType && content.type.constructor !== Y.Map && content.type.constructor !== Y.Text)
      return refuse('A4', 'The change holds something that a board does not have.');
  }
  return undefined;
}
