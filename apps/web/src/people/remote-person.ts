import type { Point } from '@stormbridge/model';

/** Another person on the board, as the canvas shows them. */
export interface RemotePerson {
  /** Tells two tabs of one person apart. */
  readonly client: number;
  readonly name: string;
  readonly colour: string;
  /** Where their pointer is on the board, in the view they look at. */
  readonly cursor: Point | undefined;
  readonly selection: readonly string[];
  /** The thing whose label they are writing. */
  readonly writing: string | undefined;
  /** What they are dragging, and how far. */
  readonly motion: { readonly ids: readonly string[]; readonly by: Point } | undefined;
}

/** White or dark ink, whichever reads better on a person's colour (WCAG contrast). */
export function inkOn(colour: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (match === null) return '#ffffff';
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0543 ? '#ffffff' : '#121a24';
}
