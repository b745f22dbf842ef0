import { describe, expect, it } from 'vitest';
import { readJson } from './laws/house.ts';
import { compileIn } from './laws/tools.ts';

const pure = ['packages/model', 'packages/hints', 'packages/exporters', 'packages/sync'];

/** Things of a browser or of Node that a pure package must not see. */
const foreign = [
  'window',
  'document',
  'process',
  'fetch',
  'crypto',
  'console',
  'setTimeout',
  'URL',
  'TextEncoder',
  'Buffer',
  'structuredClone',
  'performance',
];

describe.each(pure)('%s sees nothing but the language', (room) => {
  it('[L3] a source that uses the language only compiles', () => {
    const text = `export const a: readonly number[] = [1].toSorted();\nexport const b = new Map<string, bigint>();\n`;
    expect(compileIn(room, text)).toEqual({ ok: true, output: '' });
  });

  it('[L3] each global of a browser or of Node is an error of the compiler', () => {
    const text = foreign.map((name, index) => `export const a${index}: unknown = ${name};\n`).join('');
    const { ok, output } = compileIn(room, text);
    expect(ok).toBe(false);
    for (const name of foreign) expect(output).toMatch(new RegExp(`Cannot find name '${name}'`));
  });

  it('[L3] a module of Node is an error of the compiler', () => {
    const { ok, output } = compileIn(room, `export { readFileSync } from 'node:fs';\n`);
    expect(ok).toBe(false);
    expect(output).toContain('node:fs');
  });

  it('[L3] no file of the package asks the compiler for more', () => {
    const options = readJson(`${room}/tsconfig.json`)['compilerOptions'];
    expect(options).toMatchObject({ lib: ['ES2023'], types: [] });
  });

  it('[L3] syntax that would have to be compiled away is an error', () => {
    expect(compileIn(room, 'export enum Kind { Event }\n').ok).toBe(false);
    expect(compileIn(room, 'export class A { constructor(readonly b: string) {} }\n').ok).toBe(false);
  });
});
