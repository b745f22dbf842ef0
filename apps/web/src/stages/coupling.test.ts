import { add, addElement, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { boardWith } from '../testing/render.tsx';
import { reactionCounts } from './CouplingMeter.tsx';

describe('coupling', () => {
  it('[W20] a reaction in the event’s own context is own, in another one foreign', () => {
    const board = normalise(
      boardWith(
        add('contexts', 'sales', { name: 'Sales' }),
        add('contexts', 'money', { name: 'Money' }),
        add('services', 'order', { name: 'Order', context: 'sales' }),
        add('services', 'billing', { name: 'Billing', context: 'money' }),
        ...addElement('placed', { kind: 'event', label: 'Order Placed', service: 'order' }),
        ...addElement('near', { kind: 'policy', label: 'Whenever near', service: 'order' }),
        ...addElement('far', { kind: 'policy', label: 'Whenever far', service: 'billing' }),
        add('flows', 'f1', { from: 'placed', to: 'near' }),
        add('flows', 'f2', { from: 'placed', to: 'far' }),
      ),
    );
    expect(reactionCounts(board)).toEqual({ own: 1, foreign: 1 });
  });
});
