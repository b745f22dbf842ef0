import { checkBoard, type Hint } from '@stormbridge/hints';
import { STAGES } from '@stormbridge/model';
import { useMemo, useState } from 'react';
import { useBoard, useSaveState, useSession } from '../board/index.ts';
import { useCalm } from '../room/useCalm.ts';

/** Ms of rest before the rules are asked again; on a board of 2,000 events they take a tenth of a second. */
const PAUSE = 250;

/**
 * The hints for a stage. They follow the board at leisure: while somebody types, the letters come first and the hints
 * when there is time. None are known before those of the board that was on its way are there.
 */
export function useHints(stage: number): readonly Hint[] | undefined {
  const now = useBoard();
  const loading = useSaveState().kind === 'loading';
  const [before] = useState(loading ? now : undefined);
  const board = useCalm(now, PAUSE);
  const { skipped } = useSession();
  const hints = useMemo(() => {
    const numbers = STAGES.filter(({ key }) => skipped.has(key)).map(({ number }) => number);
    return checkBoard(board, stage, numbers);
  }, [board, stage, skipped]);
  return board === before && (loading || now !== before) ? undefined : hints;
}
