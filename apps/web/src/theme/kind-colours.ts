import { KINDS, kebab, NOTATION } from '@stormbridge/model';

export type ShownTheme = 'light' | 'dark';

/**
 * Puts the colours of the notation on the root element as `--kind-<kind>` and `--kind-<kind>-edge` (kebab case), so that
 * style sheets, pictures and the canvas read one table.
 */
export function applyKindColours(root: HTMLElement, theme: ShownTheme): void {
  for (const kind of KINDS) {
    const { colour } = NOTATION[kind];
    root.style.setProperty(`--kind-${kebab(kind)}`, colour[theme]);
    root.style.setProperty(`--kind-${kebab(kind)}-edge`, colour.edge);
  }
}
