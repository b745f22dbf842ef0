import { applyChanges, type Board } from '../board.ts';
import { type BoardChange, patch } from '../changes.ts';
import { landscapePlaces } from './landscape.ts';
import { columnsByFlow } from './sequence.ts';

/**
 * What a board that comes from a file needs so that people can go on working with it: a time column for every event that
 * lies nowhere, and a frame for every context that has none, because what is only reserved a place would move when others
 * grow. Everything else follows from these (`timelinePlaces`, `landscapePlaces`). Nothing for a board that has them.
 */
export function layoutBoard(board: Board): BoardChange[] {
  const columns = [...columnsByFlow(board)].map(([id, column]) => patch('elements', id, { column }));
  const places = landscapePlaces(applyChanges(board, columns));
  const frames = [...board.contexts.values()].flatMap(({ id, frame }) => {
    const place = frame === undefined ? places.get(id) : undefined;
    return place === undefined ? [] : [patch('contexts', id, { frame: place })];
  });
  return [...columns, ...frames];
}
