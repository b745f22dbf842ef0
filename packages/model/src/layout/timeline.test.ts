import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange, patch, remove } from '../changes.ts';
import { parseBoardFile } from '../file/read.ts';
import { normalise } from '../normalise.ts';
import { NOTATION } from '../notation.ts';
import { evenKeys } from '../order-key.ts';
import { timeColumns } from '../read/timeline.ts';
import type { Frame } from '../tables.ts';
import { arbitraryBoard } from '../testing/arbitrary-board.ts';
import { overlapping } from '../testing/equal.ts';
import { holds } from '../testing/holds.ts';
import { timelineLayout, timelinePlaces } from './timeline.ts';

const example = (name: string): Board => {
  const read = parseBoardFile(
    readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
};
const boardOf = (...changes: BoardChange[]): Board => normalise(applyChanges(emptyBoard, changes));
const placeOf = (board: Board, id: string): Frame => timelinePlaces(board).get(id) as Frame;

/** A board on which nobody has laid anything. */
const unlaid = (board: Board): Board =>
  applyChanges(
    board,
    [...board.elements.keys()].map((id) => patch('elements', id, { posTimeline: null })),
  );

const [k1, k2, k3] = evenKeys(3);
const story = boardOf(
  add('elements', 'e1', { kind: 'event', column: k1 }),
  add('elements', 'e2', { kind: 'event', column: k2 }),
  add('elements', 'e2b', { kind: 'event', column: k2 }),
  add('elements', 'e2c', { kind: 'event', column: k2, lane: 'side' }),
  add('elements', 'e3', { kind: 'event', column: k3 }),
  add('elements', 'actor', { kind: 'actor' }),
  add('elements', 'c1', { kind: 'command' }),
  add('elements', 'p2', { kind: 'policy' }),
  add('elements', 'c2', { kind: 'command' }),
  add('elements', 'view', { kind: 'readModel' }),
  add('elements', 'spot', { kind: 'hotSpot', on: 'c2' }),
  add('elements', 'loose', { kind: 'command' }),
  add('flows', 'f1', { from: 'actor', to: 'c1' }),
  add('flows', 'f2', { from: 'c1', to: 'e1' }),
  add('flows', 'f3', { from: 'e1', to: 'p2' }),
  add('flows', 'f4', { from: 'p2', to: 'c2' }),
  add('flows', 'f5', { from: 'c2', to: 'e2' }),
  add('flows', 'f6', { from: 'c2', to: 'e2b' }),
  add('flows', 'f7', { from: 'e3', to: 'view' }),
  add('phases', 'begin', { name: 'Begin', column: k1 }),
  add('phases', 'end', { name: 'End', column: k3 }),
);

describe('timeline layout', () => {
  test('[M90] every element and phase has a place of its kind’s size', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), (board) => {
        const places = timelinePlaces(board);
        for (const { id, kind } of board.elements.values()) expect(places.get(id)).toMatchObject(NOTATION[kind].size);
        for (const id of board.phases.keys()) expect(places.get(id)?.w).toBeGreaterThan(0);
        expect(places.size).toBe(board.elements.size + board.phases.size);
      }),
    );
  });

  test('[M91] no two stickies lie on each other where nobody has laid them so, and all stand on the grid', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 12 }), (laid) => {
        const board = unlaid(laid);
        const places = [...timelinePlaces(board)].filter(([id]) => board.elements.has(id) || board.phases.has(id));
        expect(overlapping(places)).toEqual([]);
        for (const [id, { x, y }] of places) expect([id, Math.abs(x % 8), Math.abs(y % 8)]).toEqual([id, 0, 0]);
      }),
      { numRuns: 200 },
    );
  });

  test('[M92] events stand where their column and lane say: time to the right, alternatives and lanes downwards', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 12 }), (board) => {
        const places = timelinePlaces(board);
        const { lanes, columns } = timelineLayout(board);
        let right = Number.NEGATIVE_INFINITY;
        for (const [index, column] of timeColumns(board).entries()) {
          const xs = new Set(column.events.map(({ id }) => places.get(id)?.x));
          expect(xs).toEqual(new Set([columns[index]?.x]));
          expect(columns[index]?.x).toBeGreaterThan(right);
          right = columns[index]?.x ?? 0;
          const tops = column.events.map(({ id }) => places.get(id)?.y ?? 0);
          expect(tops).toEqual([...tops].sort((a, b) => a - b));
        }
        const bands = lanes.flatMap(({ box }) => [box.y, box.y + box.h]);
        expect(bands).toEqual([...bands].sort((a, b) => a - b));
      }),
    );
  });

  test('[M93] causes stand above their event, consequences below, and what they touch is near', () => {
    expect(placeOf(story, 'e1')).toMatchObject({ x: 0, y: 0 });
    expect(placeOf(story, 'c1')).toMatchObject({ x: 0, y: -112 });
    expect(placeOf(story, 'actor')).toMatchObject({ x: 8, y: -208 });
    expect(placeOf(story, 'c2')).toMatchObject({ x: 160, y: -112 });
    expect(placeOf(story, 'p2')).toMatchObject({ x: 160, y: -224 });
    expect(placeOf(story, 'e2b')).toMatchObject({ x: 160, y: 112 });
    expect(placeOf(story, 'spot').y).toBeGreaterThan(0);
    expect(placeOf(story, 'view')).toMatchObject({ x: 320, y: 112 });
    expect(placeOf(story, 'loose').y).toBeGreaterThan(placeOf(story, 'e2c').y);
    expect(timelineLayout(story).lanes.map(({ name }) => name)).toEqual(['', 'side']);
  });

  test('[M93] what has no place of its own goes with its event when time changes', () => {
    const moved = applyChanges(story, [add('elements', 'e0', { kind: 'event', column: '0' })]);
    for (const id of ['e1', 'c1', 'actor', 'c2', 'p2', 'view'])
      expect(placeOf(moved, id)).toEqual({ ...placeOf(story, id), x: placeOf(story, id).x + 160 });
  });

  test('[M94] what somebody has laid somewhere lies there, but an event in time stands in time', () => {
    const laid = applyChanges(story, [
      patch('elements', 'c1', { posTimeline: { x: 33, y: 444 } }),
      patch('elements', 'e1', { posTimeline: { x: 33, y: 444 } }),
      add('elements', 'free', { kind: 'event', posTimeline: { x: -7, y: 5 } }),
    ]);
    expect(placeOf(laid, 'c1')).toMatchObject({ x: 33, y: 444 });
    expect(placeOf(laid, 'e1')).toMatchObject({ x: 0, y: 0 });
    expect(placeOf(laid, 'free')).toMatchObject({ x: -7, y: 5 });
    expect(placeOf(laid, 'p2')).toEqual(placeOf(story, 'p2'));
  });

  test('[M95] a phase spans the columns from its own to the next one’s, above all stickies', () => {
    const [begin, end] = [placeOf(story, 'begin'), placeOf(story, 'end')];
    expect([begin.x, begin.w]).toEqual([0, 288]);
    expect(end.x).toBe(320);
    expect(begin.y + begin.h).toBeLessThan(placeOf(story, 'p2').y);
    const same = applyChanges(story, [patch('phases', 'end', { column: k1 })]);
    expect(placeOf(same, 'end').x).toBeGreaterThanOrEqual(placeOf(same, 'begin').x + placeOf(same, 'begin').w);
  });

  test('[M90] every spelling of the main lane is one lane', () => {
    const board = boardOf(
      add('elements', 'a', { kind: 'event', column: k1, lane: 'main' }),
      add('elements', 'b', { kind: 'event', column: k2, lane: 'Main' }),
      add('elements', 'c', { kind: 'event', column: k3 }),
    );
    expect(timelineLayout(board).lanes).toHaveLength(1);
    expect(new Set(['a', 'b', 'c'].map((id) => placeOf(board, id).y))).toEqual(new Set([0]));
  });

  test.each(['order-checkout', 'file-manager'])(
    '[M91] the example %s comes out without overlaps and without loose ends',
    (name) => {
      const board = example(name);
      const places = timelinePlaces(board);
      expect(overlapping([...places])).toEqual([]);
      const bottom = Math.max(...timelineLayout(board).lanes.map(({ box }) => box.y + box.h));
      for (const place of places.values()) expect(place.y + place.h).toBeLessThanOrEqual(bottom);
    },
  );

  test('[M96] the same board is laid out once, and an empty one is empty', () => {
    expect(timelineLayout(story)).toBe(timelineLayout(story));
    expect(timelineLayout(emptyBoard)).toEqual({ places: new Map(), lanes: [], columns: [] });
    expect(timelinePlaces(applyChanges(story, [remove('elements', 'e3')])).has('e3')).toBe(false);
  });

  test('[M96] two thousand events with their causes take a moment', () => {
    const keys = evenKeys(1000);
    const changes = Array.from({ length: 2000 }, (_, index) => [
      add('elements', `e${index}`, { kind: 'event', column: keys[index >> 1], lane: index % 2 === 0 ? '' : 'side' }),
      add('elements', `c${index}`, { kind: 'command' }),
      add('elements', `p${index}`, { kind: 'policy' }),
      add('flows', `f${index}`, { from: `c${index}`, to: `e${index}` }),
      add('flows', `g${index}`, { from: `p${index}`, to: `c${index}` }),
    ]).flat();
    const board = applyChanges(emptyBoard, changes);
    expect(timelinePlaces(board).size).toBe(6000);
  });
});
