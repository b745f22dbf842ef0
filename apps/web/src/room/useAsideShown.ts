import { useCanvas } from '../canvas/canvas-store.ts';
import { useRoom } from './room-store.ts';

/** Whether the cards at the right take up room now. A closed hints card is only a button and does not count. */
export function useAsideShown(): boolean {
  const selected = useCanvas((state) => state.selection.size > 0);
  const hints = useRoom((state) => state.hintsOpen);
  return selected || hints;
}
