/** Something that a person, a file or a client got wrong, told so that they can mend it. Never thrown. */
export interface Problem {
  /** The id of the rule that was broken, as in `SPEC.md`. */
  readonly rule: string;
  /** Where: a JSON pointer into the file that was read, or the id of a row. */
  readonly at: string;
  /** One plain sentence: what is wrong and what would be right. */
  readonly message: string;
  /** What to do about it, where that is not already said. */
  readonly remedy?: string;
}

/** A value, or the reasons why there is none. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });
