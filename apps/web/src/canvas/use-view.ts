import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Workshop } from '../board/index.ts';
import { bringIntoView, firstLook, fitBoard } from './camera-moves.ts';
import type { CanvasRoom } from './canvas-room.ts';
import { forgetGone, useCanvas } from './canvas-store.ts';
import type { Camera } from './geometry.ts';
import type { CanvasView, Scene } from './scene.ts';

/** Ms until a change of the board is seen in the scene. */
const SETTLED = 60;

const known = new WeakMap<Workshop, Map<CanvasView, Camera>>();

/** Where this person last looked in each view of a workshop: they come back to it. */
function camerasOf(workshop: Workshop): Map<CanvasView, Camera> {
  const cameras = known.get(workshop) ?? new Map<CanvasView, Camera>();
  known.set(workshop, cameras);
  return cameras;
}

/**
 * Looks at a board when it appears, follows wishes to see something, and forgets what is gone. While it is `waiting` for
 * the board, nothing counts as gone, and wishes wait.
 */
export function useView(room: CanvasRoom, view: CanvasView, scene: Scene, waiting: boolean): void {
  const revealing = useCanvas((state) => state.revealing);
  const fitting = useCanvas((state) => state.fitting);
  const fitted = useRef(fitting);
  // The window has no size before React Flow has measured it.
  const [sized, setSized] = useState(false);
  // The camera over a board that was still empty when it appeared: its notes may arrive later.
  const untouched = useRef<Camera | undefined>(undefined);
  useEffect(() => {
    const check = (): void => setSized(room.flow.size().w > 0);
    check();
    return room.flow.watch(check);
  }, [room]);
  useEffect(() => {
    if (!sized) return undefined;
    const cameras = camerasOf(room.workshop);
    const before = cameras.get(view);
    untouched.current = undefined;
    if (before !== undefined) room.flow.show(before);
    else {
      const camera = firstLook(room);
      if (room.scene.items.length === 0) untouched.current = camera;
    }
    return () => {
      if (untouched.current === undefined) cameras.set(view, room.flow.camera());
    };
  }, [room, view, sized]);
  const empty = scene.items.length === 0;
  // Before it is painted, or it would be seen from elsewhere for a moment.
  useLayoutEffect(() => {
    if (empty || untouched.current === undefined) return;
    const stays = isSameCamera(untouched.current, room.flow.camera());
    untouched.current = undefined;
    // What the person has just made themselves is where they look already.
    const { editing, selection } = useCanvas.getState();
    if (stays && editing === undefined && selection.size === 0) firstLook(room);
  }, [room, empty]);
  useEffect(() => {
    if (!sized || waiting || revealing === undefined) return;
    bringIntoView(room, revealing.id, true);
    if (revealing.focus) room.root?.focus({ preventScroll: true });
    useCanvas.setState({ revealing: undefined });
  }, [room, sized, waiting, revealing]);
  useEffect(() => {
    if (!sized || fitting === fitted.current) return undefined;
    fitted.current = fitting;
    // What has got another place is there with the frame after the next one.
    const timer = window.setTimeout(() => fitBoard(room), SETTLED);
    return () => window.clearTimeout(timer);
  }, [room, sized, fitting]);
  useEffect(() => {
    if (!waiting) forgetGone((id) => scene.byId.has(id) || isRow(room, id));
  }, [room, scene, waiting]);
  useEffect(() => {
    room.workshop.show({ view });
    return () => room.workshop.show({ cursor: undefined, motion: undefined, selection: [] });
  }, [room, view]);
}

const isSameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && a.zoom === b.zoom;

/** Whether a row is still on the board, though this view does not show it. */
const isRow = ({ workshop: { board } }: CanvasRoom, id: string): boolean =>
  board.elements.has(id) ||
  board.aggregates.has(id) ||
  board.placements.has(id) ||
  board.contexts.has(id) ||
  board.services.has(id) ||
  board.phases.has(id);
