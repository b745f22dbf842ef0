import {
  add,
  applyChanges,
  assign,
  type Board,
  type BoardChange,
  connect,
  indexOf,
  type Kind,
  kindOf,
  labelOf,
  movePlacement,
  type Problem,
  placeAggregate,
  type Result,
  runBy,
} from '@stormbridge/model';
import type { PickKind } from './canvas-store.ts';
import { nameOf } from './scene.ts';

/** One choice in a list of targets. */
export interface PickOption {
  readonly id: string;
  readonly kind: Kind | undefined;
  readonly label: string;
  /** What choosing it does, or why it is not possible. */
  changes(): Result<BoardChange[]>;
}

export interface Picks {
  readonly options: readonly PickOption[];
  /** Makes something new of a name and chooses it, where that makes sense. */
  readonly create: ((name: string) => Result<BoardChange[]>) | undefined;
}

/** Gives ids for what is made. */
export type NewId = () => string;

/** The targets that some rows can be connected to, assigned to, placed in or run by. */
export function picksFor(board: Board, what: PickKind, ids: readonly string[], newId: NewId): Picks {
  switch (what) {
    case 'connect':
      return connectPicks(board, ids[0] ?? '', newId);
    case 'assign':
      return assignPicks(board, ids, newId);
    case 'service':
      return servicePicks(board, ids, newId);
    default:
      return placePicks(board, ids, what === 'copyTo', newId);
  }
}

const done = (value: BoardChange[]): Result<BoardChange[]> => ({ ok: true, value });

/** Joins results: all changes, or the first problems. Each is made on the board that the one before leaves. */
function inTurn(
  board: Board,
  ids: readonly string[],
  change: (board: Board, id: string) => Result<BoardChange[]>,
): Result<BoardChange[]> {
  const changes: BoardChange[] = [];
  for (const id of ids) {
    const made = change(applyChanges(board, changes), id);
    if (!made.ok) return made;
    changes.push(...made.value);
  }
  return done(changes);
}

function connectPicks(board: Board, from: string, newId: NewId): Picks {
  const start = aggregateOf(board, from) ?? from;
  const rows = [...board.elements.keys(), ...board.aggregates.keys()].filter((id) => id !== start);
  const options = rows.map((id): PickOption => {
    const kind = kindOf(board, id) ?? 'event';
    const label = nameOf({ kind, label: labelOf(board, id) });
    return { id, kind, label, changes: () => connect(board, newId(), start, id) };
  });
  return { options: sorted(options), create: undefined };
}

const sorted = (options: readonly PickOption[]): PickOption[] =>
  [...options].sort((a, b) => a.label.localeCompare(b.label));

/** The aggregate of a placement, or of itself. */
export const aggregateOf = (board: Board, id: string): string | undefined =>
  board.placements.get(id)?.aggregate ?? (board.aggregates.has(id) ? id : undefined);

function assignPicks(board: Board, ids: readonly string[], newId: NewId): Picks {
  const index = indexOf(board);
  const options = [...board.aggregates.values()].flatMap((row): PickOption[] => {
    const places = index.placementsByAggregate.get(row.id) ?? [];
    const whole = { kind: 'aggregate', label: row.name } as const;
    if (places.length < 2) return [{ ...whole, id: row.id, changes: () => done(assign(board, ids, row.id)) }];
    return places.map((place) => ({
      id: place.id,
      kind: 'aggregate',
      label: `${row.name} (${board.contexts.get(place.context)?.name ?? ''})`,
      changes: () => done(assign(board, ids, row.id, place.id)),
    }));
  });
  const create = (name: string): Result<BoardChange[]> => {
    const id = newId();
    const made = [add('aggregates', id, { name })];
    return done([...made, ...assign(applyChanges(board, made), ids, id)]);
  };
  return { options: sorted(options), create };
}

function placePicks(board: Board, ids: readonly string[], copy: boolean, newId: NewId): Picks {
  const into = (context: string): Result<BoardChange[]> =>
    inTurn(board, ids, (now, id) => {
      const placement = now.placements.get(id);
      if (placement !== undefined && !copy) return done(movePlacement(now, placement, context));
      const aggregate = aggregateOf(now, id);
      return done(aggregate === undefined ? [] : placeAggregate(now, aggregate, context));
    });
  const taken = new Set(ids.map((id) => board.placements.get(id)?.context));
  const options = [...board.contexts.values()]
    .filter((row) => !taken.has(row.id))
    .map((row): PickOption => ({ id: row.id, kind: 'context', label: row.name, changes: () => into(row.id) }));
  const create = (name: string): Result<BoardChange[]> => {
    const id = newId();
    const made = [add('contexts', id, { name })];
    const placed = inTurn(applyChanges(board, made), ids, (now, one) => {
      const placement = now.placements.get(one);
      if (placement !== undefined && !copy) return done(movePlacement(now, placement, id));
      const aggregate = aggregateOf(now, one);
      return done(aggregate === undefined ? [] : placeAggregate(now, aggregate, id));
    });
    return placed.ok ? done([...made, ...placed.value]) : placed;
  };
  return { options: sorted(options), create };
}

function servicePicks(board: Board, ids: readonly string[], newId: NewId): Picks {
  const contexts = new Set(ids.map((id) => board.placements.get(id)?.context));
  const options = [...board.services.values()]
    .filter((row) => contexts.has(row.context))
    .map(
      (row): PickOption => ({
        id: row.id,
        kind: 'service',
        label: row.name,
        changes: () => inTurn(board, ids, (now, id) => runBy(now, id, row.id)),
      }),
    );
  const create = (name: string): Result<BoardChange[]> => {
    const made = new Map<string, string>();
    return inTurn(board, ids, (now, id) => {
      const context = now.placements.get(id)?.context;
      if (context === undefined) return { ok: false, problems: [noContext(id)] };
      const service = made.get(context) ?? newId();
      const named = made.has(context) ? [] : [add('services', service, { name, context })];
      made.set(context, service);
      const run = runBy(applyChanges(now, named), id, service);
      return run.ok ? done([...named, ...run.value]) : run;
    });
  };
  return { options: sorted(options), create };
}

const noContext = (at: string): Problem => ({
  rule: 'C40',
  at,
  message: 'A microservice runs an aggregate in a context. Place the aggregate in a context first.',
});

/** The placement that stands for a thing when it is run or copied: itself, or the only one of an aggregate. */
export function placementsFor(board: Board, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    if (board.placements.has(id)) return [id];
    return (indexOf(board).placementsByAggregate.get(id) ?? []).map((place) => place.id);
  });
}
