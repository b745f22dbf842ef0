import type { Kind } from './notation.ts';

/** How the board is shown. Every view shows the same elements. */
export type ViewName = 'timeline' | 'landscape' | 'bus' | 'schema' | 'result';

export interface Stage {
  /** 1 to 8 as the method counts them; 9 is the result. */
  readonly number: number;
  readonly key: StageKey;
  readonly title: string;
  readonly view: ViewName;
  /** Who takes part: the whole team, or its technical part. */
  readonly who: 'everybody' | 'technical';
  readonly optional: boolean;
  /** The kinds that this stage offers to make, its own first. */
  readonly offers: readonly Kind[];
  /** A usual length of time, in minutes. */
  readonly minutes: number;
}

const STAGE_KEYS = [
  'discovery',
  'sequence',
  'triggers',
  'aggregates',
  'contexts',
  'services',
  'bus',
  'schema',
  'result',
] as const;
export type StageKey = (typeof STAGE_KEYS)[number];

const triggers: readonly Kind[] = [
  'command',
  'actor',
  'policy',
  'readModel',
  'externalSystem',
  'timer',
  'event',
  'hotSpot',
];

/**
 * The eight stages of EventBridge Storming (Ben Ellerby, 2020) and the result. Stages 1 to 5 are for the whole team, 6
 * to 8 for its technical part; 3 may be skipped, which is recorded.
 */
export const STAGES: readonly Stage[] = [
  stage(1, 'Event discovery', 'timeline', ['event', 'hotSpot'], 28),
  stage(2, 'Temporal sequencing', 'timeline', ['event', 'phase', 'hotSpot'], 40),
  stage(3, 'Trigger detection', 'timeline', triggers, 20),
  stage(4, 'Entities and aggregates', 'landscape', ['aggregate', 'event', 'hotSpot'], 25),
  stage(5, 'Bounded contexts', 'landscape', ['context', 'aggregate', 'hotSpot'], 30),
  stage(6, 'Microservices', 'landscape', ['service', 'hotSpot'], 20),
  stage(7, 'One event bus', 'bus', ['hotSpot'], 20),
  stage(8, 'Shared schema', 'schema', ['hotSpot'], 30),
  stage(9, 'Result', 'result', [], 10),
];

function stage(number: number, title: string, view: ViewName, offers: readonly Kind[], minutes: number): Stage {
  const key = STAGE_KEYS[number - 1];
  if (key === undefined) throw new Error(`There is no stage ${number}`);
  const who = number > 5 && number < 9 ? 'technical' : 'everybody';
  return { number, key, title, view, who, optional: number === 3, offers, minutes };
}

/** The stage of a number; numbers out of range give the first or the last. */
export function stageOf(number: number): Stage {
  const index = Math.min(Math.max(Math.trunc(number) || 1, 1), STAGES.length) - 1;
  return STAGES[index] as Stage;
}
