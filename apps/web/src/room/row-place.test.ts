import { add, addElement, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { boardWith } from '../testing/render.tsx';
import { placeOfRows } from './row-place.ts';

const board = normalise(
  boardWith(
    ...addElement('e', { kind: 'event', label: 'Order Placed' }),
    ...addElement('r', { kind: 'readModel', label: 'Open orders' }),
    ...addElement('c', { kind: 'command', label: 'Place Order' }),
    add('services', 's', { name: 'Order' }),
    add('dataStores', 'd', { name: 'Orders', service: 's' }),
    add('subscriptions', 'u', { service: 's', versions: ['e.v1'] }),
    add('types', 't', { name: 'Address' }),
    add('fields', 'f', { owner: 't', name: 'street' }),
  ),
);

describe('showing a row', () => {
  it('[W23] stays in a view that shows it', () => {
    expect(placeOfRows(board, 'timeline', ['r'])).toEqual({ stage: undefined, ids: ['r'] });
    expect(placeOfRows(board, 'bus', ['u'])).toEqual({ stage: undefined, ids: ['e'] });
    expect(placeOfRows(board, 'schema', ['f'])).toEqual({ stage: undefined, ids: ['t'] });
    expect(placeOfRows(board, 'schema', ['c'])).toEqual({ stage: undefined, ids: ['c'] });
    expect(placeOfRows(board, 'landscape', ['d'])).toEqual({ stage: undefined, ids: ['s'] });
  });

  it('[W23] goes from the matrix to the stage of what is no event', () => {
    expect(placeOfRows(board, 'bus', ['r'])).toEqual({ stage: 3, ids: ['r'] });
    expect(placeOfRows(board, 'bus', ['s'])).toEqual({ stage: 6, ids: ['s'] });
    expect(placeOfRows(board, 'schema', ['d'])).toEqual({ stage: 6, ids: ['s'] });
    expect(placeOfRows(board, 'timeline', ['f'])).toEqual({ stage: 8, ids: ['t'] });
  });

  it('[W23] nothing that is gone is looked for', () => {
    expect(placeOfRows(board, 'bus', ['gone'])).toBeUndefined();
  });
});
