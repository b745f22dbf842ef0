import { useEffect, useState } from 'react';
import type { Workshop } from '../board/index.ts';
import { bringIntoView, firstLook } from './camera-moves.ts';
import type { CanvasRoom } from './canvas-room.ts';
import { forgetGone, useCanvas } from './canvas-store.ts';
import type { Camera } from './geometry.ts';
import type { CanvasView, Scene } from './scene.ts';

const known = new WeakMap<Workshop, Map<CanvasView, Camera>>();

/** Where this person last looked in each view of a workshop: they come back to it. */
function camerasOf(workshop: Workshop): Map<CanvasView, Camera> {
  const cameras = known.get(workshop) ?? new Map<CanvasView, Camera>();
  known.set(workshop, cameras);
  return cameras;
}

/** Looks at a board when it appears, follows wishes to see something, and forgets what is gone. */
export function useView(room: CanvasRoom, view: CanvasView, scene: Scene): void {
  const revealing = useCanvas((state) => state.revealing);
  // The window has no size before React Flow has measured it.
  const [sized, setSized] = useState(false);
  useEffect(() => {
    const check = (): void => setSized(room.flow.size().w > 0);
    check();
    return room.flow.watch(check);
  }, [room]);
  useEffect(() => {
    if (!sized) return undefined;
    const cameras = camerasOf(room.workshop);
    const before = cameras.get(view);
    if (before === undefined) firstLook(room);
    else room.flow.show(before);
    return () => {
      cameras.set(view, room.flow.camera());
    };
  }, [room, view, sized]);
  useEffect(() => {
    if (!sized || revealing === undefined) return;
    bringIntoView(room, revealing.id, true);
    if (revealing.focus) room.root?.focus({ preventScroll: true });
    useCanvas.setState({ revealing: undefined });
  }, [room, sized, revealing]);
  useEffect(() => forgetGone((id) => scene.byId.has(id) || isRow(room, id)), [room, scene]);
  useEffect(() => {
    room.workshop.show({ view });
    return () => room.workshop.show({ cursor: undefined, motion: undefined, selection: [] });
  }, [room, view]);
}

/** Whether a row is still on the board, though this view does not show it. */
const isRow = ({ workshop: { board } }: CanvasRoom, id: string): boolean =>
  board.elements.has(id) ||
  board.aggregates.has(id) ||
  board.placements.has(id) ||
  board.contexts.has(id) ||
  board.services.has(id) ||
  board.phases.has(id);
