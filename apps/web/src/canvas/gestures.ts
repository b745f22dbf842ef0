import type { Point } from '@stormbridge/model';
import { mainKind, makeAndEdit } from './actions.ts';
import { type CanvasRoom, deskOf } from './canvas-room.ts';
import { beginEdit, select, selectArrow, toggle, useCanvas } from './canvas-store.ts';
import { DragGesture } from './drag-gesture.ts';
import { DrawGesture } from './draw-gesture.ts';
import { toBoard } from './geometry.ts';
import type { Gesture } from './gesture.ts';
import { ARROW_REACH, arrowAt, grabbedAt, itemAt } from './hit-test.ts';
import { MarqueeGesture } from './marquee-gesture.ts';

/** How far a pointer has to go, in px, before pressing becomes dragging. */
const THRESHOLD = 4;

/** Hears what pointers do on the canvas and turns it into selecting, dragging, marquees and arrows. */
export class Gestures {
  private readonly room: CanvasRoom;
  private readonly root: HTMLElement;
  private current: { readonly pointer: number; readonly gesture: Gesture } | undefined;
  private space = false;
  private hoverFrame = 0;

  constructor(room: CanvasRoom, root: HTMLElement) {
    this.room = room;
    this.root = root;
  }

  /** Begins to listen; gives the function that ends it. */
  listen(): () => void {
    const { root } = this;
    const ends = [
      on(root, 'pointerdown', (event) => this.down(event as PointerEvent), { capture: true }),
      on(root, 'pointermove', (event) => this.over(event as PointerEvent)),
      on(root, 'pointerleave', () => this.left()),
      on(root, 'dblclick', (event) => this.doubled(event as MouseEvent)),
      on(root, 'touchstart', (event) => this.touched(event as TouchEvent), { capture: true, passive: true }),
      on(window, 'pointermove', (event) => this.moved(event as PointerEvent)),
      on(window, 'pointerup', (event) => this.up(event as PointerEvent)),
      on(window, 'pointercancel', () => this.cancel()),
      on(window, 'keydown', (event) => this.key(event as KeyboardEvent, true), { capture: true }),
      on(window, 'keyup', (event) => this.key(event as KeyboardEvent, false), { capture: true }),
      on(window, 'blur', () => this.cancel()),
    ];
    return () => {
      cancelAnimationFrame(this.hoverFrame);
      this.cancel();
      for (const end of ends) end();
    };
  }

  /** A point of the page in px from the canvas's corner. */
  private at(event: { readonly clientX: number; readonly clientY: number }): Point {
    const { left, top } = this.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  private down(event: PointerEvent): void {
    const { tool } = useCanvas.getState();
    if (event.button !== 0 || !event.isPrimary || isPanel(event.target) || isField(event.target)) return;
    if (this.space || tool === 'hand') return;
    const at = this.at(event);
    const point = toBoard(this.room.flow.camera(), at);
    const item = grabbedAt(this.room.scene, point);
    const port = (event.target as Element | null)?.closest<HTMLElement>('[data-port]');
    const portOf = port?.closest<HTMLElement>('[data-note]')?.dataset['note'];
    if (portOf !== undefined || (tool === 'connect' && item !== undefined)) {
      const from = this.room.scene.byId.get(portOf ?? item?.id ?? '');
      if (from !== undefined && !this.room.readOnly)
        this.begin(event, new DrawGesture(this.room, from, portOf !== undefined));
    } else if (item !== undefined) this.pressItem(event, at, item.id);
    else if (event.pointerType !== 'touch') this.pressPaper(event, at, point);
    else select([]);
  }

  private pressItem(event: PointerEvent, at: Point, id: string): void {
    const { selection } = useCanvas.getState();
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      toggle(id);
      return;
    }
    const already = selection.has(id);
    if (already) useCanvas.setState({ focused: id });
    else select([id]);
    if (this.room.readOnly) return;
    // Pressing one of several selected things and letting go without dragging selects that one.
    this.begin(event, new DragGesture(this.room, id, at, already && selection.size > 1));
  }

