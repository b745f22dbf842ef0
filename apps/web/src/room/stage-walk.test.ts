import { STAGES, type StageKey, stageOf } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shownStage, stageAfter, stageBefore, stageState, stepsFrom } from './stage-walk.ts';

const none = new Set<StageKey>();
const skipped = new Set<StageKey>(['triggers']);

describe('the walk', () => {
  it('[W5] stages before the team are done, those behind are to come', () => {
    expect(STAGES.map((stage) => stageState(stage, 3, none))).toEqual([
      'done',
      'done',
      'now',
      ...Array.from({ length: 6 }, () => 'next'),
    ]);
  });

  it('[W5] a skipped stage is told as skipped before and behind the team, but not while the team is in it', () => {
    const third = stageOf(3);
    expect(stageState(third, 2, skipped)).toBe('skipped');
    expect(stageState(third, 6, skipped)).toBe('skipped');
    expect(stageState(third, 3, skipped)).toBe('now');
  });

  it('[W5] next and back pass over skipped stages and end at both ends', () => {
    expect(stageAfter(2, none)?.number).toBe(3);
    expect(stageAfter(2, skipped)?.number).toBe(4);
    expect(stageBefore(4, skipped)?.number).toBe(2);
    expect(stageAfter(9, none)).toBeUndefined();
    expect(stageBefore(1, none)).toBeUndefined();
  });

  it('[W5] next and back lead from the stage that is shown, not from where the team is', () => {
    const numbers = (looking: number | undefined, team: number) => {
      const { before, next } = stepsFrom(looking, team, skipped);
      return [before?.number, next?.number];
    };
    expect(numbers(undefined, 5)).toEqual([4, 6]);
    expect(numbers(8, 5)).toEqual([7, 9]);
    expect(numbers(2, 5)).toEqual([1, 4]);
    expect(numbers(9, 5)).toEqual([8, undefined]);
  });

  it('[W5] one sees where one looks, else where the team is', () => {
    expect(shownStage(undefined, 4).number).toBe(4);
    expect(shownStage(2, 4).number).toBe(2);
  });
});
