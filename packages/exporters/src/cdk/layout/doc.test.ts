import { describe, expect, it } from 'vitest';
import { type Code, code, ident, str } from '../../sinks/index.ts';
import { arrow, assigned, bracketed, flatOf, group, hugged, indent, laidOut, line, objectDoc, oneOf } from './doc.ts';
import { generic, typeAlias, unionDoc } from './types.ts';

const long = (length: number): Code => ident('x'.repeat(length));

describe('layout', () => {
  it('[X243] a group that fits stays on one line, with what stands behind it', () => {
    const call = [code`f`, bracketed('(', [long(110), code`b`], ')')];
    expect(laidOut([call, code`;`])).toBe(`f(${long(110)}, b);`);
    expect(laidOut([call, code`;`], 4)).toBe(`f(\n  ${long(110)},\n  b,\n);`);
    expect(laidOut([call, code`;;;;`])).toBe(`f(${long(110)}, b);;;;`);
    expect(laidOut([call, code`;;;;;`])).toBe(`f(\n  ${long(110)},\n  b,\n);;;;;`);
  });

  it('[X243] a group in one that broke is tried by itself', () => {
    const inner = [code`g`, bracketed('(', [code`a`, code`b`], ')')];
    expect(laidOut([code`f`, bracketed('(', [long(118), inner], ')')])).toBe(`f(\n  ${long(118)},\n  g(a, b),\n)`);
  });

  it('[X243] a choice takes the first form whose first line fits, else the last', () => {
    const either = (width: number) => oneOf(long(width), code`short`);
    expect(laidOut(either(120))).toBe(long(120));
    expect(laidOut(either(121))).toBe('short');
    expect(laidOut(assigned(code`key`, [code`f`, bracketed('(', [long(118)], ')')]))).toBe(
      `key: f(\n  ${long(118)},\n)`,
    );
    expect(laidOut(assigned(long(117), [code`f`, bracketed('(', [code`a`], ')')]))).toBe(`${long(117)}:\n  f(a)`);
  });

  it('[X243] the last argument of a call stays on its line where its beginning fits', () => {
    const facts = arrow(code`()`, code`[]`);
    expect(laidOut(hugged(code`f`, [code`a`], objectDoc([code`b: 1`])))).toBe('f(a, {\n  b: 1,\n});');
    expect(laidOut(hugged(code`f`, [long(118)], facts))).toBe(`f(\n  ${long(118)},\n  () => [],\n);`);
  });

  it('[X243] types break as Prettier breaks them', () => {
    const members = ['a', 'b', 'c'].map((one) => str(one.repeat(40)));
    expect(laidOut(generic(code`Pick`, [code`A`, unionDoc(members)]))).toBe(
      `Pick<\n  A,\n  | ${members.join('\n  | ')}\n>`,
    );
    expect(laidOut(typeAlias(code`type T`, members.slice(0, 2)))).toBe(`type T = ${members.slice(0, 2).join(' | ')};`);
    expect(laidOut(typeAlias(code`type T`, members))).toBe(`type T =\n  | ${members.join('\n  | ')};`);
  });

  it('[X243] a group with a line that always ends is never flat', () => {
    const object = objectDoc([code`a`]);
    expect(laidOut(group([code`f(`, indent([line, object]), code`)`]))).toBe('f(\n  {\n    a,\n  })');
    expect(flatOf(bracketed('(', [long(200)], ')'))).toBe(`(${long(200)})`);
  });
});
