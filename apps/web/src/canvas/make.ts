import {
  add,
  addElement,
  applyChanges,
  type BoardChange,
  derivedId,
  type ElementKind,
  type Kind,
  type NewRow,
  NOTATION,
  type Point,
  placeAfter,
  placeAggregate,
  placeInTime,
  runBy,
  type TimePlace,
} from '@stormbridge/model';
import { boxAround, type Desk, sayProblem, shows } from './desk.ts';
import { areaAt } from './hit-test.ts';
import { freePlace, NOTE_GAP } from './neighbours.ts';
import type { SceneItem } from './scene.ts';
import { columnAt, timePlaceAt } from './time-places.ts';

/** What was made: the id under which the canvas shows it, and the key that joins what follows to the same undo step. */
export interface Made {
  readonly id: string;
  readonly merge: string;
}

export interface Wish {
  readonly kind: Kind;
  /** The middle of the new note, in board px; somewhere free in the seen part where it is left out. */
  readonly at?: Point | undefined;
  readonly label?: string;
  /** Whether the note has to lie exactly there, even over another. */
  readonly exact?: boolean;
  /** A place in time that is already known. */
  readonly time?: TimePlace | undefined;
}

/** Makes something new on the board. Nothing is made, and the reason is said, where the view does not show its kind. */
export function make(desk: Desk, wish: Wish): Made | undefined {
  const { kind } = wish;
  if (!shows(desk.view, kind)) {
    const { plural, stage } = NOTATION[kind];
    desk.say(desk.text('notInThisView', { plural, stage }));
    return undefined;
  }
  const id = desk.writer.newId();
  const made = changesFor(desk, id, wish);
  if (made === undefined) return undefined;
  const merge = `new:${id}`;
  return desk.writer.commit(made.changes, { merge }) ? { id: made.shown, merge } : undefined;
}

interface Drafted {
  readonly changes: readonly BoardChange[];
  readonly shown: string;
}

function changesFor(desk: Desk, id: string, wish: Wish): Drafted | undefined {
  const at = placeFor(desk, wish);
  const label = wish.label ?? '';
  switch (wish.kind) {
    case 'phase':
      return phase(desk, id, label, at);
    case 'context':
      return { changes: [add('contexts', id, { name: label, frame: boxAround('context', at.x, at.y) })], shown: id };
    case 'aggregate':
      return aggregate(desk, id, label, at);
    case 'service':
      return service(desk, id, label, at);
    default:
      return { changes: elementChanges(desk, id, { ...wish, kind: wish.kind, at }), shown: id };
  }
}

/** The middle of a free place near the wish, or in the middle of what is seen. */
function placeFor(desk: Desk, { kind, at, exact = false }: Wish): Point {
  const { seen, scene } = desk;
  const wanted = at ?? { x: seen.x + seen.w / 2, y: seen.y + seen.h / 2 };
  if (exact) return wanted;
  const box = boxAround(kind, wanted.x, wanted.y);
  // A context that is wanted round things may lie under them, but never on another context.
  const covers = (item: SceneItem): boolean =>
    kind === 'context' ? item.kind === 'context' || at === undefined : item.kind !== 'context' && item.kind !== 'phase';
  const others = scene.items.flatMap((item) => (covers(item) ? [item.box] : []));
  const free = freePlace(others, box);
  return { x: free.x + box.w / 2, y: free.y + box.h / 2 };
}

/** The changes that put one sticky on the board, at its place in the view and in time. */
function elementChanges(
  desk: Desk,
  id: string,
  wish: Wish & { readonly kind: ElementKind; readonly at: Point; readonly turn?: number },
): BoardChange[] {
  const { kind, at, label = '', turn = 0 } = wish;
  const box = boxAround(kind, at.x, at.y);
  const corner = { x: Math.round(box.x), y: Math.round(box.y) };
  const row: NewRow<'elements'> = {
    kind,
    label,
    author: desk.author,
    createdAt: later(desk.now(), turn),
    ...(desk.view === 'timeline' ? { posTimeline: corner } : { posLandscape: corner }),
    ...(kind === 'hotSpot' ? { hotSpotKind: 'question', status: 'open' } : {}),
  };
  const made = addElement(id, row);
  const time = kind === 'event' ? (wish.time ?? timeFor(desk, wish.at)) : undefined;
  if (time === undefined) return [...made, ...ownership(desk, id, kind, at)];
  return [...made, ...placeInTime(applyChanges(desk.writer.board, made), [id], time, () => desk.writer.random())];
}

/** A moment some milliseconds later: what is made at one time keeps its order. */
const later = (moment: string, milliseconds: number): string =>
  milliseconds === 0 ? moment : new Date(Date.parse(moment) + milliseconds).toISOString();

/** In stage 1 events lie where they are put; from stage 2 on the timeline gives each its moment. */
function timeFor(desk: Desk, at: Point): TimePlace | undefined {
  if (desk.view !== 'timeline' || desk.stage < 2) return undefined;
  return timePlaceAt(desk.writer.board, desk.scene, at).place;
}

/** An event or command that is made inside an aggregate belongs to it. */
function ownership(desk: Desk, id: string, kind: ElementKind, at: Point): BoardChange[] {
  if (desk.view !== 'landscape' || (kind !== 'event' && kind !== 'command')) return [];
  const target = areaAt(desk.scene, at, 'aggregate');
  if (target === undefined) return [];
  const placement = target.table === 'placements' ? target.id : undefined;
  const fields = { aggregate: target.named.id, ...(placement === undefined ? {} : { placement }) };
  return [{ op: 'patch', table: 'elements', id, fields }];
}

