import { KINDS, type Kind, NOTATION } from '@stormbridge/model';

/** Colours and fonts that the painters need, read once from the style sheets whenever the theme changes. */
export interface BoardTheme {
  readonly dark: boolean;
  readonly paper: string;
  readonly dot: string;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly mutedInk: string;
  readonly noteInk: string;
  readonly accent: string;
  readonly danger: string;
  readonly arrow: string;
  readonly pivot: string;
  readonly fill: Readonly<Record<Kind, string>>;
  readonly edge: Readonly<Record<Kind, string>>;
}

const fills = (dark: boolean): Record<Kind, string> =>
  Object.fromEntries(KINDS.map((kind) => [kind, NOTATION[kind].colour[dark ? 'dark' : 'light']])) as Record<
    Kind,
    string
  >;
const edges = Object.fromEntries(KINDS.map((kind) => [kind, NOTATION[kind].colour.edge])) as Record<Kind, string>;

/**
 * The theme of the canvas: colours of notes from the notation, everything else from the tokens. `read` gives a custom
 * property of the page.
 */
export function boardTheme(dark: boolean, read: (property: string) => string): BoardTheme {
  const token = (name: string, otherwise: string): string => read(`--${name}`).trim() || otherwise;
  return {
    dark,
    paper: token('paper', dark ? '#171d25' : '#f6f4ee'),
    dot: token('dot', dark ? '#2a323d' : '#ddd9ce'),
    panel: token('panel', dark ? '#202833' : '#ffffff'),
    line: token('line-2', dark ? '#445160' : '#cfcabc'),
    ink: token('ink', dark ? '#e6ebf0' : '#16202b'),
    mutedInk: token('ink-2', dark ? '#a9b5c1' : '#56616d'),
    noteInk: token('note-ink', '#121a24'),
    accent: token('accent', dark ? '#46c7b7' : '#0b6e67'),
    danger: token('danger', dark ? '#ff8ba0' : '#b42340'),
    arrow: token('arrow', dark ? '#93a0ad' : '#56616d'),
    pivot: token('pivot', '#b0640c'),
    fill: fills(dark),
    edge: edges,
  };
}

/** The family of all text on the board. It has to be the same in the page and on the canvas, or lines break differently. */
export const FONT_FAMILY = '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif';

/** A font as the canvas wants it. Sizes in px. */
export const fontOf = (size: number, weight: number): string => `${weight} ${size}px ${FONT_FAMILY}`;
