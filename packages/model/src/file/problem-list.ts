import type { Problem } from '../problems.ts';
import { BOARD_FILE_MAX_PROBLEMS } from './format.ts';

/** Gathers the problems of one file; beyond the limit they are only counted. */
export class ProblemList {
  private readonly told: Problem[] = [];
  private untold = 0;

  add(rule: string, at: string, message: string, remedy?: string): void {
    if (this.told.length >= BOARD_FILE_MAX_PROBLEMS) this.untold++;
    else this.told.push({ rule, at, message, ...(remedy === undefined ? {} : { remedy }) });
  }

  get empty(): boolean {
    return this.told.length === 0;
  }

  /** All that is told, in the order of finding, and as the last one how many more there are. */
  list(): readonly Problem[] {
    if (this.untold === 0) return this.told;
    const more = `There ${this.untold === 1 ? 'is 1 more problem' : `are ${this.untold} more problems`} in this file.`;
    return [...this.told, { rule: 'M73', at: '', message: more }];
  }
}
