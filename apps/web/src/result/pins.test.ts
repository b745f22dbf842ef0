import { pinNames } from '@stormbridge/exporters';
import { addElement, normalise, remove } from '@stormbridge/model';
import { expect, it, vi } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith } from '../testing/render.tsx';
import { pinInSlices } from './pin-in-slices.ts';

const ids = Array.from({ length: 250 }, (_, at) => `e${at}`);
const board = normalise(boardWith(...ids.flatMap((id) => addElement(id, { kind: 'event', label: `Step ${id} done` }))));

it('[W216] names are pinned a few at a time, all of them, as one step of undo', async () => {
  const workshop = openLocalWorkshop({ board });
  const commit = vi.spyOn(workshop, 'commit');
  await pinInSlices(workshop, pinNames(board));
  expect(ids.filter((id) => workshop.board.elements.get(id)?.codeName === undefined)).toEqual([]);
  expect(commit.mock.calls.length).toBeGreaterThan(2);
  expect(Math.max(...commit.mock.calls.map(([changes]) => changes.length))).toBeLessThanOrEqual(100);
  expect(workshop.undo()).toBe(true);
  expect(ids.filter((id) => workshop.board.elements.get(id)?.codeName !== undefined)).toEqual([]);
  expect(workshop.undo()).toBe(false);
});

it('[W216] what is deleted meanwhile stays deleted', async () => {
  const workshop = openLocalWorkshop({ board });
  const pinning = pinInSlices(workshop, pinNames(board));
  workshop.commit([remove('elements', 'e99')]);
  await pinning;
  expect(workshop.board.elements.has('e99')).toBe(false);
  expect(workshop.board.elements.get('e98')?.codeName).toBeDefined();
});

it('[W216] a viewer pins nothing', async () => {
  const workshop = openLocalWorkshop({ board, role: 'viewer' });
  await pinInSlices(workshop, pinNames(board));
  expect(workshop.board.elements.get('e0')?.codeName).toBeUndefined();
});
