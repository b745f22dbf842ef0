import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useBoard, useWorkshop } from '../board/index.ts';
import type { CanvasRoom } from './canvas-room.ts';
import { useFlowPort } from './flow-port.ts';
import { Painter } from './painter.ts';
import { nextScene, type Shot } from './places.ts';
import type { CanvasView, Scene } from './scene.ts';

/** What the canvas shows of the board now. Things that did not change keep their identity. */
export function useScene(view: CanvasView): Scene {
  const board = useBoard();
  const before = useRef<Shot | undefined>(undefined);
  return useMemo(() => {
    const scene = nextScene(board, view, before.current);
    before.current = { board, scene };
    return scene;
  }, [board, view]);
}

/** The room of this canvas: made once, and told of everything that changes. */
export function useRoom(
  now: Pick<CanvasRoom, 'scene' | 'view' | 'stage' | 'readOnly' | 'insets' | 'notify'>,
): CanvasRoom {
  const workshop = useWorkshop();
  const flow = useFlowPort();
  const [painter] = useState(() => new Painter());
  const [room] = useState<CanvasRoom>(() => ({ workshop, flow, painter, root: null, pointer: undefined, ...now }));
  useLayoutEffect(() => {
    Object.assign(room, now);
  });
  const { scene } = now;
  useLayoutEffect(() => room.painter.invalidate(), [room, scene]);
  return room;
}
