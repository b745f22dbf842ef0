import {
  applyChanges,
  assign,
  type Board,
  type BoardChange,
  connect,
  movePlacement,
  moveTo,
  type PlacementRow,
  type Point,
  patch,
  placeAggregate,
  placeInTime,
  type Result,
  runBy,
  unplace,
} from '@stormbridge/model';
import { clusterAt } from './clusters.ts';
import type { Desk } from './desk.ts';
import { centre, contains, moved } from './geometry.ts';
import { areaAt, itemAt } from './hit-test.ts';
import type { DropGuide } from './paint-overlay.ts';
import { isArea, type SceneItem } from './scene.ts';
import { columnNear, timePlaceAt } from './time-places.ts';

/** What would happen if the things that are dragged were dropped now. */
export interface Drop {
  readonly changes: Result<BoardChange[]>;
  readonly guide: DropGuide | undefined;
}

/** The things that move when some are dragged: an area takes along what lies in it, an aggregate what belongs to it. */
export function carried(desk: Desk, ids: readonly string[]): string[] {
  const all = new Set(ids);
  const areas = ids.flatMap((id) => desk.scene.byId.get(id) ?? []).filter((item) => isArea(item.kind));
  for (const area of areas)
    for (const item of desk.scene.items)
      if (item.id !== area.id && lower(area, item) && contains(area.box, centre(item.box))) all.add(item.id);
  for (const { item, members } of desk.scene.clusters) if (all.has(item.id)) for (const id of members) all.add(id);
  return [...all];
}

/** Whether a thing may lie in an area: a context holds everything, a service no context, a phase nothing. */
const lower = (area: SceneItem, item: SceneItem): boolean =>
  area.kind === 'context'
    ? item.kind !== 'context' && item.kind !== 'phase'
    : area.kind === 'service' && !isArea(item.kind);

/** `by`: how far the things were dragged; `held`: the one that the pointer holds; `copy`: they stay where they were too. */
export function dropOf(desk: Desk, ids: readonly string[], held: string, by: Point, copy = false): Drop {
  return desk.view === 'timeline' ? dropInTime(desk, ids, held, by) : dropInLandscape(desk, ids, held, by, copy);
}

const movesOf = (desk: Desk, ids: readonly string[], by: Point) =>
  ids.flatMap((id) => {
    const item = desk.scene.byId.get(id);
    return item === undefined ? [] : [{ id, to: { x: item.box.x + by.x, y: item.box.y + by.y } }];
  });

function dropInTime(desk: Desk, ids: readonly string[], held: string, by: Point): Drop {
  const { writer, scene, stage } = desk;
  const { board } = writer;
  const timed = ids.filter((id) => {
    const row = board.elements.get(id);
    return row?.kind === 'event' && (stage > 1 || row.column !== undefined);
  });
  const free = ids.filter((id) => !timed.includes(id) && !board.phases.has(id));
  const changes = [
    ...moveTo(board, 'timeline', movesOf(desk, free, by)),
    ...attach(desk, free, by),
    ...phasesMoved(desk, ids, by),
  ];
  const item = scene.byId.get(timed.includes(held) ? held : (timed[0] ?? ''));
  if (item === undefined) return { changes: { ok: true, value: changes }, guide: undefined };
  const { place, guide } = timePlaceAt(board, scene, centre(moved(item.box, by)));
  const placed = placeInTime(board, timed, place, () => writer.random()).filter((change) => isNews(board, change));
  return { changes: { ok: true, value: [...changes, ...placed] }, guide };
}

/** A phase begins with the column that is nearest to where its heading is dropped. */
function phasesMoved({ writer: { board }, scene }: Desk, ids: readonly string[], by: Point): BoardChange[] {
  return ids.flatMap((id) => {
    const row = board.phases.get(id);
    const item = scene.byId.get(id);
    if (row === undefined || item === undefined) return [];
    const column = columnNear(board, scene, item.box.x + by.x);
    return column === undefined || column === row.column ? [] : [patch('phases', id, { column })];
  });
}

/** Whether a patch changes anything; a note that is put back where it was is not a step to undo. */
function isNews(board: Board, change: BoardChange): boolean {
  if (change.op !== 'patch' || change.table !== 'elements') return true;
  const row = board.elements.get(change.id) as Readonly<Record<string, unknown>> | undefined;
  return Object.entries(change.fields).some(([field, value]) => row?.[field] !== value);
}

/** A hot spot that is dropped on something is about it from now on. */
function attach(desk: Desk, ids: readonly string[], by: Point): BoardChange[] {
  return ids.flatMap((id) => {
    const item = desk.scene.byId.get(id);
    if (item?.kind !== 'hotSpot') return [];
    const under = itemAt(desk.scene, centre(moved(item.box, by)), new Set(ids));
    if (under === undefined || isArea(under.kind) || under.kind === 'hotSpot') return [];
    return [patch('elements', id, { on: under.named.id })];
  });
}

