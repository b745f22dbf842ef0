/** Why an update was not applied. */
export interface Reject {
  readonly verdict: 'reject';
  /** The id of the rule in `SPEC.md`. */
  readonly rule: string;
  /** One plain sentence for the person whose page sent it. */
  readonly message: string;
}

export const refuse = (rule: string, message: string): Reject => ({ verdict: 'reject', rule, message });

/** What an honest page may send, too late or with old rights. It is told so and stays; everything else ends the connection. */
const HONEST: ReadonlySet<string> = new Set(['A7', 'A22', 'A23', 'Q6', 'Q7']);
export const isHonest = ({ rule }: Reject): boolean => HONEST.has(rule);
