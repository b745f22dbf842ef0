import { add, applyChanges, type Board, indexOf, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { carried, connectChanges, dropOf } from './drop.ts';
import { centre } from './geometry.ts';
import { boardOf, changesOf, deskOn, inTime, landscape, type TestDesk, timeline } from './testing/desk.ts';
import { laneAt, timePlaceAt } from './time-places.ts';

/** Drags a thing so that its middle comes to lie on a point, and drops it. */
function dropOn(desk: TestDesk, id: string, at: { x: number; y: number }, copy = false) {
  const middle = centre(desk.scene.byId.get(id)!.box);
  const result = dropOf(desk, [id], id, { x: at.x - middle.x, y: at.y - middle.y }, copy).changes;
  desk.writer.commit(changesOf(result));
}

const middleOf = (desk: TestDesk, id: string) => centre(desk.scene.byId.get(id)!.box);
const between = (desk: TestDesk, a: string, b: string) => ({
  x: (middleOf(desk, a).x + middleOf(desk, b).x) / 2,
  y: middleOf(desk, a).y + 6,
});

describe('dropping in time', () => {
  it('[C12] between two columns an event gets a moment of its own', () => {
    const desk = deskOn(timeline('A', 'B', 'C'));
    dropOn(desk, 'C', between(desk, 'A', 'B'));
    expect(inTime(desk.writer.board)).toBe('A C B');
  });

  it('[C12] on a column it becomes an alternative there', () => {
    const desk = deskOn(timeline('A', 'B', 'C'));
    dropOn(desk, 'C', { ...middleOf(desk, 'A'), y: middleOf(desk, 'A').y + 90 });
    expect(inTime(desk.writer.board)).toBe('A+C B');
  });

  it('[C12] before the first and behind the last column there is room, too', () => {
    const desk = deskOn(timeline('A', 'B', 'C'));
    dropOn(desk, 'C', { x: middleOf(desk, 'A').x - 200, y: 0 });
    expect(inTime(desk.writer.board)).toBe('C A B');
    dropOn(desk, 'C', { x: middleOf(desk, 'B').x + 400, y: 0 });
    expect(inTime(desk.writer.board)).toBe('A B C');
  });

  it('[C12] an alternative that is dragged out has its own moment again', () => {
    const desk = deskOn(timeline('A', ['B', 'B2'], 'C'));
    dropOn(desk, 'B2', between(desk, 'B', 'C'));
    expect(inTime(desk.writer.board)).toBe('A B B2 C');
  });

  it('[C12] several events that are dragged together keep their order', () => {
    const desk = deskOn(timeline('A', 'B', 'C', 'D'));
    const middle = middleOf(desk, 'B');
    const to = { x: middleOf(desk, 'D').x + 300, y: middle.y };
    const { changes } = dropOf(desk, ['A', 'B'], 'B', { x: to.x - middle.x, y: 0 });
    desk.writer.commit(changesOf(changes));
    expect(inTime(desk.writer.board)).toBe('C D A B');
  });

  it('[C12] an event that is put back where it was is not a step to undo', () => {
    const desk = deskOn(timeline('A', 'B'));
    dropOn(desk, 'B', { x: middleOf(desk, 'B').x + 3, y: middleOf(desk, 'B').y + 2 });
    expect(desk.commits).toEqual([]);
  });

  it('[C12] the lane is the band in which it is dropped', () => {
    const board = applyChanges(timeline('A', 'B', 'C'), [patch('elements', 'C', { lane: 'refund' })]);
    const desk = deskOn(board);
    const refund = middleOf(desk, 'C');
    expect(laneAt(desk.scene, refund.y)).toBe('refund');
    dropOn(desk, 'A', { x: between(desk, 'B', 'C').x, y: refund.y });
    expect(desk.writer.board.elements.get('A')?.lane).toBe('refund');
    expect(inTime(desk.writer.board)).toBe('B A C');
    expect(laneAt(deskOn(timeline('A', 'B')).scene, 0)).toBeUndefined();
  });

  it('[C12] in stage 1 events lie where they are put; from stage 2 on they get a moment', () => {
    const loose = boardOf(add('elements', 'x', { kind: 'event', label: 'X', posTimeline: { x: 0, y: 0 } }));
    const first = deskOn(loose, 'timeline', 1);
    dropOn(first, 'x', { x: 500, y: 300 });
    expect(first.writer.board.elements.get('x')?.posTimeline).toEqual({ x: 436, y: 260 });
    expect(first.writer.board.elements.get('x')?.column).toBeUndefined();
    const second = deskOn(loose, 'timeline', 2);
    dropOn(second, 'x', { x: 500, y: 300 });
    expect(second.writer.board.elements.get('x')?.column).toBeDefined();
  });

  it('[C12] the guide shows what a drop would do', () => {
    const desk = deskOn(timeline('A', 'B'));
    expect(timePlaceAt(desk.writer.board, desk.scene, middleOf(desk, 'A')).guide.shape).toBe('box');
    expect(timePlaceAt(desk.writer.board, desk.scene, between(desk, 'A', 'B')).guide.shape).toBe('line');
  });

  it('[C12] a phase begins with the column that is nearest to its heading', () => {
    const board = timeline('A', 'B', 'C');
    const column = board.elements.get('A')?.column ?? '';
    const desk = deskOn(applyChanges(board, [add('phases', 'p', { name: 'Buying', column })]));
    const { changes } = dropOf(desk, ['p'], 'p', { x: middleOf(desk, 'B').x - middleOf(desk, 'A').x + 30, y: 5 });
    desk.writer.commit(changesOf(changes));
    expect(desk.writer.board.phases.get('p')?.column).toBe(board.elements.get('B')?.column);
    expect(changesOf(dropOf(desk, ['p'], 'p', { x: 9, y: 0 }).changes)).toEqual([]);
  });

  it('[C13] a hot spot that is dropped on something is about it', () => {
    const board = applyChanges(timeline('A', 'B'), [
      add('elements', 'h', { kind: 'hotSpot', label: '?', posTimeline: { x: 0, y: 700 } }),
    ]);
    const desk = deskOn(board);
    dropOn(desk, 'h', middleOf(desk, 'B'));
    expect(desk.writer.board.elements.get('h')?.on).toBe('B');
  });
});

describe('dropping in the landscape', () => {
  const owner = (board: Board, id: string) => [board.elements.get(id)?.aggregate, board.elements.get(id)?.placement];

  it('[C14] an event that is dropped on an aggregate, or on what lies round it, belongs to it', () => {
    const desk = deskOn(landscape(), 'landscape', 4);
    dropOn(desk, 'e1', middleOf(desk, 'payment'));
    expect(owner(desk.writer.board, 'e1')).toEqual(['payment', undefined]);
    dropOn(desk, 'p1', middleOf(desk, 'o1'));
    expect(owner(desk.writer.board, 'p1')).toEqual(['order', 'order.sales']);
  });

  it('[C14] events that are dragged together all belong to the aggregate on which the held one is dropped', () => {
    const desk = deskOn(landscape(), 'landscape', 4);
    const [from, to] = [middleOf(desk, 'e1'), middleOf(desk, 'payment')];
    const { changes } = dropOf(desk, ['o1', 'e1'], 'e1', { x: to.x - from.x, y: to.y - from.y });
    desk.writer.commit(changesOf(changes));
    for (const id of ['o1', 'e1']) expect(owner(desk.writer.board, id)).toEqual(['payment', undefined]);
  });

  it('[C14] an event that is dragged out belongs to nothing and lies where it was dropped', () => {
    const desk = deskOn(landscape(), 'landscape', 4);
    dropOn(desk, 'o1', { x: 2000, y: 2000 });
    expect(owner(desk.writer.board, 'o1')).toEqual([undefined, undefined]);
    expect(middleOf(desk, 'o1')).toEqual({ x: 2000, y: 2000 });
  });

  it('[C14] an aggregate that is dropped in a context lives there, with its events', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    dropOn(desk, 'payment', { x: 1100, y: 340 });
    const [place] = indexOf(desk.writer.board).placementsByAggregate.get('payment')!;
    expect(place?.context).toBe('store');
    expect(owner(desk.writer.board, 'p1')).toEqual(['payment', place?.id]);
  });

  it('[C14] dropped in another context it moves there; with Alt it lives in both, and the copies are linked', () => {
    const moved = deskOn(landscape(), 'landscape', 5);
    dropOn(moved, 'order.sales', { x: 1300, y: 350 });
    expect(moved.writer.board.placements.get('order.sales')?.context).toBe('store');
    const both = deskOn(landscape(), 'landscape', 5);
    dropOn(both, 'order.sales', { x: 1300, y: 350 }, true);
    expect(indexOf(both.writer.board).placementsByAggregate.get('order')).toHaveLength(2);
    expect(both.scene.byId.get('order.sales')?.copies).toBe(2);
  });

  it('[C14] dropped outside of every context it lives in none', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    dropOn(desk, 'order.sales', { x: 300, y: 1500 });
    expect(desk.writer.board.placements.has('order.sales')).toBe(false);
    expect(middleOf(desk, 'order')).toEqual({ x: 300, y: 1500 });
  });

  it('[C14] dropped on a service of its context it is run by it', () => {
    const desk = deskOn(landscape(), 'landscape', 6);
    const depot = desk.scene.byId.get('depot')!.box;
    dropOn(desk, 'stock.store', centre(depot));
    expect(desk.writer.board.placements.get('stock.store')?.service).toBe('depot');
  });

  it('[C14] a context takes along everything that lies in it', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    expect(new Set(carried(desk, ['sales']))).toEqual(new Set(['sales', 'shop', 'order.sales', 'o1']));
    const before = desk.scene.byId.get('o1')!.box;
    const { changes } = dropOf(desk, ['sales'], 'sales', { x: 40, y: 800 });
    desk.writer.commit(changesOf(changes));
    expect(desk.writer.board.contexts.get('sales')?.frame).toMatchObject({ x: 40, y: 800 });
    expect(desk.scene.byId.get('o1')?.box).toMatchObject({ x: before.x + 40, y: before.y + 800 });
    expect(desk.writer.board.elements.get('o1')?.placement).toBe('order.sales');
  });

  it('[C15] an arrow is drawn where the grammar allows it, else the reason is given', () => {
    const desk = deskOn(timeline('A', 'B'));
    const [a, b] = [desk.scene.byId.get('A')!, desk.scene.byId.get('B')!];
    const result = connectChanges(desk, a, b);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]?.message).toMatch(/policy/);
  });

  it('[C15] an arrow between an aggregate and an event means ownership', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    const result = connectChanges(desk, desk.scene.byId.get('order.sales')!, desk.scene.byId.get('e1')!);
    desk.writer.commit(changesOf(result));
    expect(owner(desk.writer.board, 'e1')).toEqual(['order', 'order.sales']);
  });
});
