import { describe, expect, test } from 'vitest';
import { KINDS, NOTATION } from './notation.ts';
import { STAGES, stageOf } from './stages.ts';

describe('stages', () => {
  test('[M39] are the eight of the method and the result, in order', () => {
    expect(STAGES.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(STAGES.map(({ title }) => title)).toEqual([
      'Event discovery',
      'Temporal sequencing',
      'Trigger detection',
      'Entities and aggregates',
      'Bounded contexts',
      'Microservices',
      'One event bus',
      'Shared schema',
      'Result',
    ]);
    expect(STAGES.map(({ view }) => view)).toEqual([
      ...['timeline', 'timeline', 'timeline', 'landscape', 'landscape', 'landscape'],
      ...['bus', 'schema', 'result'],
    ]);
    expect(new Set(STAGES.map(({ key }) => key)).size).toBe(9);
  });

  test('[M39] only trigger detection may be skipped, and 6 to 8 are for the technical part of the team', () => {
    expect(STAGES.filter(({ optional }) => optional).map(({ number }) => number)).toEqual([3]);
    expect(STAGES.filter(({ who }) => who === 'technical').map(({ number }) => number)).toEqual([6, 7, 8]);
  });

  test('[M39] every kind is offered, and by no stage before the one that introduces it', () => {
    const offered = new Set(STAGES.flatMap(({ offers }) => offers));
    expect(offered).toEqual(new Set(KINDS));
    for (const { number, offers } of STAGES)
      for (const kind of offers) expect(NOTATION[kind].stage, `${kind} in ${number}`).toBeLessThanOrEqual(number);
  });

  test('[M39] numbers out of range give the first or the last stage', () => {
    expect(stageOf(3).key).toBe('triggers');
    expect([-4, 0, Number.NaN].map((number) => stageOf(number).number)).toEqual([1, 1, 1]);
    expect([10, 99, Number.POSITIVE_INFINITY].map((number) => stageOf(number).number)).toEqual([9, 9, 9]);
    expect(stageOf(2.7).number).toBe(2);
  });
});
