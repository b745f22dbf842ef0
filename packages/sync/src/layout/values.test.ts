import type { FieldSpec } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { fieldValue, isRowId, shortened } from './values.ts';

const json: FieldSpec = { type: 'json' };
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('a value of a field', () => {
  test.each<[FieldSpec, unknown, unknown]>([
    [{ type: 'integer', min: 1, max: 9 }, 9, 9],
    [{ type: 'integer', min: 1, max: 9 }, 10, undefined],
    [{ type: 'integer', min: 1, max: 9 }, 1.5, undefined],
    [{ type: 'choice', values: ['a', 'b'] }, 'b', 'b'],
    [{ type: 'choice', values: ['a', 'b'] }, 'toString', undefined],
    [{ type: 'ref', tables: ['types'] }, 'x.y', 'x.y'],
    [{ type: 'ref', tables: ['types'] }, '__proto__', undefined],
    [{ type: 'refs', tables: ['types'], default: [] }, ['a', 'a', 7, '', 'b'], ['a', 'b']],
    [{ type: 'strings', default: [] }, ['a', 7, '\uD83D'], ['a', '\uFFFD']],
    [{ type: 'strings', default: [] }, 'a', undefined],
    [{ type: 'orderKey' }, 'V', 'V'],
    [{ type: 'orderKey' }, 'V0', undefined],
    [{ type: 'point' }, { x: -0, y: 1.5, z: 3 }, { x: 0, y: 1.5 }],
    [{ type: 'point' }, { x: 1, y: 2_000_000 }, undefined],
    [{ type: 'point' }, { x: 1 }, undefined],
    [{ type: 'point' }, [1, 2], undefined],
    [{ type: 'frame' }, { x: 1, y: 2, w: 3, h: 0 }, undefined],
    [{ type: 'boolean', default: false }, 1, undefined],
    [{ type: 'string', max: 3 }, 'abcd', 'abc'],
  ])('[S12] %j makes of %j: %j', (spec, value, expected) => {
    expect(fieldValue(spec, value)).toEqual(expected);
  });

  test('[S12] a sample is plain JSON, or nothing at all', () => {
    expect(fieldValue(json, { a: [1, null, { b: 'c' }], d: false })).toEqual({ a: [1, null, { b: 'c' }], d: false });
    for (const wrong of [undefined, Number.NaN, 1n, new Uint8Array(1), [undefined], { a: new Map() }, () => 1])
      expect(fieldValue(json, wrong)).toBeUndefined();
    const read = fieldValue(json, JSON.parse('{"__proto__":{"polluted":1},"a":1}'));
    expect(Object.keys(read as object)).toEqual(['a']);
    expect(fieldValue(json, { constructor: 'Ferrari', a: { constructor: 1 } })).toEqual({ a: { constructor: 1 } });
  });

  test('[S12] a sample is at most 32 deep and 20,000 values long', () => {
    expect(fieldValue(json, nested(32))).toEqual(nested(32));
    expect(fieldValue(json, nested(33))).toBeUndefined();
    expect(fieldValue(json, nested(100_000 / 20))).toBeUndefined();
    expect(
      fieldValue(
        json,
        Array.from({ length: 19_999 }, () => 1),
      ),
    ).toHaveLength(19_999);
    expect(
      fieldValue(
        json,
        Array.from({ length: 20_000 }, () => 1),
      ),
    ).toBeUndefined();
  });

  test('[S12] ids are ids of the model', () => {
    expect(['a', 'A-b_c.9', 'x'.repeat(80)].every(isRowId)).toBe(true);
    expect(['', '__proto__', 'a b', 'é', 'x'.repeat(81), 7, null].some(isRowId)).toBe(false);
  });

  test('[S15] a text is cut in front of a character that would be cut in half', () => {
    expect(shortened('ab😀', 3)).toBe('ab');
    expect(shortened('ab😀', 4)).toBe('ab😀');
    expect(shortened('a\uDE00b', 9)).toBe('a\uFFFDb');
  });
});
