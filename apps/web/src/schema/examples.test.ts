import { add, addElement, type FieldRow, normalise } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardWith } from '../testing/render.tsx';
import { nameFault, readExample, readValues, showExample } from './examples.ts';
import { tokens } from './highlight.ts';
import { matching, subjectsOf } from './subjects.ts';

const of = (type: FieldRow['type'], more: Partial<Pick<FieldRow, 'list' | 'values'>> = {}) => ({
  type,
  list: false,
  values: [],
  ...more,
});

describe('examples of fields', () => {
  it('[W11] are read as the type of the field', () => {
    expect(readExample(' 4900 ', of('integer'))).toEqual({ ok: true, value: 4900 });
    expect(readExample('49.90', of('number'))).toEqual({ ok: true, value: 49.9 });
    expect(readExample('true', of('boolean'))).toEqual({ ok: true, value: true });
    expect(readExample('4900', of('string'))).toEqual({ ok: true, value: '4900' });
    expect(readExample('{"a":1}', of('object'))).toEqual({ ok: true, value: { a: 1 } });
    expect(readExample('["a"]', of('string', { list: true }))).toEqual({ ok: true, value: ['a'] });
    expect(readExample('  ', of('integer'))).toEqual({ ok: true, value: undefined });
  });

  it('[W11] that do not fit are refused with the word for it', () => {
    expect(readExample('4.5', of('integer'))).toEqual({ ok: false, wrong: 'integer' });
    expect(readExample('abc', of('number'))).toEqual({ ok: false, wrong: 'number' });
    expect(readExample('yes', of('boolean'))).toEqual({ ok: false, wrong: 'boolean' });
    expect(readExample('[1]', of('object'))).toEqual({ ok: false, wrong: 'json' });
    expect(readExample('a, b', of('string', { list: true }))).toEqual({ ok: false, wrong: 'list' });
    expect(readExample('blue', of('enum', { values: ['red'] }))).toEqual({ ok: false, wrong: 'value' });
  });

  it('[W11] shown and read again are the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.boolean()), (value) => {
        const type = typeof value === 'boolean' ? 'boolean' : 'integer';
        expect(readExample(showExample(value), of(type))).toEqual({ ok: true, value });
      }),
    );
  });

  it('[W11] names of fields are identifiers, each once whatever its case', () => {
    expect(nameFault('orderId', ['total'])).toBeUndefined();
    expect(nameFault('order id', [])).toBe('nameWrong');
    expect(nameFault('1st', [])).toBe('nameWrong');
    expect(nameFault('', [])).toBe('nameWrong');
    expect(nameFault('OrderID', ['orderId'])).toBe('nameTwice');
  });

  it('[W11] values are trimmed and each once', () => {
    expect(readValues(' card, invoice ,,card ')).toEqual(['card', 'invoice']);
  });
});

describe('what has a schema', () => {
  const board = normalise(
    boardWith(
      ...addElement('b', { kind: 'event', label: 'Payment Taken', column: 'b' }),
      ...addElement('a', { kind: 'event', label: 'Order Placed', column: 'a' }),
      ...addElement('c', { kind: 'command', label: 'Place Order' }),
      ...addElement('p', { kind: 'policy', label: 'Whenever' }),
      add('types', 't', { name: 'Money' }),
      add('fields', 'f', { owner: 'a.v1', name: 'orderId' }),
    ),
  );

  it('[W12] events in the order of time, then commands, then shared types', () => {
    expect(subjectsOf(board).map(({ id, kind, fields }) => [id, kind, fields])).toEqual([
      ['a', 'event', 1],
      ['b', 'event', 0],
      ['c', 'command', 0],
      ['t', 'type', 0],
    ]);
  });

  it('[W12] is found by any part of its name', () => {
    expect(matching(subjectsOf(board), ' ORDER ').map(({ id }) => id)).toEqual(['a', 'c']);
    expect(matching(subjectsOf(board), '')).toHaveLength(4);
  });
});

describe('coloured code', () => {
  it('[W13] is the text itself, piece by piece', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('json' as const, 'typescript' as const),
        (text, language) => {
          expect(
            tokens(text, language)
              .map((token) => token.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  it('[W13] tells keys, texts and words apart', () => {
    expect(tokens('{"a": "b", "c": 1}', 'json').filter(({ look }) => look !== 'plain')).toEqual([
      { text: '"a"', look: 'key' },
      { text: '"b"', look: 'string' },
      { text: '"c"', look: 'key' },
      { text: '1', look: 'word' },
    ]);
    expect(tokens("/* x */ type A = 'b'", 'typescript').map(({ look }) => look)).toContain('muted');
  });
});
