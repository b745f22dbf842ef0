import { describe, expect, it } from 'vitest';
import { breakingChanges, breakingCommand, breakingRelease, type Schema } from '../derive/index.ts';

const object = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
});
const list = (items: Schema): Schema => ({ type: 'array', items });
const [text, whole] = [{ type: 'string' }, { type: 'integer' }];
const id = { ...text, format: 'uuid' };
/** The same field in four places: at the top, in an object, in the entries of a list, in a shared type. */
const places: readonly (readonly [path: string, around: (field: Schema, required?: readonly string[]) => Schema])[] = [
  ['x', (field, required = []) => object({ ...field, id }, ['id', ...required])],
  ['a.x', (field, required) => object({ a: object(field, required) })],
  ['lines[].x', (field, required) => object({ lines: list(object(field, required)) })],
  ['sum.x', (field, required) => ({ ...object({ sum: ref('Sum') }), $defs: { Sum: object(field, required) } })],
];
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const changes = (before: Schema | undefined, after: Schema | undefined): [path: string, told: string[]][] =>
  places.map(([path, around]) => {
    const fields = (x: Schema | undefined): Schema => (x === undefined ? {} : { x });
    return [path, breakingChanges(around(fields(before)), around(fields(after)))];
  });

describe('within a version', () => {
  it.each<[string, Schema | undefined, Schema | undefined]>([
    ['nothing', text, text],
    ['a new optional field', undefined, text],
    ['a description', text, { ...text, description: 'Other words', title: 'X', examples: ['a'] }],
    ['a description beside a shared type', ref('A'), { allOf: [ref('A')], description: 'Other words' }],
    ['how one allowed value is written', { const: 'a' }, { enum: ['a'] }],
    ['that other fields are let through, in words', object({}), { ...object({}), additionalProperties: true }],
    ['the order of values', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
    ['the order of types', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
    ['the order of alternatives', { oneOf: [text, whole] }, { oneOf: [whole, text] }],
    [
      'fields of an object, said in two parts',
      object({ a: text, b: text }),
      { allOf: [object({ a: text }), object({ b: text })] },
    ],
    ['an alternative gains an optional field', { anyOf: [object({}), text] }, { anyOf: [object({ a: text }), text] }],
  ])('%s may change', (_, before, after) => {
    for (const [path, told] of changes(before, after)) expect(told, path).toEqual([]);
  });

  it.each<[string, Schema | undefined, Schema | undefined, string]>([
    ['a field goes', text, undefined, 'the field is gone'],
    ['another type', whole, { type: 'number' }, 'was a whole number, is a number now'],
    ['one value where a list was', list(text), text, 'was a list, is a text now'],
    ['a list where one value was', text, list(text), 'was a text, is a list now'],
    ['null is let through', text, { type: ['string', 'null'] }, 'was a text, is a text or nothing now'],
    ['no type any more', text, {}, 'was a text, is anything now'],
    ['a value more', { enum: ['a'] }, { enum: ['a', 'b'] }, 'may be "b" now, which consumers do not know'],
    ['a value less', { enum: ['a', 'b'] }, { enum: ['a'] }, 'may not be "b" any more'],
    ['values come in', text, { ...text, enum: ['a', 'b'] }, 'may only be "a" or "b" now'],
    ['values go', { ...text, enum: ['a'] }, text, 'may be something else now than "a"'],
    ['a format comes in', text, id, 'has to be a UUID now'],
    ['a format goes', id, text, 'does not have to be a UUID any more'],
    ['another format', id, { ...text, format: 'date' }, 'was a UUID, is a date now'],
    ['a limit comes in', text, { ...text, maxLength: 5 }, 'maxLength is 5 now, which is tighter than no limit'],
    ['a limit goes', { ...text, maxLength: 5 }, text, 'maxLength was 5, which is tighter than no limit now'],
    [
      'a tighter limit',
      { ...text, maxLength: 5 },
      { ...text, maxLength: 4 },
      'maxLength was 5, is 4 now, which is tighter',
    ],
    ['a looser limit', { ...whole, minimum: 5 }, { ...whole, minimum: 4 }, 'minimum was 5, is 4 now, which is looser'],
    [
      'a tighter edge',
      { exclusiveMinimum: 1 },
      { exclusiveMinimum: 2 },
      'exclusiveMinimum was 1, is 2 now, which is tighter',
    ],
    ['a pattern', text, { ...text, pattern: '^a' }, 'pattern was nothing, is "^a" now'],
    ['no entry twice', list(text), { ...list(text), uniqueItems: true }, 'uniqueItems was nothing, is true now'],
    [
      'an object closes',
      object({}),
      { ...object({}), additionalProperties: false },
      'lets not every other field through any more',
    ],
    [
      'an object opens',
      { ...object({}), additionalProperties: false },
      object({}),
      'lets every other field through now',
    ],
    ['one alternative more', { oneOf: [text] }, { oneOf: [text, whole] }, 'oneOf has also {"type":"integer"} now'],
    ['one alternative less', { anyOf: [text, whole] }, { anyOf: [text] }, 'anyOf has lost {"type":"integer"}'],
    [
      'a condition more',
      { allOf: [{ pattern: 'a' }] },
      { allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
      'allOf has also {"pattern":"b"} now',
    ],
    [
      'a tighter limit in one of two parts',
      { allOf: [object({ y: text }), object({ y: { maxLength: 5 } })] },
      { allOf: [object({ y: text }), object({ y: { maxLength: 4 } })] },
      'y maxLength was 5, is 4 now, which is tighter',
    ],
    ['an exception', text, { ...text, not: { const: 'a' } }, 'not was nothing, is {"const":"a"} now'],
  ])('not %s', (_, before, after, sentence) => {
    for (const [path, told] of changes(before, after))
      expect(told).toEqual([sentence.startsWith('y ') ? `${path}.${sentence}` : `${path} ${sentence}`]);
  });

  it('not that a field is required which was not, or was not there, and not the other way round', () => {
    for (const [path, around] of places) {
      expect(breakingChanges(around({ x: text }), around({ x: text }, ['x']))).toEqual([`${path} is required now`]);
      expect(breakingChanges(around({}), around({ x: text }, ['x']))).toEqual([`${path} is new and required`]);
      expect(breakingChanges(around({ x: text }, ['x']), around({ x: text }))).toEqual([
        `${path} is not required any more`,
      ]);
      expect(breakingChanges(around({ x: text }, ['x']), around({}))).toEqual([`${path} the field is gone`]);
    }
  });

  it('not even a new optional field where no others were let through', () => {
    const closed = (fields: Schema): Schema => ({ ...object(fields), additionalProperties: false });
    expect(breakingChanges(closed({}), closed({ x: text }))).toEqual([
      'x is new where no other fields were let through',
    ]);
  });
});

describe('a change is told where it is', () => {
  it('in the entries of lists in lists, in other fields, in one of several alternatives', () => {
    const deep = (inner: Schema): Schema =>
      object({ a: list(list(inner)), b: { ...object({}), additionalProperties: inner }, c: { oneOf: [whole, inner] } });
    expect(breakingChanges(deep(text), deep(id))).toEqual([
      'a[][] has to be a UUID now',
      'b.* has to be a UUID now',
      'c (oneOf 2) has to be a UUID now',
    ]);
  });
  it('in a shared type once, at its first use, and its name does not matter', () => {
    const shared = (name: string, amount: Schema): Schema => ({
      ...object({ total: ref(name), tax: ref(name) }),
      $defs: { [name]: object({ amount }) },
    });
    expect(breakingChanges(shared('Money', whole), shared('Money', text))).toEqual([
      'total.amount was a whole number, is a text now',
    ]);
    expect(breakingChanges(shared('Money', whole), shared('Price', whole))).toEqual([]);
    expect(breakingChanges(shared('Money', whole), shared('Price', text))).toHaveLength(1);
  });
  it('in a type that holds a list of itself', () => {
    const tree = (leaf: Schema): Schema => ({
      ...ref('Node'),
      $defs: { Node: object({ leaf, children: list(ref('Node')), other: { anyOf: [ref('Node'), text] } }) },
    });
    expect(breakingChanges(tree(text), tree(text))).toEqual([]);
    expect(breakingChanges(tree(text), tree(whole))).toEqual(['leaf was a text, is a whole number now']);
  });
  it('and a field may be called like a keyword', () => {
    const named = (schema: Schema): Schema => object({ title: schema, $ref: text, required: whole });
    expect(breakingChanges(named(text), named(whole))).toEqual(['title was a text, is a whole number now']);
    expect(breakingChanges(object({ x: named(text) }), object({ x: object({ $ref: text, required: whole }) }))).toEqual(
      ['x.title the field is gone'],
    );
  });
});

it('source, detail-type and producer are part of what was published', () => {
  const release = { source: 'shop.order', detailType: 'OrderPlaced', producer: 'order', schema: object({}) };
  expect(breakingRelease(release, release)).toEqual([]);
  expect(
    breakingRelease(release, { ...release, source: 'shop.sales', detailType: 'Placed', producer: 'sales' }),
  ).toEqual([
    'source was shop.order, is shop.sales now',
    'detailType was OrderPlaced, is Placed now',
    'producer was order, is sales now',
  ]);
});

describe('a command that callers know', () => {
  const closed = (properties: Schema, required?: readonly string[]): Schema => ({
    ...object(properties, required),
    additionalProperties: false,
  });
  const release = { service: 'order', route: 'place-order', schema: closed({ a: text, line: closed({ b: text }) }) };
  it('may have a new optional field, at any depth', () => {
    const schema = closed({ a: text, note: text, line: closed({ b: text, c: text }) });
    expect(breakingCommand(release, { ...release, schema })).toEqual([]);
  });
  it('may not ask for more, lose a field or move', () => {
    const schema = closed({ note: text, line: closed({ b: text }) }, ['note']);
    expect(breakingCommand(release, { service: 'sales', route: 'order', schema })).toEqual([
      'service was order, is sales now',
      'route was place-order, is order now',
      'a the field is gone',
      'note is new and required',
    ]);
  });
});
