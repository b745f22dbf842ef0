import type { Action, Step } from '@stormbridge/exporters';

/** What each thing that happens to a file means, in the order in which it is told. */
const MEANINGS: Readonly<Record<Action, string>> = {
  conflict: 'changed by you and by the generator: needs you',
  orphan: 'not generated any more; never deleted',
  behind: 'yours; it would be written differently now',
  gone: 'deleted by you; stays deleted',
  merge: 'your changes and the new ones in one text',
  new: 'written for the first time',
  rewrite: 'written anew',
  keep: 'yours; left alone',
  same: 'as it should be',
};
const ORDER = Object.keys(MEANINGS) as Action[];

/** Steps as a table: what happens, to which file, and why. Files that are as they should be are only counted. */
export function stepTable(steps: readonly Step[]): string[] {
  const shown = ORDER.flatMap((action) => (action === 'same' ? [] : steps.filter((step) => step.action === action)));
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(({ path }) => path.length));
  const row = (...[action, path, why]: readonly [string, string, string]): string =>
    `${action.padEnd(9)} ${path.padEnd(width)}  ${why}`.trimEnd();
  return [
    row('what', 'file', 'why'),
    ...shown.map(({ action, path, why }) => row(action, path, why || MEANINGS[action])),
  ];
}

/** How often each thing happens: `3 new, 1 conflict`. */
export function stepCounts(steps: readonly Step[]): string {
  const counts = ORDER.map((action) => [steps.filter((step) => step.action === action).length, action] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, action]) => `${count} ${action}`);
  return told.length === 0 ? 'no files' : told.join(', ');
}

/** What people have to look at. */
export const needsPeople = (steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ action, breaks }) => breaks || ['conflict', 'orphan', 'behind', 'gone'].includes(action));

/** What generating would change: the project is not what its board says. */
export const drift = (steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ action }) => action === 'new' || action === 'rewrite' || action === 'merge' || action === 'conflict');

/** What the table means for `npm test`: nothing where nothing is loose. */
export function brokenSaid(steps: readonly Step[]): string[] {
  const broken = steps.filter(({ breaks }) => breaks === true).length;
  const orphans = steps.filter(({ action }) => action === 'orphan').length;
  return [
    ...(orphans === 0
      ? []
      : [`${orphans === 1 ? 'An orphan is' : `${orphans} orphans are`} left in place: nothing of yours is deleted.`]),
    ...(broken === 0
      ? []
      : [
          `${broken === 1 ? 'A file' : `${broken} files`} will not compile before you change or delete ${broken === 1 ? 'it' : 'them'}; the table says why.`,
        ]),
  ];
}
