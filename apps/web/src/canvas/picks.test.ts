import { add, applyChanges, indexOf } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { pickLines } from './pick-lines.ts';
import { picksFor } from './picks.ts';
import { changesOf, landscape, timeline } from './testing/desk.ts';

let count = 0;
const newId = () => `made${++count}`;
const choose = (picks: ReturnType<typeof picksFor>, label: string) =>
  picks.options.find((option) => option.label === label)!.changes();

describe('choosing from a list instead of dragging', () => {
  it('[C25] an arrow leads to what the grammar allows; the others say why not', () => {
    const board = applyChanges(timeline('A', 'B'), [add('elements', 'p', { kind: 'policy', label: 'React' })]);
    const picks = picksFor(board, 'connect', ['A'], newId);
    const yes = choose(picks, 'Policy: React');
    expect([...applyChanges(board, changesOf(yes)).flows.values()][0]).toMatchObject({ from: 'A', to: 'p' });
    const no = choose(picks, 'Domain event: B');
    expect(no.ok).toBe(false);
    expect(picks.options.some((option) => option.id === 'A')).toBe(false);
  });

  it('[C25] events are assigned to an aggregate, to one of its copies, or to a new one', () => {
    const board = landscape();
    const whole = choose(picksFor(board, 'assign', ['e1'], newId), 'Payment');
    expect(applyChanges(board, changesOf(whole)).elements.get('e1')?.aggregate).toBe('payment');
    const both = applyChanges(board, [add('placements', 'order.store', { aggregate: 'order', context: 'store' })]);
    const copy = choose(picksFor(both, 'assign', ['e1'], newId), 'Order (Store)');
    expect(applyChanges(both, changesOf(copy)).elements.get('e1')?.placement).toBe('order.store');
    const made = picksFor(board, 'assign', ['e1', 'c1'], newId).create!('Parcel');
    const after = applyChanges(board, changesOf(made));
    const id = after.elements.get('e1')?.aggregate;
    expect(after.aggregates.get(id ?? '')?.name).toBe('Parcel');
    expect(after.elements.get('c1')?.aggregate).toBe(id);
  });

  it('[C25] an aggregate moves to another context, or lives there too', () => {
    const board = landscape();
    const moved = choose(picksFor(board, 'place', ['order.sales'], newId), 'Store');
    expect(applyChanges(board, changesOf(moved)).placements.get('order.sales')?.context).toBe('store');
    const copied = choose(picksFor(board, 'copyTo', ['order.sales'], newId), 'Store');
    expect(indexOf(applyChanges(board, changesOf(copied))).placementsByAggregate.get('order')).toHaveLength(2);
    const made = picksFor(board, 'place', ['payment'], newId).create!('Billing');
    const after = applyChanges(board, changesOf(made));
    const [place] = indexOf(after).placementsByAggregate.get('payment')!;
    expect(after.contexts.get(place?.context ?? '')?.name).toBe('Billing');
    expect(after.elements.get('p1')?.placement).toBe(place?.id);
  });

  it('[C25] a service that is named for aggregates in two contexts becomes two services', () => {
    const board = applyChanges(landscape(), [
      add('placements', 'order.store', { aggregate: 'order', context: 'store' }),
    ]);
    const made = picksFor(board, 'service', ['order.sales', 'order.store'], newId).create!('Orders');
    const after = applyChanges(board, changesOf(made));
    const [a, b] = ['order.sales', 'order.store'].map((id) => after.placements.get(id)?.service);
    expect(a).not.toBe(b);
    expect([a, b].map((id) => after.services.get(id ?? '')?.name)).toEqual(['Orders', 'Orders']);
    expect(picksFor(board, 'service', ['order.sales'], newId).options.map((option) => option.label)).toEqual(['Shop']);
  });

  it('[C25] without a context there is nothing that a service could run', () => {
    const result = picksFor(landscape(), 'service', ['payment'], newId).create!('Payments');
    expect(result.ok).toBe(false);
  });
});

describe('the lines under the search', () => {
  const board = applyChanges(timeline('A', 'B'), [add('elements', 'p', { kind: 'policy', label: 'React' })]);

  it('[C25] what is not possible shows only when it is searched for, behind what is', () => {
    const picks = picksFor(board, 'connect', ['A'], newId);
    expect(pickLines(picks, '').map((line) => line.label)).toEqual(['Policy: React']);
    const found = pickLines(picks, 'o');
    expect(found.map((line) => [line.label, line.why === undefined])).toEqual([
      ['Policy: React', true],
      ['Domain event: B', false],
    ]);
  });

  it('[C25] a name that nothing has can be made, an existing one cannot be made again', () => {
    const picks = picksFor(landscape(), 'assign', ['e1'], newId);
    expect(pickLines(picks, 'Par').at(-1)).toMatchObject({ label: 'Par', makes: true });
    expect(pickLines(picks, ' payment ').map((line) => [line.label, line.makes])).toEqual([['Payment', false]]);
    expect(pickLines(picks, '').some((line) => line.makes)).toBe(false);
    expect(pickLines(picksFor(board, 'connect', ['A'], newId), 'nobody').length).toBe(0);
  });
});
