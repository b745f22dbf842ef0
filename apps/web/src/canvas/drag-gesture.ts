import {
  applyChanges,
  type BoardChange,
  duplicate,
  moveTo,
  type Point,
  placeInTime,
  type Result,
} from '@stormbridge/model';
import { type CanvasRoom, deskOf } from './canvas-room.ts';
import { select, useCanvas } from './canvas-store.ts';
import { type Desk, sayProblem } from './desk.ts';
import { carried, dropOf } from './drop.ts';
import { EdgePan } from './edge-pan.ts';
import { centre, moved, toBoard } from './geometry.ts';
import type { Gesture } from './gesture.ts';
import { timePlaceAt } from './time-places.ts';

/**
 * Dragging what is selected. Others see it move at once; the board changes when it is dropped, in one step. Shift keeps
 * to one axis, Alt leaves copies.
 */
export class DragGesture implements Gesture {
  private readonly room: CanvasRoom;
  private readonly held: string;
  private readonly start: Point;
  private readonly narrow: boolean;
  private readonly pan: EdgePan;
  private ids: readonly string[] | undefined;
  private by: Point = { x: 0, y: 0 };
  private last: { readonly at: Point; readonly straight: boolean } | undefined;

  /** `narrow`: letting go without dragging selects only what is held. */
  constructor(room: CanvasRoom, held: string, at: Point, narrow: boolean) {
    this.room = room;
    this.held = held;
    this.start = toBoard(room.flow.camera(), at);
    this.narrow = narrow;
    this.pan = new EdgePan(room.flow, () => this.follow());
  }

  move(at: Point, event: PointerEvent): void {
    this.last = { at, straight: event.shiftKey };
    if (this.ids === undefined) {
      this.ids = [...useCanvas.getState().selection];
      useCanvas.setState({ busy: true });
    }
    this.pan.held(at);
    this.follow();
  }

  private follow(): void {
    if (this.last === undefined || this.ids === undefined) return;
    const { at, straight } = this.last;
    const point = toBoard(this.room.flow.camera(), at);
    const by = { x: point.x - this.start.x, y: point.y - this.start.y };
    if (straight) by[Math.abs(by.x) < Math.abs(by.y) ? 'x' : 'y'] = 0;
    this.by = by;
    const desk = deskOf(this.room);
    const ids = carried(desk, this.ids);
    const { guide } = dropOf(desk, this.ids, this.held, by);
    useCanvas.setState({ motion: { ids, by }, guide });
    this.room.workshop.show({ motion: { ids, dx: by.x, dy: by.y }, cursor: point });
  }

  end(_at: Point, event: PointerEvent): void {
    const { ids, by, held } = this;
    this.stop();
    if (ids === undefined) {
      if (this.narrow) select([held]);
      return;
    }
    const desk = deskOf(this.room);
    if (event.altKey && ids.some((id) => desk.writer.board.elements.has(id))) this.leaveCopies(desk, ids, by);
    else this.commit(desk, dropOf(desk, ids, held, by, event.altKey).changes);
  }

  cancel(): void {
    this.stop();
  }

  private commit(desk: Desk, changes: Result<BoardChange[]>): void {
    if (!changes.ok) sayProblem(desk, changes.problems);
    else desk.writer.commit(changes.value);
  }

  private leaveCopies(desk: Desk, ids: readonly string[], by: Point): void {
    const made = copiesAt(desk, ids, by, true);
    if (desk.writer.commit(made.changes)) select(made.ids);
  }

  private stop(): void {
    this.pan.end();
    useCanvas.setState({ motion: undefined, guide: undefined, busy: false });
    this.room.workshop.show({ motion: undefined });
  }
}

/**
 * Copies of stickies at a distance from them. Copies of events stay at the moments of their originals, as alternatives;
 * when they were `dragged`, they are placed in time where they land.
 */
export function copiesAt(
  desk: Desk,
  ids: readonly string[],
  by: Point,
  dragged: boolean,
): { readonly changes: BoardChange[]; readonly ids: readonly string[] } {
  const { writer, scene, view } = desk;
  const originals = ids.filter((id) => writer.board.elements.has(id));
  const { changes, ids: copies } = duplicate(writer.board, originals, () => writer.newId(), by);
  const after = applyChanges(writer.board, changes);
  const place = (index: number): Point | undefined => {
    const item = scene.byId.get(originals[index] ?? '');
    return item === undefined ? undefined : { x: item.box.x + by.x, y: item.box.y + by.y };
  };
  const moves = copies.flatMap((id, index) => {
    const to = place(index);
    return to === undefined ? [] : [{ id, to }];
  });
  const timed = copies.filter((id) => after.elements.get(id)?.column !== undefined);
  const item = scene.byId.get(originals[copies.indexOf(timed[0] ?? '')] ?? '');
  const inTime =
    !dragged || view !== 'timeline' || item === undefined
      ? []
      : placeInTime(after, timed, timePlaceAt(writer.board, scene, centre(moved(item.box, by))).place, () =>
          writer.random(),
        );
  return { changes: [...changes, ...moveTo(after, view, moves), ...inTime], ids: copies };
}
