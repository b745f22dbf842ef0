import type { Point } from '@stormbridge/model';
import { routeOf, routeTo } from './arrows.ts';
import { type CanvasRoom, deskOf } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { sayProblem } from './desk.ts';
import { connectChanges } from './drop.ts';
import { toBoard } from './geometry.ts';
import type { Gesture } from './gesture.ts';
import { itemAt } from './hit-test.ts';
import type { SceneItem } from './scene.ts';

/** Drawing an arrow from one thing to another. The grammar decides; what it does not allow is said in words. */
export class DrawGesture implements Gesture {
  private readonly room: CanvasRoom;
  private readonly from: SceneItem;

  constructor(room: CanvasRoom, from: SceneItem) {
    this.room = room;
    this.from = from;
    useCanvas.setState({ connecting: from.id, busy: true });
  }

  move(at: Point): void {
    const point = toBoard(this.room.flow.camera(), at);
    const target = this.targetAt(point);
    const route = target === undefined ? routeTo(this.from.box, point) : routeOf(this.from.box, target.box);
    const allowed = target === undefined || connectChanges(deskOf(this.room), this.from, target).ok;
    useCanvas.setState({
      drawing: { route, allowed },
      guide: target === undefined || !allowed ? undefined : { shape: 'box', box: target.box },
    });
  }

  end(at: Point): void {
    const target = this.targetAt(toBoard(this.room.flow.camera(), at));
    this.cancel();
    if (target === undefined) return;
    const desk = deskOf(this.room);
    const result = connectChanges(desk, this.from, target);
    if (result.ok) desk.writer.commit(result.value);
    else sayProblem(desk, result.problems);
  }

  cancel(): void {
    useCanvas.setState({ connecting: undefined, drawing: undefined, guide: undefined, busy: false });
  }

  private targetAt(point: Point): SceneItem | undefined {
    return itemAt(this.room.scene, point, new Set([this.from.id]));
  }
}
