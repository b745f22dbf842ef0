import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from './board.ts';
import { DETAIL_TYPE_MAX, eventAddress, SOURCE_PATTERN, sourceOfService } from './bridge.ts';
import { add, patch } from './changes.ts';
import { normalise } from './normalise.ts';
import type { ElementRow } from './rows.ts';
import { arbitraryBoard } from './testing/arbitrary-board.ts';
import { holds } from './testing/holds.ts';

const board = normalise(
  applyChanges(emptyBoard, [
    add('settings', 'settings', { sourcePrefix: 'com.example.shop' }),
    add('contexts', 'c', { name: 'Ordering' }),
    add('contexts', 'd', { name: 'Sales' }),
    add('services', 's', { name: 'Shopping Cart', context: 'c' }),
    add('aggregates', 'a', { name: 'Cart' }),
    add('placements', 'p', { aggregate: 'a', context: 'c', service: 's' }),
    add('elements', 'e', { kind: 'event', label: 'Cart created', aggregate: 'a' }),
    add('elements', 'f', { kind: 'event', label: 'Left alone' }),
  ]),
);
const addressOf = (of: Board, id: string) => eventAddress(of, of.elements.get(id) as ElementRow);

describe('addresses', () => {
  test('[M55] the source is the prefix and the producing service, the detail-type the code name', () => {
    expect(addressOf(board, 'e')).toEqual({ source: 'com.example.shop.shopping-cart', detailType: 'CartCreated' });
    expect(addressOf(board, 'f')).toEqual({ source: 'com.example.shop.unowned', detailType: 'LeftAlone' });
    expect(sourceOfService(board, 's')).toBe('com.example.shop.shopping-cart');
  });

  test('[M55] casing and prefix are settings', () => {
    const kebabs = applyChanges(board, [
      patch('settings', 'settings', { detailTypeCasing: 'kebab', sourcePrefix: '' }),
    ]);
    expect(addressOf(kebabs, 'e')).toEqual({ source: 'com.example.shopping-cart', detailType: 'cart-created' });
  });

  test('[M56] a pinned address stays, whatever is renamed; moving a context never moves routing', () => {
    const pinned = applyChanges(board, [patch('elements', 'e', { source: 'x.y', detailType: 'Z' })]);
    const renamed = applyChanges(pinned, [
      patch('services', 's', { name: 'Other' }),
      patch('elements', 'e', { label: 'New' }),
    ]);
    expect(addressOf(renamed, 'e')).toEqual({ source: 'x.y', detailType: 'Z' });
    const moved = applyChanges(board, [
      patch('services', 's', { context: 'd' }),
      patch('placements', 'p', { context: 'd' }),
    ]);
    expect(addressOf(moved, 'e')).toEqual(addressOf(board, 'e'));
  });

  test('[M57] what is derived fits the limits of the bus, whatever people type', () => {
    holds(
      fc.property(arbitraryBoard(), (any) => {
        const plain = applyChanges(any, [add('settings', 'settings', {})]);
        for (const row of plain.elements.values()) {
          if (row.kind !== 'event') continue;
          const { source, detailType } = eventAddress(plain, { ...row, source: undefined, detailType: undefined });
          expect(source).toMatch(SOURCE_PATTERN);
          expect(detailType.length).toBeLessThanOrEqual(DETAIL_TYPE_MAX);
        }
      }),
    );
  });
});
