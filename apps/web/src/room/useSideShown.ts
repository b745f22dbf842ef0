import { useRoom } from './room-store.ts';
import { useStage } from './useStage.ts';

/**
 * Whether the side panel is shown. Beside the matrix, the schema and the result it is there only for who has asked for
 * the outline or the history: those views need the width.
 */
export function useSideShown(): boolean {
  const { side, sideTab } = useRoom();
  const { view } = useStage();
  return side && (view === 'timeline' || view === 'landscape' || sideTab !== 'stage');
}
