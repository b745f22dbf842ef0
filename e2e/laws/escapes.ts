import { isTest, type SourceFile } from './house.ts';

/** Comments that open a pure package to other globals, or that silence the compiler. */
const silencer = /^\s*(?:\/\/\/\s*<reference\b|\/\/\s*@ts-(?:ignore|nocheck)|\/\*\s*@ts-(?:ignore|nocheck))/;

/** Sources that tell the compiler to look away. `@ts-expect-error` is no escape: it fails when the error goes. */
export const compilerEscapes = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line) => (silencer.test(line) ? [`${path}: ${line.trim()}`] : [])),
    );
