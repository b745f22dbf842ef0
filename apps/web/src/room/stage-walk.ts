import { STAGES, type Stage, type StageKey, stageOf } from '@stormbridge/model';

/** How a stage stands to the one that the team is in. */
export type StageState = 'done' | 'now' | 'next' | 'skipped';

/** The state of every stage on the rail. A skipped stage stays skipped until the team does it after all. */
export function stageState(stage: Stage, team: number, skipped: ReadonlySet<StageKey>): StageState {
  if (stage.number === team) return 'now';
  if (skipped.has(stage.key)) return 'skipped';
  return stage.number < team ? 'done' : 'next';
}

/** The stage after this one that is not skipped, or `undefined` at the end. */
export const stageAfter = (team: number, skipped: ReadonlySet<StageKey>): Stage | undefined =>
  STAGES.find((stage) => stage.number > team && !skipped.has(stage.key));

/** The stage before this one that is not skipped, or `undefined` at the beginning. */
export const stageBefore = (team: number, skipped: ReadonlySet<StageKey>): Stage | undefined =>
  STAGES.findLast((stage) => stage.number < team && !skipped.has(stage.key));

/** Where "Previous stage" and "Next stage" lead: from the stage that the bar shows, wherever the team is. */
export function stepsFrom(
  looking: number | undefined,
  team: number,
  skipped: ReadonlySet<StageKey>,
): { readonly before: Stage | undefined; readonly next: Stage | undefined } {
  const from = looking ?? team;
  return { before: stageBefore(from, skipped), next: stageAfter(from, skipped) };
}

/** The stage that a person sees: the one they look at, else the team's. */
export const shownStage = (looking: number | undefined, team: number): Stage => stageOf(looking ?? team);
