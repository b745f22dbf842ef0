import type { Point } from '@stormbridge/model';
import { createContext, useContext } from 'react';
import type { Workshop } from '../board/index.ts';
import { say } from '../text/i18n.ts';
import { showToast } from '../ui/toasts.ts';
import type { Desk } from './desk.ts';
import type { FlowPort } from './flow-port.ts';
import { type Insets, seenBox, toBoard } from './geometry.ts';
import type { Painter } from './painter.ts';
import type { CanvasView, Scene } from './scene.ts';

/**
 * What the parts of one canvas share. It stays the same object as long as the canvas is shown; handlers read from it what
 * holds now, so that they need not be made anew with every change of the board.
 */
export interface CanvasRoom {
  readonly workshop: Workshop;
  readonly flow: FlowPort;
  readonly painter: Painter;
  /** The element around everything, in which gestures and keys are heard. */
  root: HTMLElement | null;
  scene: Scene;
  view: CanvasView;
  stage: number;
  readOnly: boolean;
  insets: Insets;
  /** Where the pointer is over the board, in px from the canvas's corner. */
  pointer: Point | undefined;
  notify: (message: string) => void;
}

/** A short sentence for the person, in the corner of the screen. */
export const tell = (message: string): void => showToast({ title: message });

export const CanvasRoomContext = createContext<CanvasRoom | undefined>(undefined);

/** The canvas around a component. */
export function useCanvasRoom(): CanvasRoom {
  const room = useContext(CanvasRoomContext);
  if (room === undefined) throw new Error('Outside of a canvas');
  return room;
}

/** What actions need to know, as it is now. */
export function deskOf(room: CanvasRoom): Desk {
  const { top, right, bottom, left } = room.insets;
  const camera = room.flow.camera();
  const size = room.flow.size();
  const free = { w: Math.max(size.w - left - right, 80), h: Math.max(size.h - top - bottom, 80) };
  const { name } = room.workshop.state.getState().me;
  return {
    writer: room.workshop,
    scene: room.scene,
    view: room.view,
    stage: room.stage,
    author: name,
    seen: seenBox({ ...camera, x: camera.x - left, y: camera.y - top }, free),
    now: () => new Date(room.workshop.serverTime()).toISOString(),
    say: (message) => room.notify(message),
    text: (key, values) => String(say(`canvas.say.${key}`, values as never)),
  };
}

/** The place on the board under the pointer, while it is over the board: there new notes are wanted. */
export const pointedPlace = ({ pointer, flow }: CanvasRoom): Point | undefined =>
  pointer === undefined ? undefined : toBoard(flow.camera(), pointer);
