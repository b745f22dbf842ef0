/**
 * The cells of one lane of the timeline: columns of time across, rows down. Events stand from row 0 downwards, causes
 * above them in negative rows, consequences below.
 */
export class Cells {
  private readonly taken = new Set<number>();
  private top = 0;
  private bottom = 0;

  /** Rows that are used above row 0, and from row 0 on. */
  get rows(): { readonly above: number; readonly below: number } {
    return { above: -this.top, below: this.bottom };
  }

  isFree(column: number, row: number): boolean {
    return !this.taken.has(key(column, row));
  }

  take(column: number, row: number): { readonly column: number; readonly row: number } {
    this.taken.add(key(column, row));
    this.top = Math.min(this.top, row);
    this.bottom = Math.max(this.bottom, row + 1);
    return { column, row };
  }

  /** The nearest free cell for something that stands above row `row`. Beside another's sticky would look as if it were its cause. */
  takeAbove(column: number, row: number): { readonly column: number; readonly row: number } {
    for (let at = row; ; at--)
      for (const aside of [0, -1, 1])
        if (this.isFree(column + aside, at) && (aside === 0 || this.isFree(column + aside, at + 1)))
          return this.take(column + aside, at);
  }

  /** The nearest free cell for something that follows: rather one column aside than two rows further down. */
  takeBelow(column: number, row: number): { readonly column: number; readonly row: number } {
    for (let far = 0; ; far++)
      for (const [aside, down] of STEPS)
        if (this.isFree(column + aside, row + down + far)) return this.take(column + aside, row + down + far);
  }
}

/** Columns aside and rows down, nearest first. */
const STEPS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
] as const;

const key = (column: number, row: number): number => (column + 4) * 100_000 + row + 50_000;
