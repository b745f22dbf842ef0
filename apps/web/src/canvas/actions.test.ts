import { add, applyChanges } from '@stormbridge/model';
import { afterEach, describe, expect, it } from 'vitest';
import { duplicateSelection, nudge, nudgeInTime, removalOf, removeSelection } from './actions.ts';
import {
  beginEdit,
  endEdit,
  forgetGone,
  resetCanvas,
  reveal,
  select,
  selectArrow,
  toggle,
  useCanvas,
} from './canvas-store.ts';
import { nextScene, onlyTextDiffers } from './places.ts';
import { boardOf, deskOn, inTime, landscape, timeline } from './testing/desk.ts';

afterEach(resetCanvas);
const chosen = () => [...useCanvas.getState().selection];

describe('the selection', () => {
  it('[C20] a click selects one, Shift adds and takes away, and the keyboard stands on the last', () => {
    select(['a']);
    toggle('b');
    expect(chosen()).toEqual(['a', 'b']);
    expect(useCanvas.getState().focused).toBe('b');
    toggle('a');
    expect(chosen()).toEqual(['b']);
    select([]);
    expect(chosen()).toEqual([]);
  });

  it('[C20] the same selection stays the same object, so that nothing is painted for it', () => {
    select(['a', 'b']);
    const { selection } = useCanvas.getState();
    select(['b', 'a']);
    expect(useCanvas.getState().selection).toBe(selection);
  });

  it('[C20] arrows and things are not selected together', () => {
    select(['a']);
    selectArrow('f');
    expect(chosen()).toEqual([]);
    select(['a']);
    expect(useCanvas.getState().selectedArrows.size).toBe(0);
  });

  it('[C20] who writes has selected what they write in; afterwards it stays selected', () => {
    beginEdit('a', 'new:a');
    expect(useCanvas.getState()).toMatchObject({ editing: 'a', focused: 'a', editMerge: 'new:a' });
    endEdit();
    expect(useCanvas.getState()).toMatchObject({ editing: undefined, focused: 'a', editMerge: undefined });
    expect(chosen()).toEqual(['a']);
  });

  it('[C20] the same wish to see something can be made twice', () => {
    reveal('a');
    const first = useCanvas.getState().revealing;
    reveal('a');
    expect(useCanvas.getState().revealing).not.toEqual(first);
    expect(chosen()).toEqual(['a']);
  });

  it('[C20] what others have taken away is forgotten', () => {
    select(['a', 'b']);
    useCanvas.setState({ hovered: 'b', editing: 'b' });
    forgetGone((id) => id === 'a');
    expect(chosen()).toEqual(['a']);
    expect(useCanvas.getState()).toMatchObject({ hovered: undefined, editing: undefined, focused: 'a' });
  });
});

