import { checkBoard, type Hint } from '@stormbridge/hints';
import { STAGES } from '@stormbridge/model';
import { useDeferredValue, useMemo } from 'react';
import { useBoard, useSession } from '../board/index.ts';

/**
 * The hints for a stage. They follow the board at leisure: while somebody types, the letters come first and the hints
 * when there is time.
 */
export function useHints(stage: number): readonly Hint[] {
  const board = useDeferredValue(useBoard());
  const { skipped } = useSession();
  return useMemo(() => {
    const numbers = STAGES.filter(({ key }) => skipped.has(key)).map(({ number }) => number);
    return checkBoard(board, stage, numbers);
  }, [board, stage, skipped]);
}
