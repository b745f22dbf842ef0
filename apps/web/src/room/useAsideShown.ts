import { useCanvas } from '../canvas/canvas-store.ts';
import { useRoom } from './room-store.ts';
import { useStage } from './useStage.ts';

/** Whether the cards at the right take up room now. A closed hints card is only a button and does not count. */
export function useAsideShown(): boolean {
  const selected = useCanvas((state) => state.selection.size > 0);
  const { view } = useStage();
  const hints = useRoom((state) => state.hintsOpen[view]);
  return selected || hints;
}
