import { checkBoard, type Hint } from '@stormbridge/hints';
import { STAGES } from '@stormbridge/model';
import { useMemo } from 'react';
import { useBoard, useSession } from '../board/index.ts';
import { useCalm } from '../room/useCalm.ts';

/** Ms of rest before the rules are asked again; on a board of 2,000 events they take a tenth of a second. */
const PAUSE = 250;

/**
 * The hints for a stage. They follow the board at leisure: while somebody types, the letters come first and the hints
 * when there is time.
 */
export function useHints(stage: number): readonly Hint[] {
  const board = useCalm(useBoard(), PAUSE);
  const { skipped } = useSession();
  return useMemo(() => {
    const numbers = STAGES.filter(({ key }) => skipped.has(key)).map(({ number }) => number);
    return checkBoard(board, stage, numbers);
  }, [board, stage, skipped]);
}
