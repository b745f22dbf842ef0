import { expect, it } from 'vitest';
import { ident } from '../../sinks/index.ts';
import { importOf, typeImport } from './layout.ts';

it('[X245] names of an import are in one order, however they come: every engine sorts equals as it likes', () => {
  const names = [ident('latestOfEach'), typeImport('LatestOfEach'), ident('fact'), typeImport('FactOf')];
  const told = "import { fact, type FactOf, latestOfEach, type LatestOfEach } from 'kit';";
  expect(importOf(names, 'kit')).toBe(told);
  expect(importOf(names.toReversed(), 'kit')).toBe(told);
});
