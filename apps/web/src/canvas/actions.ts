import {
  type Board,
  type BoardChange,
  compareLanes,
  ELEMENT_KINDS,
  type ElementKind,
  type ElementRow,
  type Kind,
  moveTo,
  type Point,
  patch,
  placeInTime,
  removeRows,
  stageOf,
  timeColumns,
} from '@stormbridge/model';
import type { CanvasRoom } from './canvas-room.ts';
import { beginEdit, select, useCanvas } from './canvas-store.ts';
import type { Desk } from './desk.ts';
import { copiesAt } from './drag-gesture.ts';
import { make } from './make.ts';
import { type Direction, NOTE_GAP, neighbourOf, wayOf } from './neighbours.ts';
import { isArea } from './scene.ts';

/** The kind that a stage is about: what a double click makes. */
export const mainKind = ({ stage }: Pick<CanvasRoom, 'stage'>): Kind => stageOf(stage).offers[0] ?? 'event';

/** Whether a kind is a sticky, and not an area that gathers them. */
export const isElementKind = (kind: Kind): kind is ElementKind => (ELEMENT_KINDS as readonly Kind[]).includes(kind);

/** Makes something and begins to write in it. Making and the first writing are one step of undo. */
export function makeAndEdit(desk: Desk, kind: Kind, at?: Point): void {
  const made = make(desk, { kind, at });
  if (made === undefined) return;
  useCanvas.setState({ lastKind: kind });
  beginEdit(made.id, made.merge);
}

/** Takes the selected things and arrows off the board. Says how many there were. */
export function removeSelection(desk: Desk): number {
  const { selection, selectedArrows } = useCanvas.getState();
  const ids = [...selection, ...selectedArrows];
  const changes = removalOf(desk.writer.board, ids);
  if (changes.length === 0 || !desk.writer.commit(changes)) return 0;
  useCanvas.setState({ selection: new Set(), selectedArrows: new Set(), hovered: undefined });
  return ids.length;
}

/** The changes that take things away: a placed aggregate leaves its context; in its last one, it goes altogether. */
export function removalOf(board: Board, ids: readonly string[]): BoardChange[] {
  return ids.flatMap((id) => {
    const placement = board.placements.get(id);
    if (placement === undefined) return removeRows(board, [id]);
    const others = [...board.placements.values()].some(
      (one) => one.aggregate === placement.aggregate && one.id !== id && !ids.includes(one.id),
    );
    return removeRows(board, others ? [id] : [placement.aggregate, id]);
  });
}

/** Copies the selected stickies beside themselves and selects the copies. */
export function duplicateSelection(desk: Desk): void {
  const ids = [...useCanvas.getState().selection];
  const { changes, ids: copies } = copiesAt(desk, ids, { x: NOTE_GAP, y: NOTE_GAP }, false);
  if (changes.length > 0 && desk.writer.commit(changes)) select(copies);
}

/** Selects every note of the view, or all of one kind. */
export function selectAll(room: CanvasRoom, kind?: Kind): void {
  const wanted = room.scene.items.filter((item) => (kind === undefined ? !isArea(item.kind) : item.kind === kind));
  select(wanted.map((item) => item.id));
}

/** Puts the keyboard on the neighbour of the thing it stands on. Gives where it stands now. */
export function moveFocus(room: CanvasRoom, to: Direction, extend: boolean): string | undefined {
  const { focused, selection } = useCanvas.getState();
  const from = room.scene.byId.get(focused ?? '') ?? room.scene.items.find((item) => !isArea(item.kind));
  if (from === undefined) return undefined;
  const next = focused === undefined ? from : (neighbourOf(room.scene, from, to) ?? from);
  if (extend) select([...[...selection].filter((id) => id !== next.id), next.id]);
  else select([next.id]);
  return next.id;
}

/** One step of moving with the keyboard, in board px: the distance of the paper's dots. */
const STEP = 22;

/**
 * Moves the selection one step with the keyboard. An event that has its moment goes to the next moment, or joins it, or
 * changes its lane; everything else moves on the paper. Steps in a row are one step of undo.
 */
export function nudge(desk: Desk, to: Direction, far: boolean): void {
  const { scene, writer, view } = desk;
  const way = wayOf(to);
  const length = far ? STEP * 10 : STEP;
  const ids = [...useCanvas.getState().selection];
  const timed = view === 'timeline' ? ids.filter((id) => writer.board.elements.get(id)?.column !== undefined) : [];
  const moves = ids.flatMap((id) => {
    const item = scene.byId.get(id);
    if (item === undefined || timed.includes(id)) return [];
    return [{ id, to: { x: item.box.x + way.x * length, y: item.box.y + way.y * length } }];
  });
  const changes = [
    ...moveTo(writer.board, view, moves),
    ...timed.flatMap((id) => nudgeInTime(desk, writer.board.elements.get(id), to)),
  ];
  writer.commit(changes, { merge: `nudge:${ids.join(' ')}` });
}

/** Left and right go through all places in time: onto the next moment, then between it and the one after. */
export function nudgeInTime(desk: Desk, event: ElementRow | undefined, to: Direction): BoardChange[] {
  const { board } = desk.writer;
  if (event?.column === undefined) return [];
  if (to === 'up' || to === 'down') return nudgeLane(board, event, to);
  const columns = timeColumns(board);
  const at = columns.findIndex((column) => column.key === event.column);
  const step = to === 'right' ? 1 : -1;
  const random = (): number => desk.writer.random();
  if ((columns[at]?.events.length ?? 0) > 1) {
    const [after, before] = step > 0 ? [event.column, columns[at + 1]?.key] : [columns[at - 1]?.key, event.column];
    return placeInTime(board, [event.id], { after, before }, random);
  }
  const next = columns[at + step];
  return next === undefined ? [] : placeInTime(board, [event.id], { column: next.key }, random);
}

function nudgeLane(board: Board, event: ElementRow, to: 'up' | 'down'): BoardChange[] {
  const timed = [...board.elements.values()].filter((row) => row.column !== undefined);
  const lanes = [...new Set(timed.map((row) => row.lane))].sort(compareLanes);
  const next = lanes[lanes.indexOf(event.lane) + (to === 'down' ? 1 : -1)];
  return next === undefined ? [] : [patch('elements', event.id, { lane: next })];
}
