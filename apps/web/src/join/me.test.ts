import { describe, expect, it } from 'vitest';
import { PEOPLE_COLOURS } from './colours.ts';
import { cleanName, NAME_MAX, rememberedMe, rememberMe } from './me.ts';

describe('who somebody is', () => {
  it('[W2] a name is one line without outer blanks', () => {
    expect(cleanName('  Ada \n Lovelace ')).toBe('Ada Lovelace');
    expect(cleanName(' \t ')).toBe('');
    expect(cleanName('x'.repeat(100))).toHaveLength(NAME_MAX);
  });

  it('[W2] somebody new has no name and a colour drawn by lot', () => {
    expect(rememberedMe(() => 0)).toEqual({ name: '', colour: PEOPLE_COLOURS[0].value });
    expect(rememberedMe(() => 0.999).colour).toBe(PEOPLE_COLOURS.at(-1)?.value);
  });

  it('[W2] name and colour are remembered; a colour that is no longer offered is drawn anew', () => {
    rememberMe({ name: 'Ada', colour: PEOPLE_COLOURS[3].value });
    expect(rememberedMe(() => 0)).toEqual({ name: 'Ada', colour: PEOPLE_COLOURS[3].value });
    rememberMe({ name: 'Ada', colour: '#ffffff' });
    expect(rememberedMe(() => 0).colour).toBe(PEOPLE_COLOURS[0].value);
  });
});
