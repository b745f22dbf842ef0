import {
  assign,
  type Board,
  type BoardChange,
  changeKind,
  ELEMENT_KINDS,
  type ElementKind,
  type ElementRow,
  type Kind,
  kindOf,
  NOTATION,
  patch,
  unplace,
} from '@stormbridge/model';
import type { Workshop } from '../board/index.ts';
import { say } from '../text/i18n.ts';
import { removalOf } from './actions.ts';
import { beginEdit, pick, reveal, select } from './canvas-store.ts';
import { aggregateOf, placementsFor } from './picks.ts';

/** One line of the menu of some rows. */
export interface RowAction {
  readonly key: string;
  readonly label: string;
  readonly keys?: string;
  readonly chosen?: boolean;
  readonly separated?: boolean;
  readonly run: () => void;
}

/** What the menu needs from where it is opened. */
export interface MenuPlace {
  readonly workshop: Workshop;
  /** Begins to rename in this place: on the canvas, or in the outline. */
  readonly rename?: (id: string) => void;
  readonly duplicate?: () => void;
  readonly selectKind?: (kind: Kind) => void;
  /** Shows a row on the canvas; only where the menu is not opened there. */
  readonly show?: (id: string) => void;
  readonly readOnly: boolean;
}

/** The actions for some rows: the same on the canvas, in the selection bar and in the outline. */
export function actionsFor(place: MenuPlace, ids: readonly string[]): RowAction[] {
  const { workshop } = place;
  const { board } = workshop;
  const first = ids[0];
  if (first === undefined) return [];
  const show: RowAction[] =
    place.show === undefined
      ? []
      : [{ key: 'show', label: say('canvas.bar.show'), run: () => (place.show ?? reveal)(first) }];
  if (place.readOnly) return show;
  return [
    ...show,
    ...single(place, board, ids),
    ...gathering(board, ids),
    ...ownElements(workshop, board, ids),
    ...common(place, board, ids),
  ];
}

const rowsOf = (board: Board, ids: readonly string[]): ElementRow[] =>
  ids.flatMap((id) => board.elements.get(id) ?? []);

function single(place: MenuPlace, board: Board, ids: readonly string[]): RowAction[] {
  const [id] = ids;
  if (id === undefined || ids.length > 1) return [];
  const kind = kindOf(board, aggregateOf(board, id) ?? id);
  const connects = kind !== undefined && (NOTATION[kind].leadsTo.length > 0 || kind === 'hotSpot');
  return [
    {
      key: 'edit',
      label: say('canvas.bar.edit'),
      keys: 'Enter',
      run: () => (place.rename ?? beginEdit)(id),
    },
    ...(connects
      ? [{ key: 'connect', label: say('canvas.bar.connect'), keys: 'L', run: () => pick('connect', [id]) }]
      : []),
  ];
}

/** Gathering: events to aggregates, aggregates to contexts, services to both. */
function gathering(board: Board, ids: readonly string[]): RowAction[] {
  const owned = rowsOf(board, ids).filter((row) => row.kind === 'event' || row.kind === 'command');
  const aggregates = ids.filter((id) => aggregateOf(board, id) !== undefined);
  const placements = placementsFor(board, aggregates);
  const separated = true;
  const actions: RowAction[] = [];
  if (owned.length > 0)
    actions.push({
      key: 'assign',
      label: say('canvas.bar.assign'),
      separated,
      run: () =>
        pick(
          'assign',
          owned.map((row) => row.id),
        ),
    });
  if (aggregates.length > 0)
    actions.push({ key: 'place', label: say('canvas.bar.place'), separated, run: () => pick('place', aggregates) });
  if (placements.length > 0) {
    actions.push({ key: 'copyTo', label: say('canvas.bar.copyTo'), run: () => pick('copyTo', aggregates) });
    actions.push({ key: 'service', label: say('canvas.bar.service'), run: () => pick('service', placements) });
  }
  return actions;
}

