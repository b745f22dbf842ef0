import type { Point } from '@stormbridge/model';
import { routeOf, routeTo } from './arrows.ts';
import { type CanvasRoom, deskOf } from './canvas-room.ts';
import { pick, selectArrow, useCanvas } from './canvas-store.ts';
import { sayProblem } from './desk.ts';
import { connectChanges } from './drop.ts';
import { toBoard } from './geometry.ts';
import type { Gesture } from './gesture.ts';
import { ARROW_REACH, arrowAt, itemAt } from './hit-test.ts';
import type { SceneItem } from './scene.ts';

/** Drawing an arrow from one thing to another. The grammar decides; what it does not allow is said in words. */
export class DrawGesture implements Gesture {
  private readonly room: CanvasRoom;
  private readonly from: SceneItem;
  private readonly atPort: boolean;
  private drawn = false;

  /** `atPort`: it begins at one of the dots of a note, not anywhere on it. */
  constructor(room: CanvasRoom, from: SceneItem, atPort: boolean) {
    this.room = room;
    this.from = from;
    this.atPort = atPort;
    useCanvas.setState({ connecting: from.id, busy: true });
  }

  move(at: Point): void {
    this.drawn = true;
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
    const camera = this.room.flow.camera();
    const point = toBoard(camera, at);
    const target = this.targetAt(point);
    this.cancel();
    if (!this.drawn) {
      this.clicked(arrowAt(this.room.scene, point, ARROW_REACH / camera.zoom)?.id);
      return;
    }
    if (target === undefined) return;
    const desk = deskOf(this.room);
    const result = connectChanges(desk, this.from, target);
    if (result.ok) desk.writer.commit(result.value);
    else sayProblem(desk, result.problems);
  }

  /** The dots of a note lie over the arrows that end there: a mere click means the arrow, else the list of targets. */
  private clicked(arrow: string | undefined): void {
    if (arrow !== undefined) selectArrow(arrow);
    else if (this.atPort) pick('connect', [this.from.id]);
  }

  cancel(): void {
    useCanvas.setState({ connecting: undefined, drawing: undefined, guide: undefined, busy: false });
  }

  private targetAt(point: Point): SceneItem | undefined {
    return itemAt(this.room.scene, point, new Set([this.from.id]));
  }
}
