/** Chance that was written down before: the same tape gives the same choices, and a shorter tape simpler ones. */
export class Tape {
  private readonly values: readonly number[];
  private at = 0;

  constructor(values: readonly number[]) {
    this.values = values;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    const value = this.values.length === 0 ? 0 : (this.values[this.at % this.values.length] as number);
    // The second turn of the tape gives other choices than the first.
    const turn = Math.floor(this.at / Math.max(this.values.length, 1));
    this.at++;
    return end <= 0 ? 0 : Math.abs(Math.imul(value + turn, 2_654_435_761 + 2 * turn)) % end;
  }

  chance(of100: number): boolean {
    return this.below(100) < of100;
  }

  pick<T>(values: readonly T[]): T | undefined {
    return values.length === 0 ? undefined : values[this.below(values.length)];
  }

  /** Numbers in [0, 1), as `Math.random` gives them. */
  readonly random = (): number => this.below(1_000_000) / 1_000_000;
}
