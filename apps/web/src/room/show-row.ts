import { type Board, tableOf, type ViewName } from '@stormbridge/model';
import { reveal, select } from '../canvas/canvas-store.ts';
import { useRoom } from './room-store.ts';

/** The event that a row of the bus or of the schema is about, if any. */
function eventOf(board: Board, id: string): string | undefined {
  if (board.elements.get(id)?.kind === 'event') return id;
  const version = board.eventVersions.get(id) ?? board.eventVersions.get(board.fields.get(id)?.owner ?? '');
  if (version !== undefined) return version.event;
  const first = board.subscriptions.get(id)?.versions[0];
  return first === undefined ? undefined : board.eventVersions.get(first)?.event;
}

/**
 * Shows rows where they can be seen in the present view: selected on a canvas, or the event that they are about in the
 * matrix or the schema.
 */
export function showRow(board: Board, view: ViewName, ids: readonly string[]): void {
  const first = ids[0];
  if (first === undefined) return;
  if (view !== 'timeline' && view !== 'landscape') {
    useRoom.setState({ event: ids.map((id) => eventOf(board, id)).find((id) => id !== undefined) });
    return;
  }
  const shown = ids.filter((id) => isOnCanvas(board, id));
  select(shown);
  const target = shown[0] ?? eventOf(board, first);
  if (target !== undefined) reveal(target);
}

const ON_CANVAS = new Set(['elements', 'aggregates', 'placements', 'contexts', 'services', 'phases']);

const isOnCanvas = (board: Board, id: string): boolean => ON_CANVAS.has(tableOf(board, id) ?? '');