function phase(desk: Desk, id: string, name: string, at: Point): Drafted {
  const column = columnAt(desk.writer.board, desk.scene, at.x);
  return { changes: [add('phases', id, { name, ...(column === undefined ? {} : { column }) })], shown: id };
}

function aggregate(desk: Desk, id: string, name: string, at: Point): Drafted {
  const box = boxAround('aggregate', at.x, at.y);
  const corner = { x: Math.round(box.x), y: Math.round(box.y) };
  const made = [add('aggregates', id, { name, posLandscape: corner })];
  const context = areaAt(desk.scene, at, 'context');
  if (context === undefined) return { changes: made, shown: id };
  const placed = placeAggregate(applyChanges(desk.writer.board, made), id, context.id, corner);
  return { changes: [...made, ...placed], shown: derivedId('in', id, context.id) };
}

/** A service is named where it lives: in a context, or for the aggregate that it will run. */
function service(desk: Desk, id: string, name: string, at: Point): Drafted | undefined {
  const { board } = desk.writer;
  const target = areaAt(desk.scene, at, 'aggregate');
  const placement = target?.table === 'placements' ? board.placements.get(target.id) : undefined;
  const context = placement?.context ?? areaAt(desk.scene, at, 'context')?.id;
  if (context === undefined) {
    desk.say(desk.text('serviceNeedsContext'));
    return undefined;
  }
  const made = [add('services', id, { name, context })];
  if (placement === undefined) return { changes: made, shown: id };
  const run = runBy(applyChanges(board, made), placement.id, id);
  if (!run.ok) sayProblem(desk, run.problems);
  return { changes: [...made, ...(run.ok ? run.value : [])], shown: id };
}

/** Which way a chain of notes goes on while people write. */
export type Chain = 'next' | 'previous' | 'below';

/** Makes the next note of the same kind beside or below another: in time where that one has its moment. */
export function makeNext(desk: Desk, from: SceneItem, chain: Chain): Made | undefined {
  const { board } = desk.writer;
  const row = board.elements.get(from.id);
  const { w, h } = from.box;
  const way = {
    next: { x: w + NOTE_GAP, y: 0 },
    previous: { x: -w - NOTE_GAP, y: 0 },
    below: { x: 0, y: h + NOTE_GAP },
  };
  const step = way[chain];
  const at = { x: from.box.x + w / 2 + step.x, y: from.box.y + h / 2 + step.y };
  const timed = desk.view === 'timeline' && row?.kind === 'event' && row.column !== undefined;
  const time = timed && row !== undefined ? chainedTime(desk, row, chain) : undefined;
  return make(desk, { kind: from.kind, at, time, exact: time !== undefined });
}

function chainedTime(desk: Desk, row: Parameters<typeof placeAfter>[1], chain: Chain): TimePlace {
  const { board } = desk.writer;
  if (chain === 'below' && row.column !== undefined) return { column: row.column, lane: row.lane };
  if (chain === 'next') return placeAfter(board, row);
  const keys = [...new Set([...board.elements.values()].flatMap((one) => one.column ?? []))].sort();
  const before = keys.findLast((key) => key < (row.column ?? ''));
  return { after: before, before: row.column, lane: row.lane };
}

/** Makes many stickies at once, in one step: a list becomes one near-square block that reads row by row. */
export function makeList(desk: Desk, kind: ElementKind, labels: readonly string[], at?: Point): string[] {
  const { w, h } = NOTATION[kind].size;
  const [stepX, stepY] = [w + NOTE_GAP, h + NOTE_GAP];
  const start = at ?? onLattice(desk, stepX, stepY);
  const columns = Math.ceil(Math.sqrt((labels.length * stepY) / stepX));
  const rows = Math.ceil(labels.length / columns);
  const block = { w: columns * stepX - NOTE_GAP, h: rows * stepY - NOTE_GAP };
  const boxes = desk.scene.items.map((item) => item.box);
  const corner = freePlace(boxes, { x: start.x - w / 2, y: start.y - h / 2, ...block });
  const changes: BoardChange[] = [];
  const ids: string[] = [];
  let low: string | undefined;
  for (const [index, label] of labels.entries()) {
    const middle = {
      x: corner.x + (index % columns) * stepX + w / 2,
      y: corner.y + Math.floor(index / columns) * stepY + h / 2,
    };
    const id = desk.writer.newId();
    const time = kind === 'event' ? listTime(desk, low) : undefined;
    const made = elementChanges(desk, id, { kind, label, at: middle, time, turn: index });
    low = columnIn(made) ?? low;
    changes.push(...made);
    ids.push(id);
  }
  return desk.writer.commit(changes) ? ids : [];
}

/** The first place of a lattice in what is seen: whatever is listed one after the other comes to stand in rows. */
function onLattice({ seen }: Desk, stepX: number, stepY: number): Point {
  return { x: Math.ceil((seen.x + 90) / stepX) * stepX, y: Math.ceil((seen.y + 60) / stepY) * stepY };
}

/** A list goes to the end of time, in its own order. */
function listTime(desk: Desk, low: string | undefined): TimePlace | undefined {
  if (desk.view !== 'timeline' || desk.stage < 2) return undefined;
  const keys = [...desk.writer.board.elements.values()].flatMap((row) => row.column ?? []).sort();
  return { after: low ?? keys.at(-1), before: undefined };
}

function columnIn(changes: readonly BoardChange[]): string | undefined {
  for (const change of changes)
    if (change.op === 'patch' && change.table === 'elements' && typeof change.fields.column === 'string')
      return change.fields.column;
  return undefined;
}
