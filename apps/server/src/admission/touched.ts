import { ELEMENT_KINDS, isSingleTable, type Kind, LABEL_MAX, type TableName } from '@stormbridge/model';
import { areaOf, stampOf, type Touch } from '@stormbridge/sync';
import * as Y from 'yjs';
import { isRow, keyOf } from './board-schema.ts';
import type { Work } from './work.ts';

/** A row that an update makes. */
export interface MadeRow {
  readonly table: TableName;
  readonly id: string;
}

/** The rows that an update makes. */
export const madeRows = (work: Work): readonly MadeRow[] =>
  work.writes.filter(isRow).map(({ place }) => ({ table: place.root as TableName, id: place.key }));

/** What an update that fits the schema does to the rows of a board. */
export function touchedBy(work: Work, doc: Y.Doc): readonly Touch[] {
  const made = new Set(work.writes.filter(isRow).map(({ place }) => keyOf(place)));
  const kinds = kindsIn(work);
  const touches: Touch[] = [];
  const seen = new Set<string>();
  for (const place of [...work.writes.map((write) => write.place), ...work.removals]) {
    const key = keyOf(place);
    if (seen.has(key)) continue;
    seen.add(key);
    const table = place.root as TableName;
    const written = kinds.get(key);
    if (made.has(key) && !isSingleTable(table) && written === undefined)
      touches.push({ table, does: 'make', kind: areaOf(table), madeBy: undefined });
    for (const kind of written ?? []) touches.push({ table, does: 'make', kind, madeBy: undefined });
    if (!made.has(key))
      touches.push({ table, does: 'change', kind: undefined, madeBy: stampOf(doc, table, place.key)?.user });
  }
  return touches;
}

/** The kinds of element that are written, by row. */
function kindsIn(work: Work): ReadonlyMap<string, readonly Kind[]> {
  const kinds = new Map<string, Kind[]>();
  for (const { place, struct } of work.writes) {
    if (place.root !== 'elements' || place.field !== 'kind' || !(struct.content instanceof Y.ContentAny)) continue;
    const kind = ELEMENT_KINDS.find((one) => one === (struct.content as Y.ContentAny).arr[0]);
    if (kind !== undefined) kinds.set(keyOf(place), [...(kinds.get(keyOf(place)) ?? []), kind]);
  }
  return kinds;
}

/** A sticky or area that an update makes, as its writer saw it. */
export interface MadeSticky {
  readonly kind: Kind;
  readonly text: string;
  readonly author: string;
}

/** Most pieces of one text that are put together. */
const PIECES_MAX = 4 * LABEL_MAX;

/** The stickies with a text that an update makes. It need not be applied, nor be allowed, for that. */
export function stickiesIn(work: Work, most: number): readonly MadeSticky[] {
  const kinds = kindsIn(work);
  const stickies: MadeSticky[] = [];
  const byRow = new Map<string, Work['writes'][number][]>();
  for (const write of work.writes) {
    const same = byRow.get(keyOf(write.place));
    if (same === undefined) byRow.set(keyOf(write.place), [write]);
    else same.push(write);
  }
  for (const { table, id } of madeRows(work)) {
    if (stickies.length >= most) break;
    const mine = byRow.get(`${table} ${id}`) ?? [];
    const kind = table === 'elements' ? kinds.get(`${table} ${id}`)?.at(-1) : areaOf(table);
    const letters = mine.filter(({ place }) => place.inText && (place.field === 'label' || place.field === 'name'));
    const text = textOf(letters.map(({ struct }) => struct)).trim();
    const author = mine.find(({ place }) => place.field === 'author')?.struct.content.getContent()[0];
    if (kind !== undefined && text !== '')
      stickies.push({ kind, text, author: typeof author === 'string' ? author : '' });
  }
  return stickies;
}

/** A text from its pieces. One person wrote them in this order, each directly behind the letter that it names. */
function textOf(pieces: readonly Y.Item[]): string {
  const letters: { readonly client: number; readonly clock: number; readonly letter: string }[] = [];
  for (const { id, origin, content, length } of pieces) {
    if (letters.length > PIECES_MAX) break;
    const before =
      origin === null ? -1 : letters.findIndex((one) => one.client === origin.client && one.clock === origin.clock);
    const text = content instanceof Y.ContentString ? content.str : '';
    const shown = Math.min(length, PIECES_MAX);
    const more = Array.from({ length: shown }, (_, at) => ({
      client: id.client,
      clock: id.clock + at,
      letter: text.charAt(at),
    }));
    letters.splice(before + 1, 0, ...more);
  }
  return letters.map(({ letter }) => letter).join('');
}
