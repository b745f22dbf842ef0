import { type Board, type Problem, stageOf } from '@stormbridge/model';
import { lookAt } from '../room/room-store.ts';
import { stageOfRow } from '../room/row-place.ts';
import { ARRIVED, showRow } from '../room/show-row.ts';

/** The stage in which a problem can be mended, or `undefined` where it is about no single row. */
export const stageOfProblem = (board: Board, { at }: Problem): number | undefined => stageOfRow(board, at);

/** Goes to the stage in which a row is mended, and shows it there. */
export function goToRow(board: Board, row: string): void {
  const stage = stageOfRow(board, row);
  if (stage === undefined) return;
  const { view } = stageOf(stage);
  lookAt(stage);
  // The view has to be there before it can show a row.
  window.setTimeout(() => showRow(board, view, [row]), ARRIVED);
}
