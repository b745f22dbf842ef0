import { type Board, landscapePlaces, timelinePlaces } from '@stormbridge/model';
import { type CanvasView, type Places, type Scene, sceneOf } from './scene.ts';

/** Where a view puts the rows of a board. */
export const placesOf = (board: Board, view: CanvasView): Places =>
  view === 'timeline' ? timelinePlaces(board) : landscapePlaces(board);

/** The scene of a view of a board. Things that did not change keep their identity from the scene before. */
export function nextScene(board: Board, view: CanvasView, before: Scene | undefined): Scene {
  const scene = sceneOf(board, view, placesOf(board, view));
  if (before === undefined || before.view !== view) return scene;
  const items = scene.items.map((item) => {
    const old = before.byId.get(item.id);
    return old !== undefined && same(old, item) ? old : item;
  });
  return { ...scene, items, byId: new Map(items.map((item) => [item.id, item])) };
}

function same(a: Scene['items'][number], b: Scene['items'][number]): boolean {
  return (
    a.kind === b.kind &&
    a.label === b.label &&
    a.table === b.table &&
    a.pivotal === b.pivotal &&
    a.copies === b.copies &&
    a.service === b.service &&
    a.box.x === b.box.x &&
    a.box.y === b.box.y &&
    a.box.w === b.box.w &&
    a.box.h === b.box.h
  );
}
