import type { Board, BoardChange } from '@stormbridge/model';

/** What a good facilitator would say about a board. Hints advise; they never block anything. */
export interface Hint {
  /** The id of the rule, as in `SPEC.md`. */
  readonly rule: string;
  /** The stage that the hint belongs to, 1 to 8. */
  readonly stage: number;
  /** The rows it is about; the first is the one to look at. */
  readonly about: readonly string[];
  /** What was found, with the names on the board. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  readonly remedy?: Remedy;
}

/** A way out that one click can take. */
export interface Remedy {
  readonly label: string;
  /** The changes on the board as it is when the person clicks. `random` gives numbers in [0, 1). */
  readonly changes: (board: Board, random: () => number) => readonly BoardChange[];
}

/** What one rule found; id, stage and reason come from the rule. */
export interface Finding {
  readonly about: readonly string[];
  readonly message: string;
  readonly remedy?: Remedy;
}

export interface HintRule {
  readonly id: string;
  readonly stage: number;
  /** One sentence in the words of the method: why a team should care. */
  readonly why: string;
  readonly find: (board: Board) => readonly Finding[];
}
