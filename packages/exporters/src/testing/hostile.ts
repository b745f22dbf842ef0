import fc from 'fast-check';
import labels from './hostile-labels.json' with { type: 'json' };

/** Labels that try to become code, markup, a path, a name that exists, or nothing at all. */
export const HOSTILE: readonly string[] = [...labels, '\ud800 half'];

/** One of the known ones, two of them together, or any text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((two) => two.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
