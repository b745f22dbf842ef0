import type { BoardChange, Kind, Result } from '@stormbridge/model';
import type { Picks } from './picks.ts';

/** A choice that can be made: a target, or making a new one. */
export interface PickLine {
  readonly key: string;
  readonly kind: Kind | undefined;
  readonly label: string;
  /** Whether choosing it makes something new of this name. */
  readonly makes: boolean;
  /** Why it cannot be chosen. */
  readonly why: string | undefined;
  readonly changes: () => Result<BoardChange[]>;
}

/** More lines than this are not shown; the search makes them fewer. */
const SHOWN = 60;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * The lines for what was typed. What is possible comes first, then what could be made of that name; what is not possible
 * shows only when it is searched for, with the reason.
 */
export function pickLines({ options, create }: Picks, query: string): PickLine[] {
  const name = query.trim();
  const wanted = name.toLowerCase();
  const lines = options
    .filter((option) => option.label.toLowerCase().includes(wanted))
    .map((option): PickLine => {
      const result = option.changes();
      const why = result.ok ? undefined : (result.problems[0]?.message ?? '');
      return { ...option, key: option.id, makes: false, why, changes: () => option.changes() };
    });
  const possible = lines.filter((line) => line.why === undefined);
  const refused = wanted === '' ? [] : lines.filter((line) => line.why !== undefined);
  const makes = create !== undefined && name !== '' && !lines.some((line) => same(line.label, name));
  const made: PickLine[] = makes
    ? [{ key: 'create', kind: undefined, label: name, makes: true, why: undefined, changes: () => create(name) }]
    : [];
  return [...[...possible, ...refused].slice(0, SHOWN), ...made];
}
