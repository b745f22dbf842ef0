import { add, addElement, normalise } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith, namesIn, show } from '../testing/render.tsx';
import { windowOf } from '../ui/useWindow.ts';
import { moveIn } from './grid-moves.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { matrixOf } from './matrix.ts';

const size = { rows: 30, columns: 4 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('the grid', () => {
  it('[W10] arrows move by one and stop at the edges', () => {
    expect(moveIn({ row: 0, column: 0 }, press('ArrowDown'), size)).toEqual({ row: 1, column: 0 });
    expect(moveIn({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
    expect(moveIn({ row: 29, column: 3 }, press('ArrowRight'), size)).toEqual({ row: 29, column: 3 });
  });

  it('[W10] Home, End and the page keys go far', () => {
    const at = { row: 12, column: 2 };
    expect(moveIn(at, press('Home'), size)).toEqual({ row: 12, column: 0 });
    expect(moveIn(at, press('End', true), size)).toEqual({ row: 29, column: 3 });
    expect(moveIn(at, press('PageUp'), size)).toEqual({ row: 2, column: 2 });
    expect(moveIn(at, press('a'), size)).toBeUndefined();
  });

  it('[W10] the rows that are made cover what is in sight, and blanks stand for the rest', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 100, max: 2000 }),
        fc.nat(3000),
        fc.integer({ min: 20, max: 60 }),
        (top, height, count, row) => {
          const scrollTop = Math.min(top, Math.max(count * row - height, 0));
          const { from, to, before, after } = windowOf(scrollTop, height, count, row);
          expect(before + (to - from) * row + after).toBe(count * row);
          expect(before).toBeLessThanOrEqual(scrollTop);
          expect(count * row - after).toBeGreaterThanOrEqual(Math.min(scrollTop + height, count * row));
        },
      ),
    );
  });

  it('[W10] every cell says its event, its service and how they stand; one of them is the tab stop', () => {
    const board = normalise(
      boardWith(
        ...addElement('e', { kind: 'event', label: 'Order Placed', service: 'order' }),
        add('services', 'order', { name: 'Order' }),
        add('services', 'mail', { name: 'E-Mail' }),
        add('services', 'stock', { name: 'Stock' }),
        add('subscriptions', 's', { service: 'mail', kind: 'fanOut', versions: ['e.v1'] }),
      ),
    );
    const html = show(<MatrixGrid matrix={matrixOf(board)} />, openLocalWorkshop({ board }));
    expect(namesIn(html)).toEqual([
      'Producers and consumers',
      'Order Placed, E-Mail: fan-out',
      'Order Placed, Order: produces',
      'Order Placed, Stock: does not consume',
    ]);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toMatch(/role="grid"[^>]*aria-rowcount="2"/);
  });
});
