import { expect, test } from 'vitest';
import { newId } from './tokens.ts';

test('[V71] an id is 22 harmless characters, and no command line takes it for an option', () => {
  const ids = Array.from({ length: 2000 }, newId);
  expect(ids.filter((id) => !/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