function ownElements(workshop: Workshop, board: Board, ids: readonly string[]): RowAction[] {
  const rows = rowsOf(board, ids);
  const actions: RowAction[] = [];
  const commit = (changes: readonly BoardChange[]): void => void workshop.commit(changes);
  const events = rows.filter((row) => row.kind === 'event');
  if (events.length > 0 && events.length === ids.length) {
    const pivotal = events.every((row) => row.pivotal);
    const run = (): void => commit(events.map(({ id }) => patch('elements', id, { pivotal: !pivotal })));
    actions.push({ key: 'pivotal', label: say('canvas.bar.pivotal'), chosen: pivotal, run });
  }
  const [one] = rows;
  const aggregate = one?.aggregate === undefined ? undefined : board.aggregates.get(one.aggregate);
  if (one !== undefined && aggregate !== undefined && ids.length === 1)
    actions.push({
      key: 'unassign',
      label: say('canvas.bar.unassign', { name: aggregate.name }),
      run: () => commit(assign(board, [one.id], undefined)),
    });
  const placement = board.placements.get(ids[0] ?? '');
  if (placement !== undefined && ids.length === 1)
    actions.push({
      key: 'unplace',
      label: say('canvas.bar.unplace', { name: board.contexts.get(placement.context)?.name ?? '' }),
      run: () => commit(unplace(board, placement)),
    });
  if (one?.kind === 'hotSpot' && ids.length === 1) actions.push(...hotSpot(one, commit));
  const timed = events.filter((row) => row.column !== undefined);
  if (timed.length > 0 && timed.length === ids.length)
    actions.push({
      key: 'untime',
      label: say('canvas.bar.takeOutOfTime'),
      // Where nobody has laid it anywhere else, it lies under the timeline.
      run: () => commit(timed.map(({ id }) => patch('elements', id, { column: null }))),
    });
  return actions;
}

function hotSpot(row: ElementRow, commit: (changes: readonly BoardChange[]) => void): RowAction[] {
  const resolved = row.status === 'resolved';
  const status = {
    key: 'resolve',
    label: say(resolved ? 'canvas.bar.reopen' : 'canvas.bar.resolve'),
    run: () => commit([patch('elements', row.id, { status: resolved ? 'open' : 'resolved' })]),
  };
  if (row.on === undefined) return [status];
  const run = (): void => commit([patch('elements', row.id, { on: null })]);
  return [status, { key: 'detach', label: say('canvas.bar.detach'), run }];
}

function common(place: MenuPlace, board: Board, ids: readonly string[]): RowAction[] {
  const { workshop, duplicate, selectKind } = place;
  const [first] = ids;
  const kind = first === undefined ? undefined : kindOf(board, aggregateOf(board, first) ?? first);
  const actions: RowAction[] = [];
  if (duplicate !== undefined && rowsOf(board, ids).length > 0)
    actions.push({
      key: 'duplicate',
      label: say('canvas.bar.duplicate'),
      keys: 'Ctrl D',
      separated: true,
      run: duplicate,
    });
  if (selectKind !== undefined && kind !== undefined)
    actions.push({
      key: 'kind',
      label: say('canvas.bar.selectKind', { plural: NOTATION[kind].plural.toLowerCase() }),
      run: () => selectKind(kind),
    });
  actions.push({
    key: 'delete',
    label: say('canvas.bar.delete'),
    keys: 'Del',
    separated: true,
    run: () => {
      if (workshop.commit(removalOf(workshop.board, ids))) select([]);
    },
  });
  return actions;
}

/** The other kinds that stickies can become. */
export function kindActions(workshop: Workshop, ids: readonly string[]): RowAction[] {
  const rows = rowsOf(workshop.board, ids);
  const now = new Set<ElementKind>(rows.map((row) => row.kind));
  if (rows.length !== ids.length || rows.length === 0) return [];
  return ELEMENT_KINDS.map((kind) => ({
    key: kind,
    label: NOTATION[kind].label,
    chosen: now.size === 1 && now.has(kind),
    run: () => {
      workshop.commit(rows.flatMap(({ id }) => changeKind(workshop.board, id, kind)));
    },
  }));
}
