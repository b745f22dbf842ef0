import { type Kind, NOTATION, type Point, type TableName } from '@stormbridge/model';
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
  /** A hot spot that needs no more attention. */
  readonly resolved: boolean;
  /** Number of contexts that this aggregate is in, when there are several: the copies are linked. */
  readonly copies: number;
  /** What runs a placed aggregate: the service's name. */
  readonly service: string | undefined;
}

/**
 * A line between two things: an arrow that people have drawn, the thin line of a hot spot to what it is about, or, in the
 * landscape, that one context reacts to events of another.
 */
export interface SceneArrow {
  readonly id: string;
  readonly sort: 'flow' | 'attachment' | 'dependency';
  readonly from: string;
  readonly to: string;
  readonly route: Route;
  /** Dependency: the number of events. */
  readonly count: number;
}

/** Everything that a view shows, from back to front. */
export interface Scene {
  readonly view: CanvasView;
  readonly items: readonly SceneItem[];
  readonly byId: ReadonlyMap<string, SceneItem>;
  readonly arrows: readonly SceneArrow[];
  /** Timeline: the lanes, where there are several. */
  readonly lanes: readonly SceneLane[];
  /** Landscape: aggregates with what lies round them. */
  readonly clusters: readonly Cluster[];
}

/** A horizontal band of the timeline. */
export interface SceneLane {
  readonly name: string;
  readonly box: Box;
}

/** An aggregate as it is seen in the landscape, with the events and commands that lie round it. */
export interface Cluster {
  readonly item: SceneItem;
  readonly members: readonly string[];
  readonly box: Box;
}

/** What a person points at is an area when other things lie in it. */
export const isArea = (kind: Kind): boolean => kind === 'context' || kind === 'service' || kind === 'phase';

/** The places of rows by their ids, as the model lays them out. */
export type Places = ReadonlyMap<string, Box>;

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
