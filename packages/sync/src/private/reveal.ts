import {
  add,
  type Board,
  type BoardChange,
  type ElementRow,
  eventVersionId,
  type NewRow,
  NOTATION,
  type Point,
  timelinePlaces,
} from '@stormbridge/model';
import { type Doc, Map as YMap } from 'yjs';
import { DELETED, isLive, readBoard, readRows, tableMap } from '../layout/read.ts';
import { STAMP, type Stamp, stampOf } from '../layout/stamp.ts';
import { addRows } from '../layout/write.ts';
import { PRIVATE_TABLES } from '../rights/rights.ts';

/**
 * A private document has the layout of a board, and of its tables only those of stickies. A row that was revealed stays
 * in it, taken away and marked, so that what comes for it later is known to have come too late.
 */
export const REVEALED = 'revealed';

/** Between revealed stickies, and between them and what is on the board, in px. */
const GAP = 24;
const APART = 96;
const STEP = { x: NOTATION.event.size.w + GAP, y: NOTATION.event.size.h + GAP };
/** A block of stickies is about so many times as wide as high, as screens are. */
const RATIO = 1.6;

/** What a reveal puts onto the board. */
export interface Reveal {
  readonly changes: readonly BoardChange[];
  /** Who made each sticky and when it came to the server, by its id. */
  readonly stamps: ReadonlyMap<string, Stamp>;
  /** How many stickies that are, and how many people wrote them. */
  readonly stickies: number;
  readonly people: number;
}

/** How many stickies lie in a private document. */
export function privateStickies(doc: Doc): number {
  let count = 0;
  tableMap(doc, 'elements')?.forEach((row) => {
    if (isLive(row)) count++;
  });
  return count;
}

/** Whether a row of a private document was revealed. */
export function isRevealed(doc: Doc, table: string, id: string): boolean {
  const known = PRIVATE_TABLES.find((one) => one === table);
  const row = known && tableMap(doc, known)?.get(id);
  return row instanceof YMap && row.get(REVEALED) === true;
}

/**
 * What it takes to put everything of some private documents onto the board: the same ids, texts, authors and times, each
 * document's stickies together and in the order of their making, in one block under all that is there. What is on the
 * board already is left out, so that doing it again does nothing. Never throws, whatever the documents hold.
 */
export function planReveal(board: Doc, privates: readonly Doc[]): Reveal {
  const known = tableMap(board, 'elements');
  const written = privates.map((doc) => ({ doc, rows: stickiesOf(doc).filter(({ id }) => known?.has(id) !== true) }));
  const all = written.flatMap(({ doc, rows }) => rows.map((row) => ({ doc, row })));
  const place = freeBlock(readBoard(board), all.length, cornerOf(all.map(({ row }) => row)));
  const stamps = new Map<string, Stamp>();
  const changes = new Map<string, BoardChange>();
  for (const [at, { doc, row }] of all.entries()) {
    if (changes.has(row.id)) continue;
    const stamp = stampOf(doc, 'elements', row.id);
    if (stamp !== undefined) stamps.set(row.id, stamp);
    changes.set(row.id, add('elements', row.id, { ...valuesOf(row), posTimeline: place(at) }));
    if (row.kind !== 'event') continue;
    const version = eventVersionId(row.id, 1);
    changes.set(version, add('eventVersions', version, { event: row.id, version: 1 }));
  }
  const people = written.filter(({ rows }) => rows.length > 0).length;
  return { changes: [...changes.values()], stamps, stickies: all.length, people };
}

/** Puts it onto the board, as part of the caller's transaction. */
export function writeReveal(board: Doc, { changes, stamps }: Reveal): void {
  addRows(board, changes);
  for (const [id, stamp] of stamps) {
    const row = tableMap(board, 'elements')?.get(id);
    if (row instanceof YMap) row.set(STAMP, stamp);
  }
}

/** Empties a private document of what was revealed, as part of the caller's transaction. */
export function markRevealed(doc: Doc): void {
  for (const table of PRIVATE_TABLES)
    tableMap(doc, table)?.forEach((row) => {
      if (!isLive(row)) return;
      row.set(DELETED, true);
      row.set(REVEALED, true);
    });
}

function stickiesOf(doc: Doc): readonly ElementRow[] {
  const key = ({ createdAt = '', id }: ElementRow): string => `${createdAt} ${id}`;
  return [...readRows(doc).elements.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A sticky without the places that it had where only its writer saw it. */
function valuesOf(row: ElementRow): NewRow<'elements'> {
  const { id: _id, posTimeline: _x, posLandscape: _y, column: _column, lane: _lane, ...values } = row;
  return values;
}

/** The upper left corner of where people have written, which is where they look. */
function cornerOf(rows: readonly ElementRow[]): Point {
  const places = rows.flatMap(({ posTimeline }) => posTimeline ?? []);
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}

/**
 * The places of a block of so many stickies, row by row, under everything that is on the timeline; on an empty one at
 * `corner`.
 */
export function freeBlock(board: Board, count: number, corner: Point = { x: 0, y: 0 }): (at: number) => Point {
  let [left, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y, h } of timelinePlaces(board).values()) {
    left = Math.min(left, x);
    bottom = Math.max(bottom, y + h);
  }
  const start = left === Number.POSITIVE_INFINITY ? corner : { x: left, y: bottom + APART };
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * RATIO * STEP.y) / STEP.x)));
  return (at) => ({
    x: Math.round(start.x + (at % columns) * STEP.x),
    y: Math.round(start.y + Math.floor(at / columns) * STEP.y),
  });
}
