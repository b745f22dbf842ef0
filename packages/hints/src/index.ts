export { checkBoard } from './check-board.ts';
export type { Hint, HintRule, Remedy } from './hint.ts';
export { RULES } from './rules.ts';
export { asPast, isImperative, saysPast } from './words.ts';
