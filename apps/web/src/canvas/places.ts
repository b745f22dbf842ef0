import {
  type AnyRow,
  type Board,
  landscapePlaces,
  nameField,
  rowsOf,
  type TableName,
  timelinePlaces,
} from '@stormbridge/model';
import type { CanvasView, Places, Scene, SceneItem } from './scene.ts';
import { sceneOf } from './scene-build.ts';

/** Where a view puts the rows of a board. */
const placesOf = (board: Board, view: CanvasView): Places =>
  view === 'timeline' ? timelinePlaces(board) : landscapePlaces(board);

/** A scene with the board that it shows. */
export interface Shot {
  readonly board: Board;
  readonly scene: Scene;
}

/**
 * The scene of a view of a board. Things that did not change keep their identity from the scene before; while people only
 * write, nothing is laid out anew.
 */
export function nextScene(board: Board, view: CanvasView, before: Shot | undefined): Scene {
  if (before === undefined || before.scene.view !== view) return sceneOf(board, view, placesOf(board, view));
  if (onlyTextDiffers(before.board, board)) return relabelled(board, before.scene);
  const scene = sceneOf(board, view, placesOf(board, view));
  const items = scene.items.map((item) => {
    const old = before.scene.byId.get(item.id);
    return old !== undefined && same(old, item) ? old : item;
  });
  return { ...scene, items, byId: new Map(items.map((item) => [item.id, item])) };
}

/** Tables on which the places of things depend. */
const LAID_OUT = [
  'elements',
  'flows',
  'aggregates',
  'placements',
  'contexts',
  'services',
  'phases',
] as const satisfies readonly TableName[];

/** Whether two boards differ, as far as the canvas shows them, in nothing but labels, names and descriptions. */
export function onlyTextDiffers(before: Board, after: Board): boolean {
  return LAID_OUT.every((table) => {
    const [a, b] = [rowsOf(before, table), rowsOf(after, table)];
    if (a === b) return true;
    if (a.size !== b.size) return false;
    for (const [id, row] of b) {
      const old = a.get(id);
      if (old !== row && (old === undefined || !sameButText(table, old, row))) return false;
    }
    return true;
  });
}

function sameButText(table: TableName, a: AnyRow, b: AnyRow): boolean {
  const text = nameField(table);
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].every((field) => field === text || field === 'description' || a[field] === b[field]);
}

function relabelled(board: Board, scene: Scene): Scene {
  let changed = false;
  const items = scene.items.map((item): SceneItem => {
    const row = rowsOf(board, item.named.table).get(item.named.id);
    const label = String(row?.[nameField(item.named.table) ?? ''] ?? '');
    const run = item.table === 'placements' ? board.placements.get(item.id)?.service : undefined;
    const service = run === undefined ? undefined : board.services.get(run)?.name;
    if (label === item.label && service === item.service) return item;
    changed = true;
    return { ...item, label, service };
  });
  return changed ? { ...scene, items, byId: new Map(items.map((item) => [item.id, item])) } : scene;
}

function same(a: SceneItem, b: SceneItem): boolean {
  return (
    a.kind === b.kind &&
    a.label === b.label &&
    a.table === b.table &&
    a.pivotal === b.pivotal &&
    a.resolved === b.resolved &&
    a.copies === b.copies &&
    a.service === b.service &&
    a.box.x === b.box.x &&
    a.box.y === b.box.y &&
    a.box.w === b.box.w &&
    a.box.h === b.box.h
  );
}
