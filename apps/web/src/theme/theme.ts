import { create } from 'zustand';
import { remember, remembered } from '../app/remembered.ts';
import { applyKindColours, type ShownTheme } from './kind-colours.ts';

export type Theme = 'system' | 'light' | 'dark';

interface ThemeState {
  /** What the person chose. */
  readonly theme: Theme;
  /** What is shown: the choice, or what the machine prefers. */
  readonly shown: ShownTheme;
}

const machine = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');
const isTheme = (value: string | undefined): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

/** The theme that a choice leads to on a machine that prefers dark or light. */
export const shownTheme = (theme: Theme, prefersDark: boolean): ShownTheme =>
  theme === 'system' ? (prefersDark ? 'dark' : 'light') : theme;

/** The theme of this tab. Read it with `useTheme(state => state.shown)`. */
export const useTheme = create<ThemeState>(() => ({ theme: 'system', shown: 'light' }));

/** Chooses a theme, shows it at once and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  const shown = shownTheme(theme, machine().matches);
  document.documentElement.dataset['theme'] = shown;
  applyKindColours(document.documentElement, shown);
  remember('theme', theme);
  useTheme.setState({ theme, shown });
}

/** Shows the remembered theme and follows the machine's preference from now on. Called once, before the first paint. */
export function startTheme(): void {
  const stored = remembered('theme');
  chooseTheme(isTheme(stored) ? stored : 'system');
  machine().addEventListener('change', () => chooseTheme(useTheme.getState().theme));
}
