import type { Refused } from '../admission/judge.ts';
import { isHonest } from '../admission/reject.ts';
import { type MadeSticky, stickiesIn } from '../admission/touched.ts';

/** Saves the texts of stickies that an honest page could only send too late: so many of each person. */
export class LateStickies {
  private readonly most: number;
  private readonly kept = new Map<string, number>();

  constructor(most: number) {
    this.most = most;
  }

  /** What is to be kept of a refused update, under the name that its writer goes by. */
  of(user: string, name: string | undefined, { reject, work }: Refused): readonly MadeSticky[] {
    const before = this.kept.get(user) ?? 0;
    if (work === undefined || !isHonest(reject) || before >= this.most) return [];
    const late = stickiesIn(work, this.most - before);
    this.kept.set(user, before + late.length);
    return late.map((one) => ({ ...one, author: name ?? one.author }));
  }
}
