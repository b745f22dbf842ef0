import { describe, expect, it } from 'vitest';
import { compilerEscapes } from './laws/escapes.ts';
import { readHouse, sourceFile } from './laws/house.ts';
import { lintHouse } from './laws/tools.ts';

/** The rule that must speak, where the offender is, and the offender. */
const offenders: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['noUndeclaredDependencies', 'packages/model/src/a.ts', `import { clamp } from 'lodash';\nexport const a = clamp;\n`],
  // A package for tests: model declares it, but its sources may not use it.
  [
    'noUndeclaredDependencies',
    'packages/model/src/a.ts',
    `import { assert } from 'fast-check';\nexport const a = assert;\n`,
  ],
  ['noExplicitAny', 'packages/model/src/a.ts', 'export const a = (b: any): string => String(b);\n'],
  ['noDefaultExport', 'apps/web/src/a.ts', 'export default 1;\n'],
  ['noReExportAll', 'packages/model/src/a.ts', `export * from './b.ts';\n`],
  ['noEnum', 'packages/model/src/a.ts', 'export enum Kind {\n  Event,\n}\n'],
  ['noFocusedTests', 'packages/model/src/a.test.ts', `import { it } from 'vitest';\nit.only('[M1] a', () => {});\n`],
  ['noSkippedTests', 'packages/model/src/a.test.ts', `import { it } from 'vitest';\nit.skip('[M1] a', () => {});\n`],
  ['noRestrictedGlobals', 'packages/model/src/a.ts', 'export const a = (): number => Date.now();\n'],
  ['noNonNullAssertion', 'apps/server/src/a.ts', 'export const a = (b: string | undefined): string => b!;\n'],
  [
    'noFloatingPromises',
    'apps/server/src/a.ts',
    'const a = async (): Promise<void> => {};\nexport const b = (): void => {\n  a();\n};\n',
  ],
];

describe('the linter', () => {
  it('[L2] finds nothing in a small clean house', () => {
    const files = { 'packages/model/src/a.ts': 'export const a = (b: string): string => b;\n' };
    expect(lintHouse(files)).toMatchObject({ ok: true });
  });

  it.each(offenders)('[L2] refuses %s in %s', (rule, path, text) => {
    const files = { 'packages/model/src/b.ts': 'export const b = 1;\n', [path]: text };
    const { ok, output } = lintHouse(files);
    expect(ok).toBe(false);
    expect(output).toContain(`/${rule}`);
  });

  it('[L5] refuses a circle of two files that import only types from each other', () => {
    const { ok, output } = lintHouse({
      'packages/model/src/a.ts': `import type { B } from './b.ts';\nexport type A = { readonly b?: B };\n`,
      'packages/model/src/b.ts': `import type { A } from './a.ts';\nexport type B = { readonly a?: A };\n`,
    });
    expect(ok).toBe(false);
    expect(output).toContain('noImportCycles');
  });
});

describe('ways round the compiler', () => {
  it('[L12] no source switches the compiler off', () => {
    expect(compilerEscapes(readHouse())).toEqual([]);
  });

  it.each(['// @ts-ignore', '// @ts-nocheck', '/// <reference types="node" />', '/// <reference lib="dom" />'])(
    '[L12] the law sees %s',
    (line) => {
      expect(compilerEscapes([sourceFile('packages/model/src/a.ts', `${line}\nexport const a = 1;\n`)])).toHaveLength(
        1,
      );
    },
  );
});
