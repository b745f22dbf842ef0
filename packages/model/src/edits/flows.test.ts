import { describe, expect, test } from 'vitest';
import { applyChanges, emptyBoard } from '../board.ts';
import { add } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { connect, kindOf } from './flows.ts';

const board = normalise(
  applyChanges(emptyBoard, [
    add('elements', 'e', { kind: 'event', label: 'Order placed' }),
    add('elements', 'e2', { kind: 'event' }),
    add('elements', 'p', { kind: 'policy' }),
    add('elements', 'c', { kind: 'command' }),
    add('elements', 'h', { kind: 'hotSpot' }),
    add('aggregates', 'a', {}),
    add('contexts', 'x', {}),
    add('placements', 'in', { aggregate: 'a', context: 'x' }),
    add('flows', 'f', { from: 'e', to: 'p' }),
  ]),
);
const said = (from: string, to: string) => {
  const result = connect(board, 'new', from, to);
  return result.ok ? result.value : result.problems;
};

describe('drawing arrows', () => {
  test('[M31] an arrow that the grammar allows is drawn once', () => {
    expect(said('p', 'c')).toEqual([add('flows', 'new', { from: 'p', to: 'c' })]);
    expect(said('e', 'p')).toEqual([]);
  });

  test('[M31] one that it does not allow is refused with the reason', () => {
    expect(said('e', 'e2')).toMatchObject([{ rule: 'M30', message: expect.stringContaining('add a policy') }]);
    expect(said('c', 'x')).toMatchObject([{ rule: 'M30' }]);
    expect(said('e', 'e')).toMatchObject([{ rule: 'M31' }]);
    expect(said('e', 'gone')).toMatchObject([{ rule: 'M31' }]);
  });

  test('[M32] an arrow between an aggregate and its command or event is ownership', () => {
    const owned = [{ op: 'patch', table: 'elements', id: 'e', fields: { aggregate: 'a', placement: 'in' } }];
    expect(said('a', 'e')).toEqual(owned);
    expect(said('c', 'a')).toMatchObject([{ id: 'c', fields: { aggregate: 'a', placement: 'in' } }]);
  });

  test('[M33] a hot spot attaches to whatever the arrow joins it with', () => {
    for (const [from, to] of [
      ['h', 'e'],
      ['e', 'h'],
    ] as const)
      expect(said(from, to)).toEqual([{ op: 'patch', table: 'elements', id: 'h', fields: { on: 'e' } }]);
    expect(said('h', 'x')).toEqual([{ op: 'patch', table: 'elements', id: 'h', fields: { on: 'x' } }]);
  });

  test('[M31] knows the kind of whatever stands at an end', () => {
    expect(['e', 'a', 'x', 'gone'].map((id) => kindOf(board, id))).toEqual([
      'event',
      'aggregate',
      'context',
      undefined,
    ]);
  });
});