  private pressPaper(event: PointerEvent, at: Point, point: Point): void {
    const arrow = arrowAt(this.room.scene, point, ARROW_REACH / this.room.flow.camera().zoom);
    if (arrow !== undefined) {
      selectArrow(arrow.id);
      return;
    }
    const before = event.shiftKey ? useCanvas.getState().selection : new Set<string>();
    if (!event.shiftKey) {
      select([]);
      useCanvas.setState({ focused: undefined });
    }
    this.begin(event, new MarqueeGesture(this.room, at, before));
  }

  private begin(event: PointerEvent, gesture: Gesture): void {
    this.cancel();
    const start = { x: event.clientX, y: event.clientY };
    this.current = { pointer: event.pointerId, gesture: patient(gesture, start) };
  }

  private moved(event: PointerEvent): void {
    if (this.current?.pointer !== event.pointerId) return;
    this.current.gesture.move(this.at(event), event);
  }

  private up(event: PointerEvent): void {
    if (this.current?.pointer !== event.pointerId) return;
    const { gesture } = this.current;
    this.current = undefined;
    gesture.end(this.at(event), event);
  }

  private cancel(): void {
    const gesture = this.current?.gesture;
    this.current = undefined;
    gesture?.cancel();
  }

  /** What is under the pointer becomes live; others see where it is. */
  private over(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const at = this.at(event);
    const target = event.target;
    this.room.pointer = isPanel(target) ? undefined : at;
    cancelAnimationFrame(this.hoverFrame);
    this.hoverFrame = requestAnimationFrame(() => {
      const point = toBoard(this.room.flow.camera(), at);
      this.room.workshop.show({ view: this.room.view, cursor: point });
      if (this.current !== undefined || useCanvas.getState().busy) return;
      const port = (target as Element | null)?.closest<HTMLElement>('[data-note]')?.dataset['note'];
      const hovered = isPanel(target) ? undefined : (grabbedAt(this.room.scene, point)?.id ?? port);
      if (hovered !== useCanvas.getState().hovered) useCanvas.setState({ hovered });
    });
  }

  private left(): void {
    cancelAnimationFrame(this.hoverFrame);
    this.room.pointer = undefined;
    this.room.workshop.show({ cursor: undefined });
    if (useCanvas.getState().hovered !== undefined) useCanvas.setState({ hovered: undefined });
  }

  private doubled(event: MouseEvent): void {
    if (this.room.readOnly || isPanel(event.target) || isField(event.target)) return;
    const point = toBoard(this.room.flow.camera(), this.at(event));
    const item = grabbedAt(this.room.scene, point);
    if (item !== undefined) beginEdit(item.id);
    else makeAndEdit(deskOf(this.room), mainKind(this.room), point);
  }

  /** One finger on a note drags it; one finger on the paper, and two anywhere, are for the camera. */
  private touched(event: TouchEvent): void {
    const touch = event.touches[0];
    if (event.touches.length > 1) this.cancel();
    if (event.touches.length !== 1 || touch === undefined || isPanel(event.target)) return;
    const item = itemAt(this.room.scene, toBoard(this.room.flow.camera(), this.at(touch)));
    if (
      item !== undefined &&
      grabbedAt(this.room.scene, toBoard(this.room.flow.camera(), this.at(touch))) !== undefined
    )
      event.stopPropagation();
  }

  private key(event: KeyboardEvent, down: boolean): void {
    if (event.code === 'Space' && !isField(event.target)) this.space = down;
    if (down && event.key === 'Escape' && this.current !== undefined) {
      event.stopPropagation();
      this.cancel();
    }
  }
}

/** Panels over the board hear their own pointers. */
const isPanel = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-float]') !== null;

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]');

/** A gesture that does nothing before the pointer has gone a little way. */
function patient(gesture: Gesture, start: Point): Gesture {
  let begun = false;
  return {
    move(at, event) {
      begun ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) >= THRESHOLD;
      if (begun) gesture.move(at, event);
    },
    end: (at, event) => gesture.end(at, event),
    cancel: () => gesture.cancel(),
  };
}

function on(
  target: EventTarget,
  name: string,
  listener: (event: Event) => void,
  options?: AddEventListenerOptions,
): () => void {
  target.addEventListener(name, listener, options);
  return () => target.removeEventListener(name, listener, options);
}
