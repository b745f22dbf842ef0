/** Why an update was not applied. */
export interface Reject {
  readonly verdict: 'reject';
  /** The id of the rule in `SPEC.md`. */
  readonly rule: string;
  /** One plain sentence for the person whose page sent it. */
  readonly message: string;
}

export const refuse = (rule: string, message: string): Reject => ({ verdict: 'reject', rule, message });
