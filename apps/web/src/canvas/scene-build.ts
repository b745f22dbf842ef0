import { type Board, couplings, type Point, timelineLayout } from '@stormbridge/model';
import { type Route, routeOf } from './arrows.ts';
import { clustersOf } from './clusters.ts';
import { type Box, moved } from './geometry.ts';
import type { CanvasView, Places, Scene, SceneArrow, SceneItem } from './scene.ts';

/** Builds what a view shows of a board from the places of its rows. Rows without a place are not shown. */
export function sceneOf(board: Board, view: CanvasView, places: Places): Scene {
  const items = [...areas(board, places), ...aggregates(board, places), ...elements(board, places)];
  const byId = new Map(items.map((item) => [item.id, item]));
  const arrows = [...flows(board, byId), ...attachments(board, byId), ...dependencies(board, view, byId)];
  const lanes = view === 'timeline' ? timelineLayout(board).lanes : [];
  const clusters = view === 'landscape' ? clustersOf(items, byId, board) : [];
  return { view, items, byId, arrows, lanes: lanes.length > 1 ? lanes : [], clusters };
}

const bare = { pivotal: false, resolved: false, copies: 1, service: undefined } as const;

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
        resolved: false,
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
    const resolved = row.kind === 'hotSpot' && row.status === 'resolved';
    items.push({
      ...bare,
      id: row.id,
      table: 'elements',
      kind: row.kind,
      box,
      label: row.label,
      named,
      pivotal,
      resolved,
    });
  }
  return items;
}

function flows(board: Board, byId: ReadonlyMap<string, SceneItem>): SceneArrow[] {
  const arrows: SceneArrow[] = [];
  for (const { id, from, to } of board.flows.values()) {
    const a = byId.get(from);
    const b = byId.get(to);
    if (a !== undefined && b !== undefined)
      arrows.push({ id, sort: 'flow', from, to, route: routeOf(a.box, b.box), count: 1 });
  }
  return arrows;
}

function attachments(board: Board, byId: ReadonlyMap<string, SceneItem>): SceneArrow[] {
  const arrows: SceneArrow[] = [];
  for (const row of board.elements.values()) {
    if (row.kind !== 'hotSpot' || row.on === undefined) continue;
    const a = byId.get(row.id);
    const b = byId.get(row.on);
    if (a === undefined || b === undefined) continue;
    const route = routeOf(a.box, b.box);
    arrows.push({ id: `on.${row.id}`, sort: 'attachment', from: row.id, to: row.on, route, count: 1 });
  }
  return arrows;
}

/** How far the line of a dependency runs beside the middle, in board px. */
const ASIDE = 16;

/** A route whose ends stand on the edges of the boxes again, after it was moved aside. */
function shrunk(route: Route, from: Box, to: Box): Route {
  const level = route.heading.x !== 0;
  const snap = (at: Point, box: Box, gap: number): Point => {
    if (level) return { ...at, x: at.x > box.x + box.w / 2 ? box.x + box.w + gap : box.x - gap };
    return { ...at, y: at.y > box.y + box.h / 2 ? box.y + box.h + gap : box.y - gap };
  };
  return { ...route, from: snap(route.from, from, 2), to: snap(route.to, to, 4) };
}

function dependencies(board: Board, view: CanvasView, byId: ReadonlyMap<string, SceneItem>): SceneArrow[] {
  if (view !== 'landscape') return [];
  return couplings(board).flatMap(({ from, to, events }): SceneArrow[] => {
    const [a, b] = [byId.get(from.id), byId.get(to.id)];
    if (a === undefined || b === undefined) return [];
    const id = `reacts.${from.id}.${to.id}`;
    // Where two contexts react to one another, the two lines run beside each other.
    const aside = from.id < to.id ? ASIDE : -ASIDE;
    const route = routeOf(moved(a.box, { x: aside, y: aside }), moved(b.box, { x: aside, y: aside }));
    return [
      { id, sort: 'dependency', from: from.id, to: to.id, route: shrunk(route, a.box, b.box), count: events.length },
    ];
  });
}
