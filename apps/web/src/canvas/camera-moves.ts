import type { CanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import {
  type Camera,
  cameraFor,
  centre,
  type Insets,
  MAX_ZOOM,
  MIN_ZOOM,
  panToShow,
  unionOf,
  zoomedAt,
} from './geometry.ts';
import { LIVE_ZOOM } from './live-set.ts';

/** How long the camera travels, in ms; nothing where the person prefers less motion. */
const TRAVEL = 180;
const STEP = 1.25;

const roomy = (insets: Insets): Insets => ({
  top: insets.top + 36,
  right: insets.right + 36,
  bottom: insets.bottom + 36,
  left: insets.left + 36,
});

/** Zooms one step round the middle of what panels leave free. */
export function zoomBy(room: CanvasRoom, steps: number): void {
  const now = performance.now();
  const going = heading.get(room);
  const from = going !== undefined && now < going.until ? going.zoom : room.flow.camera().zoom;
  const zoom = from * STEP ** steps;
  zoomTo(room, zoom);
  heading.set(room, { zoom: Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM), until: now + TRAVEL });
}

/** Where a zoom step is still travelling to: the next step goes on from there. */
const heading = new WeakMap<CanvasRoom, { readonly zoom: number; readonly until: number }>();

export function zoomTo(room: CanvasRoom, zoom: number): void {
  heading.delete(room);
  const size = room.flow.size();
  const { top, right, bottom, left } = room.insets;
  const at = { x: (left + size.w - right) / 2, y: (top + size.h - bottom) / 2 };
  room.flow.show(zoomedAt(room.flow.camera(), at, zoom), TRAVEL);
}

/** Shows the whole board, never closer than 100%. */
export function fitBoard(room: CanvasRoom, travel = TRAVEL): void {
  const box = unionOf(room.scene.items.map((item) => item.box));
  if (box !== undefined) room.flow.show(cameraFor(box, room.flow.size(), roomy(room.insets)), travel);
}

/** The first look at a board: all of it where its text is readable then, else its beginning. Gives where it looks. */
export function firstLook(room: CanvasRoom): Camera {
  const camera = firstCamera(room);
  room.flow.show(camera);
  return camera;
}

function firstCamera(room: CanvasRoom): Camera {
  const items = room.scene.items;
  const box = unionOf(items.map((item) => item.box));
  const size = room.flow.size();
  const insets = roomy(room.insets);
  // Time begins at the left, with room above and below.
  if (box === undefined) return { x: insets.left + 48, y: size.h * 0.36, zoom: 1 };
  const whole = cameraFor(box, size, insets);
  const zoom = 0.8;
  const free = size.h - insets.top - room.insets.bottom;
  const lift = Math.max((free - box.h * zoom) / 2, 0);
  const beginning = { x: insets.left - box.x * zoom, y: insets.top + lift - box.y * zoom, zoom };
  return whole.zoom >= LIVE_ZOOM ? whole : beginning;
}

/** Shows the selection, never closer than 100%. */
export function showSelection(room: CanvasRoom): void {
  const { selection } = useCanvas.getState();
  const box = unionOf([...selection].flatMap((id) => room.scene.byId.get(id)?.box ?? []));
  if (box !== undefined) room.flow.show(cameraFor(box, room.flow.size(), roomy(room.insets)), TRAVEL);
}

/** Moves the camera as little as needed so that a thing is seen, and near enough to be read. */
export function bringIntoView(room: CanvasRoom, id: string, readable = false): void {
  const item = room.scene.byId.get(id);
  if (item === undefined) return;
  const size = room.flow.size();
  const camera = room.flow.camera();
  const insets = roomy(room.insets);
  if (readable && camera.zoom < LIVE_ZOOM) {
    const zoom = 0.9;
    const middle = centre(item.box);
    const x = (insets.left + size.w - insets.right) / 2 - middle.x * zoom;
    const y = (insets.top + size.h - insets.bottom) / 2 - middle.y * zoom;
    room.flow.show({ x, y, zoom }, TRAVEL);
    return;
  }
  const by = panToShow(camera, size, insets, item.box);
  if (by.x !== 0 || by.y !== 0) room.flow.show({ ...camera, x: camera.x + by.x, y: camera.y + by.y }, TRAVEL);
}
