import { describe, expect, it } from 'vitest';
import { shownTheme } from './theme.ts';

describe('theme', () => {
  it('[W4] the machine decides until somebody chooses', () => {
    expect(shownTheme('system', true)).toBe('dark');
    expect(shownTheme('system', false)).toBe('light');
    expect(shownTheme('light', true)).toBe('light');
    expect(shownTheme('dark', false)).toBe('dark');
  });
});
