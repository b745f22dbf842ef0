import { add, addElement, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { boardWith } from '../testing/render.tsx';
import { matrixOf, traffic } from './matrix.ts';

const board = normalise(
  boardWith(
    ...addElement('paid', { kind: 'event', label: 'Payment Taken', column: 'm', service: 'billing' }),
    ...addElement('placed', { kind: 'event', label: 'Order Placed', column: 'a', service: 'order' }),
    ...addElement('loose', { kind: 'event', label: 'Something Happened' }),
    add('contexts', 'sales', { name: 'Sales' }),
    add('contexts', 'money', { name: 'Money' }),
    add('services', 'order', { name: 'Order', context: 'sales' }),
    add('services', 'cart', { name: 'Cart', context: 'sales' }),
    add('services', 'billing', { name: 'Billing', context: 'money' }),
    add('services', 'audit', { name: 'Audit' }),
    add('subscriptions', 's1', { service: 'billing', kind: 'direct', versions: ['placed.v1'] }),
    add('subscriptions', 's2', { service: 'billing', kind: 'queue', versions: ['placed.v1'] }),
    add('subscriptions', 's3', { service: 'audit', kind: 'queue', scope: 'bus' }),
  ),
);

describe('producers and consumers', () => {
  it('[W9] events stand in the order of time, services by context and name', () => {
    const { rows, services } = matrixOf(board);
    expect(rows.map(({ event }) => event)).toEqual(['placed', 'paid', 'loose']);
    expect(services.map(({ id }) => id)).toEqual(['billing', 'cart', 'order', 'audit']);
  });

  it('[W9] each event has its producer and every way in which it is consumed', () => {
    const [placed, , loose] = matrixOf(board).rows;
    expect(placed?.producer).toBe('order');
    expect(placed?.consumers.get('billing')).toEqual(['direct', 'queue']);
    expect(loose?.producer).toBeUndefined();
  });

  it('[W9] who listens to the whole bus consumes everything', () => {
    const matrix = matrixOf(board);
    expect(matrix.rows.every(({ consumers }) => consumers.get('audit')?.[0] === 'queue')).toBe(true);
    expect(traffic(matrix, 'audit')).toEqual({ publishes: 0, consumes: 3 });
    expect(traffic(matrix, 'order')).toEqual({ publishes: 1, consumes: 0 });
  });
});