describe('keys on the selection', () => {
  it('[C21] Alt with an arrow takes an event through all places in time', () => {
    const desk = deskOn(timeline('A', 'B', 'C'));
    select(['A']);
    const seen = [];
    for (let step = 0; step < 4; step++) {
      nudge(desk, 'right', false);
      seen.push(inTime(desk.writer.board));
    }
    expect(seen).toEqual(['A+B C', 'B A C', 'B A+C', 'B C A']);
    nudge(desk, 'right', false);
    expect(inTime(desk.writer.board)).toBe('B C A');
    nudge(desk, 'left', false);
    expect(inTime(desk.writer.board)).toBe('B A+C');
  });

  it('[C21] up and down change the lane where there are several', () => {
    const desk = deskOn(
      applyChanges(timeline('A', 'B'), [{ op: 'patch', table: 'elements', id: 'B', fields: { lane: 'refund' } }]),
    );
    select(['A']);
    nudge(desk, 'down', false);
    expect(desk.writer.board.elements.get('A')?.lane).toBe('refund');
    nudge(desk, 'down', false);
    expect(desk.writer.board.elements.get('A')?.lane).toBe('refund');
    expect(nudgeInTime(deskOn(timeline('A')), timeline('A').elements.get('A'), 'up')).toEqual([]);
  });

  it('[C21] on the paper a note moves one step, with Shift ten', () => {
    const desk = deskOn(boardOf(add('elements', 'h', { kind: 'hotSpot', label: '?', posTimeline: { x: 0, y: 0 } })));
    select(['h']);
    nudge(desk, 'right', false);
    nudge(desk, 'down', true);
    expect(desk.writer.board.elements.get('h')?.posTimeline).toEqual({ x: 22, y: 220 });
  });

  it('[C22] deleting takes the selected things and arrows away in one step', () => {
    const desk = deskOn(
      applyChanges(timeline('A', 'B'), [
        add('elements', 'p', { kind: 'policy', label: 'P' }),
        add('flows', 'f', { from: 'A', to: 'p' }),
      ]),
    );
    selectArrow('f');
    expect(removeSelection(desk)).toBe(1);
    expect(desk.writer.board.flows.size).toBe(0);
    select(['A', 'B']);
    expect(removeSelection(desk)).toBe(2);
    expect(desk.writer.board.elements.size).toBe(1);
    expect(desk.commits).toHaveLength(2);
    expect(removeSelection(desk)).toBe(0);
  });

  it('[C22] an aggregate that is deleted in one of its contexts stays in the others', () => {
    const both = applyChanges(landscape(), [
      add('placements', 'order.store', { aggregate: 'order', context: 'store' }),
    ]);
    const one = applyChanges(both, removalOf(both, ['order.store']));
    expect([one.aggregates.has('order'), one.placements.has('order.sales')]).toEqual([true, true]);
    const none = applyChanges(one, removalOf(one, ['order.sales']));
    expect(none.aggregates.has('order')).toBe(false);
    const all = applyChanges(both, removalOf(both, ['order.store', 'order.sales']));
    expect(all.aggregates.has('order')).toBe(false);
  });

  it('[C23] copies of events stay at the moments of their originals and are selected', () => {
    const desk = deskOn(timeline('A', 'B'));
    select(['A', 'B']);
    duplicateSelection(desk);
    expect(inTime(desk.writer.board)).toBe('A+A B+B');
    expect(chosen()).toHaveLength(2);
    expect(chosen()).not.toContain('A');
  });
});

describe('the scene', () => {
  it('[C24] while people only write, nothing is laid out anew and other notes keep their identity', () => {
    const before = timeline('A', 'B');
    const scene = nextScene(before, 'timeline', undefined);
    const after = applyChanges(before, [{ op: 'patch', table: 'elements', id: 'A', fields: { label: 'A!' } }]);
    expect(onlyTextDiffers(before, after)).toBe(true);
    const next = nextScene(after, 'timeline', { board: before, scene });
    expect(next.arrows).toBe(scene.arrows);
    expect(next.byId.get('B')).toBe(scene.byId.get('B'));
    expect(next.byId.get('A')).toMatchObject({ label: 'A!', box: scene.byId.get('A')?.box });
  });

  it('[C24] everything else is laid out anew, and equals what a fresh look gives', () => {
    const before = timeline('A', 'B', 'C');
    const shot = { board: before, scene: nextScene(before, 'timeline', undefined) };
    const after = applyChanges(before, [{ op: 'remove', table: 'elements', id: 'B' }]);
    expect(onlyTextDiffers(before, after)).toBe(false);
    const next = nextScene(after, 'timeline', shot);
    expect(next.items).toEqual(nextScene(after, 'timeline', undefined).items);
    expect(next.byId.get('A')).toBe(shot.scene.byId.get('A'));
  });

  it('[C24] renaming an aggregate renames all of its copies', () => {
    const both = applyChanges(landscape(), [
      add('placements', 'order.store', { aggregate: 'order', context: 'store' }),
    ]);
    const shot = { board: both, scene: nextScene(both, 'landscape', undefined) };
    const after = applyChanges(both, [{ op: 'patch', table: 'aggregates', id: 'order', fields: { name: 'Purchase' } }]);
    const next = nextScene(after, 'landscape', shot);
    expect(['order.sales', 'order.store'].map((id) => next.byId.get(id)?.label)).toEqual(['Purchase', 'Purchase']);
    expect(next.byId.get('order.sales')?.copies).toBe(2);
  });
});
