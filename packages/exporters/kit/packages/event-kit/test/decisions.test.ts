import { describe, expect, it } from 'vitest';
import { NotDecided, undecided } from '../src/domain.ts';
import { answered } from '../src/testing/index.ts';

interface Decisions {
  carrier(weight: number): string;
  zone(): string;
}

describe('decisions', () => {
  const real: Decisions = {
    carrier: undecided('Where does carrier come from?'),
    zone: () => 'decided',
  };
  const answers: Decisions = { carrier: () => 'sample', zone: () => 'sample' };
  it('are never made up: what is open throws its question', () => {
    expect(() => real.carrier(3)).toThrow(new NotDecided('Where does carrier come from?'));
  });
  it('are answered from samples in tests, but only where they are open', () => {
    const both = answered(real, answers);
    expect([both.carrier(3), both.zone()]).toEqual(['sample', 'decided']);
  });
});
