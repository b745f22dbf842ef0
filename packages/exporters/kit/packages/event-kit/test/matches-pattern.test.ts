import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../src/testing/index.ts';

const event = {
  source: 'shop.order',
  'detail-type': 'OrderPlaced',
  detail: {
    metadata: { version: 2 },
    data: { total: 42, lines: [{ sku: 'B-1' }, { sku: 'C-2' }], note: null, tags: [] },
  },
};
const data = (pattern: object): object => ({ detail: { data: pattern } });

describe('matchesPattern', () => {
  it.each<[object, boolean]>([
    [{ source: ['shop.order'] }, true],
    [{ source: ['shop.cart', 'shop.order'], 'detail-type': ['OrderPlaced'] }, true],
    [{ source: ['shop.order'], 'detail-type': ['OrderCancelled'] }, false],
    [{ source: [{ prefix: '' }] }, true],
    [{ source: [{ prefix: 'shop.' }] }, true],
    [{ source: [{ suffix: '.cart' }] }, false],
    [{ source: [{ wildcard: 'shop.*' }] }, true],
    [{ source: [{ wildcard: 'sh\\*p.*' }] }, false],
    [{ source: [{ 'equals-ignore-case': 'SHOP.order' }] }, true],
    [{ source: [{ prefix: { 'equals-ignore-case': 'SHOP' } }] }, true],
    [{ source: [{ 'anything-but': ['shop.order'] }] }, false],
    [{ source: [{ 'anything-but': { prefix: 'other' } }] }, true],
    [{ detail: { metadata: { version: [1] } } }, false],
    [{ detail: { metadata: { version: [2] } } }, true],
    [data({ total: [{ numeric: ['>', 40, '<=', 42] }] }), true],
    [data({ total: [{ numeric: ['>', 42] }] }), false],
    [data({ total: ['42'] }), false],
    [data({ lines: { sku: ['C-2'] } }), true],
    [data({ lines: { sku: ['D-3'] } }), false],
    [data({ note: [null] }), true],
    [data({ note: [{ exists: true }] }), true],
    [data({ lines: [{ exists: true }] }), true],
    [data({ tags: [{ exists: true }] }), false],
    [data({ toString: [{ exists: false }] }), true],
    [{ $or: [{ source: ['x'] }, { 'detail-type': ['OrderPlaced'] }] }, true],
    [{ $or: [{ source: ['x'] }, { 'detail-type': ['y'] }] }, false],
  ])('%j: %s', (pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });
  it.each([[{}], [{ source: 'shop' }], [{ source: [{ cidr: '10.0.0.0/8' }] }], [{ $or: [{ source: ['x'] }] }]])(
    'does not judge %j',
    (pattern) => {
      expect(() => matchesPattern(pattern, event)).toThrow(TypeError);
    },
  );
});
