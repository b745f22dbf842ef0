import { type Board, type Problem } from '@stormbridge/model';

/** Facts about a board that keep it from being exported as code; empty when there are none. */
export const exportProblems = (_board: Board): readonly Problem[] => [];
