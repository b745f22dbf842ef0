import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds } from '../testing/holds.ts';
import { pointer, scanJson, shown } from './json-scan.ts';

const said = (text: string): string[] => scanJson(text, 64).map(({ rule, at, message }) => `${rule} ${at}: ${message}`);

describe('JSON syntax', () => {
  test.each([
    ['', 'M70 : Line 1, column 1: the file is empty.'],
    [' \n ', 'M70 : Line 2, column 2: the file is empty.'],
    ['{', 'M70 : Line 1, column 2: the file ends here, in the middle.'],
    ['{"a":1,}', 'M70 /a: Line 1, column 8: there is a comma before "}" with nothing after it.'],
    ['[1,]', 'M70 /0: Line 1, column 4: there is a comma before "]" with nothing after it.'],
    ['{"a":\n 1 "b":2}', 'M70 /a: Line 2, column 4: a comma or "}" is missing here, inside an object.'],
    ['[1 2]', 'M70 /0: Line 1, column 4: a comma or "]" is missing here, inside a list.'],
    ["{'a':1}", 'M70 : Line 1, column 2: the name of a field in double quotes is missing here.'],
    ['{"a" 1}', 'M70 /a: Line 1, column 6: a colon is missing after the name of a field.'],
    ['{"a":\'x\'}', 'M70 /a: Line 1, column 6: a text stands in double quotes, not in single ones.'],
    ['{"a":}', 'M70 /a: Line 1, column 6: a value is missing here.'],
    ['{"a":undefined}', 'M70 /a: Line 1, column 6: "undefined" is not a JSON value. A text stands in double quotes.'],
    ['{"a":01}', 'M70 /a: Line 1, column 6: this is not a number as JSON writes it.'],
    ['{"a":1.}', 'M70 /a: Line 1, column 6: this is not a number as JSON writes it.'],
    ['{"a":-}', 'M70 /a: Line 1, column 6: this is not a number as JSON writes it.'],
    ['["\n"]', 'M70 /0: Line 1, column 2: the text that begins here is not closed by a double quote on its line.'],
    ['["x', 'M70 /0: Line 1, column 2: the text that begins here is not closed by a double quote on its line.'],
    ['["a\tb"]', 'M70 /0: Line 1, column 4: a text holds a control character; write it as \\u00…, a tab as \\t.'],
    [
      '["\\q"]',
      'M70 /0: Line 1, column 3: a backslash in a text must be followed by one of " \\ / b f n r t or u and four hex digits.',
    ],
    ['[] // x', 'M70 : Line 1, column 4: there is something after the end of the board.'],
    ['[\n  // x\n 1]', 'M70 /0: Line 2, column 3: JSON has no comments.'],
  ])('[M70] %j is told with line and column', (text, message) => {
    expect(said(text)).toEqual([message]);
  });

  test('[M71] a field that stands twice is told every time, and the rest is read on', () => {
    expect(said('{"a":1,"b":{"c":1,"c":2},"a":3}')).toEqual([
      'M71 /b/c: Line 1, column 19: the field "c" stands twice in the same object.',
      'M71 /a: Line 1, column 26: the field "a" stands twice in the same object.',
    ]);
    expect(said('{"\\u0061":1,"a":2}')).toHaveLength(1);
    expect(said('[{"a":1},{"a":1}]')).toEqual([]);
  });

  test('[M72] nesting is bounded', () => {
    expect(said('['.repeat(64) + ']'.repeat(64))).toEqual([]);
    expect(said('['.repeat(65) + ']'.repeat(65))[0]).toMatch(/nested more than 64 deep\.$/);
    expect(said('['.repeat(1_000_000))).toHaveLength(1);
  });

  test('[M70] whatever JSON.parse takes has no fault, and the other way round', () => {
    const takes = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const json = fc.oneof(
      fc.json(),
      fc.json().map((text) => JSON.stringify(JSON.parse(text), null, 3)),
    );
    holds(
      fc.property(json, (text) => {
        expect(said(text).filter((one) => !one.startsWith('M71'))).toEqual([]);
      }),
    );
    holds(
      fc.property(
        json,
        fc.nat(),
        fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '0', '.', 'e', '-', '\\', '\n'),
        (text, at, put) => {
          const cut = at % (text.length + 1);
          const changed = text.slice(0, cut) + put + text.slice(cut + 1);
          expect(said(changed).every((one) => one.startsWith('M71'))).toBe(takes(changed));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('[M70] pointers are escaped and texts from the file are shown on one line', () => {
    expect(pointer(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
    expect(shown('a\n\u202Eb'.repeat(30))).toMatch(/^[^\n\u202E]{58}$/u);
  });
});
