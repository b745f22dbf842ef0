import { add, applyChanges } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { landscape, timeline } from '../canvas/testing/desk.ts';
import { countIn, linesOf, type OutlineNode, outlineOf } from './tree.ts';
import { treeMove, typeahead } from './tree-keys.ts';
import { windowOf } from './use-window.ts';

const names = {
  events: 'Domain events',
  unordered: 'Events without a place in time',
  contexts: 'Bounded contexts',
  aggregates: 'Aggregates without a context',
  unassigned: 'Events without an aggregate',
};
const open = new Set<string>();
const idsIn = (nodes: readonly OutlineNode[]): string[] =>
  nodes.flatMap((node) => [...(node.id === undefined ? [] : [node.id]), ...idsIn(node.children)]);

const busy = applyChanges(landscape(), [
  add('elements', 'a1', { kind: 'actor', label: 'Shopper' }),
  add('elements', 'h1', { kind: 'hotSpot', label: 'Why?' }),
  add('elements', 't1', { kind: 'timer', label: 'Every night' }),
  add('phases', 'ph', { name: 'Pay' }),
]);

describe('the outline', () => {
  it('[C30] every element stands in it exactly once, in every stage', () => {
    for (let stage = 1; stage <= 9; stage++) {
      const ids = idsIn(outlineOf(busy, stage, names));
      for (const id of busy.elements.keys())
        expect(
          ids.filter((one) => one === id),
          `${id} in ${stage}`,
        ).toEqual([id]);
      for (const id of ['sales', 'store', 'shop', 'depot', 'order.sales', 'payment', 'ph']) expect(ids).toContain(id);
    }
  });

  it('[C30] in stages 1 to 3 events stand in the order of time', () => {
    const [events] = outlineOf(timeline('B', ['A', 'C'], 'D'), 3, names);
    expect(events?.children.map((node) => node.name)).toEqual([
      'Domain event: B',
      'Domain event: A',
      'Domain event: C',
      'Domain event: D',
    ]);
  });

  it('[C30] from stage 4 on events stand under their aggregate in its context', () => {
    const [contexts] = outlineOf(busy, 5, names);
    const sales = contexts?.children.find((node) => node.id === 'sales');
    expect(sales?.children.find((node) => node.id === 'order.sales')?.children.map((node) => node.id)).toEqual(['o1']);
    expect(countIn(contexts!)).toBe(7);
  });

  it('[C31] lines tell their level and their place among their siblings', () => {
    const lines = linesOf(outlineOf(timeline('A', 'B'), 2, names), open);
    expect(lines.map(({ level, at, of, open: shown }) => [level, at, of, shown])).toEqual([
      [1, 1, 1, true],
      [2, 1, 2, undefined],
      [2, 2, 2, undefined],
    ]);
    expect(linesOf(outlineOf(timeline('A', 'B'), 2, names), new Set(['group.events']))).toHaveLength(1);
  });

  it('[C31] a filter keeps what it finds and the way to it', () => {
    const lines = linesOf(outlineOf(busy, 5, names), open, 'placed');
    expect(lines.map(({ node }) => node.id ?? node.key)).toEqual(['group.contexts', 'sales', 'order.sales', 'o1']);
    expect(linesOf(outlineOf(busy, 5, names), open, 'no such thing')).toEqual([]);
  });

  it('[C31] keys go through the tree as everywhere', () => {
    const lines = linesOf(outlineOf(timeline('A', 'B'), 2, names), open);
    const move = (key: string, at: number) => treeMove(key, false, lines, at);
    expect(move('ArrowDown', 0)).toEqual({ do: 'go', to: 1 });
    expect(move('ArrowDown', 2)).toEqual({ do: 'go', to: 2 });
    expect(move('ArrowLeft', 2)).toEqual({ do: 'go', to: 0 });
    expect(move('ArrowLeft', 0)).toEqual({ do: 'close', key: 'group.events' });
    expect(move('ArrowRight', 0)).toEqual({ do: 'go', to: 1 });
    expect(move('Enter', 1)).toEqual({ do: 'edit' });
    expect(move('Enter', 0)).toEqual({ do: 'close', key: 'group.events' });
    expect(move('Delete', 1)).toEqual({ do: 'remove' });
    expect(move('Delete', 0)).toBeUndefined();
    expect(treeMove('F10', true, lines, 1)).toEqual({ do: 'menu' });
    const closed = linesOf(outlineOf(timeline('A'), 2, names), new Set(['group.events']));
    expect(treeMove('ArrowRight', false, closed, 0)).toEqual({ do: 'open', key: 'group.events' });
  });

  it('[C31] typing leads to what begins with it; one letter again goes on', () => {
    const lines = linesOf(outlineOf(timeline('Order Placed', 'Payment Made', 'Parcel Packed'), 2, names), open);
    expect(typeahead('par', lines, 0)).toBe(3);
    expect(typeahead('p', lines, 0)).toBe(2);
    expect(typeahead('pp', lines, 2)).toBe(3);
    expect(typeahead('x', lines, 0)).toBeUndefined();
  });

  it('[C32] a tree of thousands of lines has only those in the page that are near', () => {
    expect(windowOf(200, 0, 600)).toEqual({ from: 0, to: 200 });
    const { from, to } = windowOf(2000, 28_000, 600);
    expect([from <= 1000, to >= 1022, to - from < 80]).toEqual([true, true, true]);
    expect(windowOf(2000, 1e9, 600).to).toBe(2000);
  });
});
