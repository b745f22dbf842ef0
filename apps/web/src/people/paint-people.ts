import type { Point } from '@stormbridge/model';
import { fontOf } from '../canvas/board-theme.ts';
import { type Box, type Camera, toScreen } from '../canvas/geometry.ts';
import { inkOn, type RemotePerson } from './remote-person.ts';

const ARROW = 'M2 2l13 7-6 1.8L6 17z';

/** Paints another person's pointer with their name, at a point of the screen. */
export function paintCursor(
  context: CanvasRenderingContext2D,
  at: Point,
  person: Pick<RemotePerson, 'name' | 'colour'>,
): void {
  context.save();
  context.translate(at.x, at.y);
  const arrow = new Path2D(ARROW);
  context.fillStyle = person.colour;
  context.fill(arrow);
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.4;
  context.stroke(arrow);
  paintTag(context, { x: 14, y: 16 }, person.name, person.colour, 20);
  context.restore();
}

/** Paints a small name plate with its top left corner at a point. */
function paintTag(context: CanvasRenderingContext2D, at: Point, text: string, colour: string, height: number): void {
  context.font = fontOf(height >= 20 ? 11 : 10.5, 600);
  const width = context.measureText(text).width + (height >= 20 ? 16 : 12);
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(at.x, at.y, width, height, height >= 20 ? [3, 8, 8, 8] : 5);
  context.fill();
  context.fillStyle = inkOn(colour);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, at.x + (height >= 20 ? 8 : 6), at.y + height / 2 + 0.5);
}

/** Paints the outlines of what another person has selected, and the flag of the note they are writing in. */
export function paintRemoteSelection(
  context: CanvasRenderingContext2D,
  camera: Camera,
  boxes: readonly Box[],
  person: Pick<RemotePerson, 'colour'>,
  writing: { readonly box: Box; readonly flag: string } | undefined,
): void {
  context.strokeStyle = person.colour;
  context.lineWidth = 2;
  for (const box of boxes) outline(context, camera, box, 4);
  if (writing === undefined) return;
  context.lineWidth = 2.5;
  outline(context, camera, writing.box, 4);
  const corner = toScreen(camera, writing.box);
  paintTag(context, { x: corner.x - 4, y: corner.y - 27 }, writing.flag, person.colour, 18);
}

function outline(context: CanvasRenderingContext2D, camera: Camera, box: Box, by: number): void {
  const at = toScreen(camera, box);
  context.beginPath();
  context.roundRect(at.x - by, at.y - by, box.w * camera.zoom + 2 * by, box.h * camera.zoom + 2 * by, 6);
  context.stroke();
}
