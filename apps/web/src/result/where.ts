import type { Board, Problem } from '@stormbridge/model';
import { stageOfRow } from '../room/row-place.ts';

/** The stage in which a problem can be mended, or `undefined` where it is about no single row. */
export const stageOfProblem = (board: Board, { at }: Problem): number | undefined => stageOfRow(board, at);