function dropInLandscape(desk: Desk, ids: readonly string[], held: string, by: Point, copy: boolean): Drop {
  const changes: BoardChange[] = [];
  const before = desk.writer.board;
  // An area that is dragged takes its contents along: they only move.
  const areas = new Set(ids.filter((id) => isArea(desk.scene.byId.get(id)?.kind ?? 'event')));
  const all = areas.size === 0 ? ids : carried(desk, ids);
  const lead = leadOf(desk, held);
  const contexts = ids.some((id) => before.contexts.has(id));
  for (const id of all) {
    const item = desk.scene.byId.get(id);
    if (item === undefined) continue;
    const board = applyChanges(before, changes);
    const made = contexts ? shifted(desk, board, item, by) : landed(desk, board, item, by, copy, lead);
    if (!made.ok) return { changes: made, guide: undefined };
    changes.push(...made.value);
  }
  if (areas.size === 0) changes.push(...attach(desk, ids, by));
  return { changes: { ok: true, value: changes }, guide: areas.size > 0 ? undefined : guideFor(desk, held, by) };
}

/** Whether a thing can belong to an aggregate by being dropped on it. */
const gathers = (item: SceneItem): boolean => item.kind === 'event' || item.kind === 'command';

/** The note under the pointer says where all events and commands that are dragged with it belong. */
function leadOf(desk: Desk, held: string): SceneItem | undefined {
  const item = desk.scene.byId.get(held);
  return item !== undefined && gathers(item) ? item : undefined;
}

const done = (value: BoardChange[]): Result<BoardChange[]> => ({ ok: true, value });

/** Moves one thing by as much as its area moved. What has only a reserved place follows its area without a change. */
function shifted(desk: Desk, board: Board, item: SceneItem, by: Point): Result<BoardChange[]> {
  if (item.table === 'contexts')
    return done([patch('contexts', item.id, { frame: { ...item.box, ...rounded(moved(item.box, by)) } })]);
  const pinned =
    board.placements.get(item.id)?.pos !== undefined || board.elements.get(item.id)?.posLandscape !== undefined;
  return done(pinned ? moveTo(board, 'landscape', movesOf(desk, [item.id], by)) : []);
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** What becomes of one thing that is dropped somewhere in the landscape. */
function landed(
  desk: Desk,
  board: Board,
  item: SceneItem,
  by: Point,
  copy: boolean,
  lead: SceneItem | undefined,
): Result<BoardChange[]> {
  const at = centre(moved(item.box, by));
  const to = { x: Math.round(item.box.x + by.x), y: Math.round(item.box.y + by.y) };
  if (gathers(item)) return done(landedEvent(desk, board, item, lead ?? item, by));
  if (item.table === 'aggregates') {
    const context = areaAt(desk.scene, at, 'context');
    return done(
      context === undefined
        ? moveTo(board, 'landscape', [{ id: item.id, to }])
        : placeAggregate(board, item.id, context.id, to),
    );
  }
  const placement = board.placements.get(item.id);
  return placement === undefined
    ? done(moveTo(board, 'landscape', [{ id: item.id, to }]))
    : landedPlacement(desk, board, placement, at, to, copy);
}

function landedEvent(desk: Desk, board: Board, item: SceneItem, lead: SceneItem, by: Point): BoardChange[] {
  const row = board.elements.get(item.id);
  const cluster = clusterAt(desk.scene, centre(moved(lead.box, by)), lead.id);
  if (cluster !== undefined) {
    const { item: target } = cluster;
    const placement = target.table === 'placements' ? target.id : undefined;
    if (row?.aggregate === target.named.id && (placement === undefined || row.placement === placement)) return [];
    return assign(board, [item.id], target.named.id, placement);
  }
  const moves = moveTo(board, 'landscape', movesOf(desk, [item.id], by));
  return row?.aggregate === undefined ? moves : [...assign(board, [item.id], undefined), ...moves];
}

function landedPlacement(
  desk: Desk,
  board: Board,
  placement: PlacementRow,
  at: Point,
  to: Point,
  copy: boolean,
): Result<BoardChange[]> {
  const context = areaAt(desk.scene, at, 'context');
  if (context === undefined)
    return done([...unplace(board, placement), patch('aggregates', placement.aggregate, { posLandscape: to })]);
  if (copy) return done(placeAggregate(board, placement.aggregate, context.id, to));
  if (context.id !== placement.context) return done(movePlacement(board, placement, context.id, to));
  const service = areaAt(desk.scene, at, 'service');
  const position = moveTo(board, 'landscape', [{ id: placement.id, to }]);
  if (service === undefined || service.id === placement.service) return done(position);
  const run = runBy(board, placement.id, service.id);
  return run.ok ? done([...position, ...run.value]) : run;
}

function guideFor(desk: Desk, held: string, by: Point): DropGuide | undefined {
  const item = desk.scene.byId.get(held);
  if (item === undefined) return undefined;
  const at = centre(moved(item.box, by));
  if (gathers(item)) {
    const cluster = clusterAt(desk.scene, at, item.id);
    return cluster === undefined ? undefined : { shape: 'box', box: cluster.box };
  }
  if (item.kind !== 'aggregate') return undefined;
  const target = areaAt(desk.scene, at, 'service') ?? areaAt(desk.scene, at, 'context');
  return target === undefined ? undefined : { shape: 'box', box: target.box };
}

/** Draws an arrow by the grammar; what an arrow to or from an aggregate means is ownership. */
export const connectChanges = (desk: Desk, from: SceneItem, to: SceneItem): Result<BoardChange[]> =>
  connect(desk.writer.board, desk.writer.newId(), rowOf(from), rowOf(to));

/** The row that an arrow leads to: for a placed aggregate the aggregate itself. */
const rowOf = (item: SceneItem): string => (item.kind === 'aggregate' ? item.named.id : item.id);
