import { describe, expect, it } from 'vitest';
import { holds } from '../src/testing/expression.ts';

const row = { pk: 'A', count: 3, done: false, deep: { time: '12:00' } };
const names = {
  names: { '#c': 'count' },
  values: { ':three': 3, ':four': 4, ':no': false, ':text': '3', ':noon': '12:00' },
};

describe('expressions of the table in memory', () => {
  it.each<[string, boolean]>([
    ['attribute_exists(pk)', true],
    ['attribute_not_exists(pk)', false],
    ['attribute_not_exists(pk) OR count = :three', true],
    ['attribute_not_exists(pk) OR (done = :no AND #c < :three)', false],
    ['NOT count = :three', false],
    ['count <> :four AND count <= :three AND count >= :three', true],
    ['count BETWEEN :three AND :four AND done = :no', true],
    ['count BETWEEN :four AND :four AND done = :no', false],
    ['missing BETWEEN :three AND :four OR done = :no', true],
    ['count = :text', false],
    ['missing < :three', false],
    ['deep.time = :noon', true],
    ['begins_with(pk, :text)', false],
  ])('%s: %s', (expression, expected) => {
    expect(holds(expression, row, names)).toBe(expected);
  });
  it('holds for a row that is not there yet', () => {
    expect(holds('attribute_not_exists(pk)', undefined, names)).toBe(true);
    expect(holds(undefined, undefined, names)).toBe(true);
  });
  it.each(['size(pk) > :three', 'count = :five', '#x = :three', 'count ! :three', 'count = :three)', 'count ='])(
    'does not judge %s',
    (expression) => {
      expect(() => holds(expression, row, names)).toThrow(TypeError);
    },
  );
});
