import type { Board } from '@stormbridge/model';
import { breakingChanges, type Schema } from '../cdk/kit/index.ts';
import { pinsOf, withPins } from '../regeneration/pins.ts';
import { newFields, opened } from './additions.ts';
import { type Change, changedFields, difference, type Judge, tableChanges } from './compare.ts';
import { type System, systemOf } from './system.ts';

/** What one board changes of the system that another one became. */
export interface BoardDiff {
  readonly format: 'stormbridge-diff/1';
  /** How many changes break something. */
  readonly breaking: number;
  /** Events: who publishes what, under which address. */
  readonly producers: readonly Change[];
  /** Who listens to what, and how. */
  readonly consumers: readonly Change[];
  /** Data of events and commands. */
  readonly schemas: readonly Change[];
  /** Services, ways in, timers, resources, settings. */
  readonly infrastructure: readonly Change[];
}

/**
 * Compares what two boards become. Both must have no export problems. Names of the code stay those of the old board, as
 * they do when a project is generated again, unless `rename` says that they follow the stickies.
 */
export function diffBoards(old: Board, next: Board, { rename = false }: { readonly rename?: boolean } = {}): BoardDiff {
  const before = systemOf(old);
  const after = systemOf(rename ? next : withPins(next, pinsOf(old)));
  const sections = {
    producers: tableChanges('event', before.events, after.events, judgeEvent(before)),
    consumers: tableChanges('subscription', before.subscriptions, after.subscriptions),
    schemas: schemaChanges(before, after),
    infrastructure: infrastructureChanges(before, after),
  };
  const breaking = Object.values(sections)
    .flat()
    .filter((change) => change.breaking).length;
  return { format: 'stormbridge-diff/1', breaking, ...sections };
}

/** Rules and code of consumers rely on the address of an event; what it is made by inside of the service is nobody's business. */
const judgeEvent =
  ({ subscriptions }: System): Judge =>
  (what, about, fields) => {
    if (what === 'changed') return { breaking: fields.some((field) => field !== 'aggregate') };
    if (what === 'added') return { breaking: false };
    const listeners = [...subscriptions].filter(([, { events }]) => Array.isArray(events) && events.includes(about));
    if (listeners.length === 0) return { breaking: false, details: ['nobody listened to it'] };
    return { breaking: true, details: [`listened to by ${listeners.map(([key]) => key).join(', ')}`] };
  };

/**
 * Only what is there before and after can be told apart; what came or went is told with its event or command. Commands
 * are closed, so that a field that comes is a change to the schema, but none for those who do not send it.
 */
function schemaChanges(before: System, after: System): Change[] {
  return [...before.schemas].sort(byKey).flatMap(([about, old]): Change[] => {
    const now = after.schemas.get(about);
    if (now === undefined || same(old, now)) return [];
    const broken = before.commands.has(about) ? breakingChanges(opened(old), opened(now)) : breakingChanges(old, now);
    const told = [...broken, ...newFields(old, now)];
    const details = told.length > 0 ? told : ['only descriptions'];
    return [{ about, kind: 'schema', what: 'changed', breaking: broken.length > 0, details }];
  });
}

const byKey = ([a]: readonly [string, Schema], [b]: readonly [string, Schema]): number => (a < b ? -1 : 1);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function infrastructureChanges(before: System, after: System): Change[] {
  return [
    ...settingChanges(before, after),
    ...tableChanges('service', before.services, after.services, judgeService),
    ...tableChanges('command', before.commands, after.commands, judgeCommand(before)),
    ...tableChanges('route', before.others, after.others, (what) => ({ breaking: what !== 'added' })),
    ...tableChanges('timer', before.timers, after.timers),
    ...resourceChanges(before, after),
  ];
}

/** Names of the project and its bus are in the names of everything that is deployed; the envelope is in every event. */
const settingChanges = (before: System, after: System): Change[] =>
  changedFields(before.settings, after.settings).map((about) => ({
    about,
    kind: 'setting',
    what: 'changed',
    breaking: true,
    details: difference(about, before.settings[about], after.settings[about]),
  }));

const judgeService: Judge = (what) =>
  what === 'removed'
    ? { breaking: true, details: ['its stack, and the data in it, stay in AWS until somebody deletes them'] }
    : { breaking: false };

/** Callers know the route and what it answers. */
const judgeCommand =
  ({ commands }: System): Judge =>
  (what, about, fields) => {
    const called = commands.get(about)?.['route'] !== null && commands.has(about);
    if (what === 'removed') return { breaking: called, details: called ? ['its route is gone'] : [] };
    return { breaking: called && fields.some((field) => ['route', 'mode', 'publishes'].includes(field)) };
  };

/** Counts of constructs of services that are there before and after. A table that goes takes its data along. */
function resourceChanges(before: System, after: System): Change[] {
  return [...before.constructs].flatMap(([about, old]): Change[] => {
    const now = after.constructs.get(about);
    const fields = now === undefined ? [] : changedFields(old, now);
    if (now === undefined || fields.length === 0) return [];
    const breaking = fields.some((field) => /Table$/.test(field) && Number(now[field]) < Number(old[field]));
    return [
      {
        about,
        kind: 'resources',
        what: 'changed',
        breaking,
        details: fields.map((field) => `${field}: ${Number(old[field] ?? 0)} before, ${Number(now[field] ?? 0)} now`),
      },
    ];
  });
}
