/**
 * The glyphs of the notation as path data in a 16 x 16 box, drawn with a stroke of 1.6 and round ends. The style sheets,
 * the pictures and the canvas (as `Path2D`) use the same ones; the key is `NOTATION[kind].glyph`.
 */
export const GLYPHS: Readonly<Record<string, string>> = {
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  arrow: 'M3 8h9.5M8.5 4l4 4-4 4',
  person: 'M8 2.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2M2.8 14c.5-3 2.5-4.4 5.2-4.4s4.7 1.4 5.2 4.4',
  loop: 'M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3.1H9.9',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  boxArrow: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  exclamation: 'M8 2.5v7M8 12.9v.2',
  lines: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  clock: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 4.9V8l2.2 1.5',
  frame: 'M2.5 4V2.5H4M12 2.5h1.5V4M13.5 12v1.5H12M4 13.5H2.5V12M6.5 2.5h3M6.5 13.5h3M2.5 6.5v3M13.5 6.5v3',
  box: 'M8 1.8 13.5 5v6L8 14.2 2.5 11V5zM2.5 5 8 8.2 13.5 5M8 8.2v6',
  flag: 'M3.5 14.5v-13M3.5 2.5h9l-2 3 2 3h-9',
};
