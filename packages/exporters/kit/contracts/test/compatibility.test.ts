import { describe, expect, it } from 'vitest';
import { breakingChanges, breakingRelease, type Schema } from '../derive/index.ts';

const object = (properties: Schema, required: string[] = []): Schema => ({ type: 'object', properties, required });
const text = { type: 'string' };
const before = object({ id: text, lines: { type: 'array', items: object({ sku: text }, ['sku']) } }, ['id']);
const changed = (schema: Schema): string[] => breakingChanges(before, { ...before, ...schema });

describe('within a version', () => {
  it.each<[string, Schema]>([
    ['nothing', {}],
    [
      'descriptions',
      { description: 'Other words', properties: { ...(before['properties'] as object), id: { ...text, title: 'Id' } } },
    ],
    ['a new optional field', { properties: { ...(before['properties'] as object), note: text } }],
    ['a new shared type', { $defs: { Money: object({}) } }],
  ])('%s may change', (_, schema) => {
    expect(changed(schema)).toEqual([]);
  });
  it.each<[string, Schema, string]>([
    ['a field goes', { properties: { lines: {} } }, 'id: removed'],
    ['a field becomes required', { required: ['id', 'lines'] }, 'lines: newly required'],
    ['a field becomes optional', { required: [] }, 'id: no longer required'],
    ['a type changes', { type: 'array' }, 'the event: type changed from "object" to "array"'],
    ['a bound comes in', { minProperties: 1 }, 'the event: minProperties changed from nothing to 1'],
    [
      'the event closes',
      { additionalProperties: false },
      'the event: additionalProperties changed from nothing to false',
    ],
  ])('not that %s', (_, schema, sentence) => {
    expect(changed(schema)).toContain(sentence);
  });
  it('a change is found where it is', () => {
    const deep = (schema: Schema): Schema => object({ lines: { type: 'array', items: object({ sku: schema }) } });
    expect(breakingChanges(deep({ enum: ['a', 'b'] }), deep({ enum: ['b', 'c'] }))).toEqual([
      'lines[].sku: new value "c"',
      'lines[].sku: value "a" is gone',
    ]);
    const shared = (schema: Schema): Schema => ({
      $ref: '#/$defs/Money',
      $defs: { Money: object({ amount: schema }) },
    });
    expect(breakingChanges(shared({ type: 'integer' }), shared({ type: 'number' }))).toEqual([
      'Money.amount: type changed from "integer" to "number"',
    ]);
  });
  it('the order of keywords does not matter', () => {
    expect(breakingChanges({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual([]);
  });
});

it('source, detail-type and producer are part of what was published', () => {
  const release = { source: 'shop.order', detailType: 'OrderPlaced', producer: 'order', schema: before };
  expect(breakingRelease(release, release)).toEqual([]);
  expect(breakingRelease(release, { ...release, source: 'shop.sales', producer: 'sales' })).toEqual([
    'source changed from shop.order to shop.sales',
    'producer changed from order to sales',
  ]);
});
