import { type Board, type Kind, NOTATION, type Point, type TableName } from '@stormbridge/model';
import { type Route, routeOf } from './arrows.ts';
import type { Box } from './geometry.ts';

export type CanvasView = 'timeline' | 'landscape';

/** One thing on the canvas, with the place where it lies. */
export interface SceneItem {
  /** The row that lies here. A placed aggregate lies here as its placement: it may have several. */
  readonly id: string;
  readonly table: 'elements' | 'aggregates' | 'placements' | 'contexts' | 'services' | 'phases';
  readonly kind: Kind;
  readonly box: Box;
  readonly label: string;
  /** Where the label is kept; for a placement that is its aggregate. */
  readonly named: { readonly table: TableName; readonly id: string };
  readonly pivotal: boolean;
  /** Number of contexts that this aggregate is in, when there are several: the copies are linked. */
  readonly copies: number;
  /** What runs a placed aggregate: the service's name. */
  readonly service: string | undefined;
}

/** An arrow between two things. An attachment is the thin line of a hot spot to what it is about. */
export interface SceneArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly attachment: boolean;
  readonly route: Route;
}

/** Everything that a view shows, from back to front. */
export interface Scene {
  readonly view: CanvasView;
  readonly items: readonly SceneItem[];
  readonly byId: ReadonlyMap<string, SceneItem>;
  readonly arrows: readonly SceneArrow[];
  /** The arrows at each end, for a drag that takes them along. */
  readonly arrowsAt: ReadonlyMap<string, readonly SceneArrow[]>;
}

/** What a person points at is an area when other things lie in it. */
export const isArea = (kind: Kind): boolean => kind === 'context' || kind === 'service' || kind === 'phase';

/** The places of rows by their ids, as the model lays them out. */
export type Places = ReadonlyMap<string, Box>;

/** Builds what a view shows of a board from the places of its rows. Rows without a place are not shown. */
export function sceneOf(board: Board, view: CanvasView, places: Places): Scene {
  const items = [...areas(board, places), ...aggregates(board, places), ...elements(board, places)];
  const byId = new Map(items.map((item) => [item.id, item]));
  const arrows = [...flows(board, byId), ...attachments(board, byId)];
  const arrowsAt = new Map<string, SceneArrow[]>();
  for (const arrow of arrows) {
    for (const end of [arrow.from, arrow.to]) {
      const list = arrowsAt.get(end);
      if (list === undefined) arrowsAt.set(end, [arrow]);
      else list.push(arrow);
    }
  }
  return { view, items, byId, arrows, arrowsAt };
}

const bare = { pivotal: false, copies: 1, service: undefined } as const;

function areas(board: Board, places: Places): SceneItem[] {
  const tables = [
    ['phases', 'phase'],
    ['contexts', 'context'],
    ['services', 'service'],
  ] as const;
  return tables.flatMap(([table, kind]) =>
    [...board[table].values()].flatMap((row): SceneItem[] => {
      const box = places.get(row.id);
      return box === undefined
        ? []
        : [{ ...bare, id: row.id, table, kind, box, label: row.name, named: { table, id: row.id } }];
    }),
  );
}

function aggregates(board: Board, places: Places): SceneItem[] {
  const copies = new Map<string, number>();
  for (const { aggregate } of board.placements.values()) copies.set(aggregate, (copies.get(aggregate) ?? 0) + 1);
  const free = [...board.aggregates.values()].map((row) => ({ id: row.id, table: 'aggregates' as const, row }));
  const placed = [...board.placements.values()].flatMap((placement) => {
    const row = board.aggregates.get(placement.aggregate);
    return row === undefined ? [] : [{ id: placement.id, table: 'placements' as const, row, run: placement.service }];
  });
  return [...free, ...placed].flatMap((one): SceneItem[] => {
    const box = places.get(one.id);
    if (box === undefined) return [];
    const service = 'run' in one && one.run !== undefined ? board.services.get(one.run)?.name : undefined;
    return [
      {
        id: one.id,
        table: one.table,
        kind: 'aggregate',
        box,
        label: one.row.name,
        named: { table: 'aggregates', id: one.row.id },
        pivotal: false,
        copies: copies.get(one.row.id) ?? 1,
        service,
      },
    ];
  });
}

function elements(board: Board, places: Places): SceneItem[] {
  const items: SceneItem[] = [];
  for (const row of board.elements.values()) {
    const box = places.get(row.id);
    if (box === undefined) continue;
    const named = { table: 'elements', id: row.id } as const;
    const pivotal = row.pivotal && row.kind === 'event';
    items.push({ ...bare, id: row.id, table: 'elements', kind: row.kind, box, label: row.label, named, pivotal });
  }
  return items;
}

function flows(board: Board, byId: ReadonlyMap<string, SceneItem>): SceneArrow[] {
  const arrows: SceneArrow[] = [];
  for (const { id, from, to } of board.flows.values()) {
    const a = byId.get(from);
    const b = byId.get(to);
    if (a !== undefined && b !== undefined)
      arrows.push({ id, from, to, attachment: false, route: routeOf(a.box, b.box) });
  }
  return arrows;
}

function attachments(board: Board, byId: ReadonlyMap<string, SceneItem>): SceneArrow[] {
  const arrows: SceneArrow[] = [];
  for (const row of board.elements.values()) {
    if (row.kind !== 'hotSpot' || row.on === undefined) continue;
    const a = byId.get(row.id);
    const b = byId.get(row.on);
    if (a !== undefined && b !== undefined)
      arrows.push({ id: `on.${row.id}`, from: row.id, to: row.on, attachment: true, route: routeOf(a.box, b.box) });
  }
  return arrows;
}

/** How people call a thing aloud: its kind and its label. */
export const nameOf = ({ kind, label }: { readonly kind: Kind; readonly label: string }): string =>
  label.trim() === '' ? NOTATION[kind].label : `${NOTATION[kind].label}: ${label.trim().replace(/\s+/gu, ' ')}`;

/** Things that are being dragged, by anybody: how far each is from where it lies, in board px. */
export type Offsets = ReadonlyMap<string, Point>;

/** Where a thing is shown while it is dragged. */
export function shownBox(item: SceneItem, offsets: Offsets): Box {
  const by = offsets.get(item.id);
  return by === undefined ? item.box : { ...item.box, x: item.box.x + by.x, y: item.box.y + by.y };
}

/** The way of an arrow whose ends may be on the move. */
export function shownRoute(scene: Scene, arrow: SceneArrow, offsets: Offsets): Route {
  if (offsets.size === 0 || (!offsets.has(arrow.from) && !offsets.has(arrow.to))) return arrow.route;
  const a = scene.byId.get(arrow.from);
  const b = scene.byId.get(arrow.to);
  return a === undefined || b === undefined ? arrow.route : routeOf(shownBox(a, offsets), shownBox(b, offsets));
}

/** The first of some things in reading order: where the keyboard enters the board. */
export function readingFirst(scene: Scene, ids: readonly string[]): string | undefined {
  let best: SceneItem | undefined;
  for (const id of ids) {
    const item = scene.byId.get(id);
    if (item === undefined || isArea(item.kind)) continue;
    if (best === undefined || item.box.x + item.box.y * 0.25 < best.box.x + best.box.y * 0.25) best = item;
  }
  return best?.id;
}
