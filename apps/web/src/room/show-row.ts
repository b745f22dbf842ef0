import { type Board, stageOf, type ViewName } from '@stormbridge/model';
import { reveal, select } from '../canvas/canvas-store.ts';
import { lookAt, showEvent } from './room-store.ts';
import { isCanvas, placeOfRows } from './row-place.ts';

/** Ms until a view that one has just gone to is there and can show a row. */
export const ARRIVED = 60;

/**
 * Shows rows where they can be seen: selected on a canvas, with everything about them in the inspector, or marked in the
 * matrix or the schema. Where the present view does not show them, it goes to the stage that does.
 */
export function showRow(board: Board, view: ViewName, ids: readonly string[]): void {
  const place = placeOfRows(board, view, ids);
  if (place === undefined) return;
  const [first] = place.ids;
  if (place.stage !== undefined) lookAt(place.stage);
  if (!isCanvas(place.stage === undefined ? view : stageOf(place.stage).view)) {
    showEvent(first);
    return;
  }
  const point = (): void => {
    select(place.ids);
    if (first !== undefined) reveal(first);
  };
  if (place.stage === undefined) point();
  else window.setTimeout(point, ARRIVED);
}
