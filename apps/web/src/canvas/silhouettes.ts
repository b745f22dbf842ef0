import type { Shape } from '@stormbridge/model';

/** One stroke or fill of a silhouette: an SVG path in the note's own px, from its top left corner. */
export interface Stroke {
  readonly d: string;
  /** Filled with the kind's colour, filled with its edge colour, or stroked with its edge colour. */
  readonly as: 'fill' | 'edgeFill' | 'edge' | 'shine';
  /** Width of the stroke, in px. */
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** What a note of one shape is drawn of, from back to front. The same paths serve the canvas, the page and pictures. */
export interface Silhouette {
  /** The outline, for hit tests, shadows and selection. */
  readonly outline: string;
  readonly strokes: readonly Stroke[];
  /** How far the whole note is turned, in degrees. */
  readonly turn: number;
}

const px = (value: number): string => String(Math.round(value * 100) / 100);

/** A rectangle with four corner radii: top left, top right, bottom right, bottom left. */
export function roundedBox(w: number, h: number, radii: readonly [number, number, number, number], inset = 0): string {
  const [a, b, c, d] = radii.map((radius) => Math.max(Math.min(radius, w / 2, h / 2) - inset, 0)) as [
    number,
    number,
    number,
    number,
  ];
  const [l, t, r, f] = [inset, inset, w - inset, h - inset];
  const arc = (radius: number, x: number, y: number): string =>
    radius === 0 ? `L${px(x)} ${px(y)}` : `A${px(radius)} ${px(radius)} 0 0 1 ${px(x)} ${px(y)}`;
  return [
    `M${px(l + a)} ${px(t)}L${px(r - b)} ${px(t)}${arc(b, r, t + b)}`,
    `L${px(r)} ${px(f - c)}${arc(c, r - c, f)}L${px(l + d)} ${px(f)}${arc(d, l, f - d)}`,
    `L${px(l)} ${px(t + a)}${arc(a, l + a, t)}Z`,
  ].join('');
}

const bar = (x: number, y: number, w: number, h: number): string => `M${px(x)} ${px(y)}h${px(w)}v${px(h)}h${px(-w)}Z`;

const RADIUS = 4;
const FLAT = [RADIUS, RADIUS, RADIUS, RADIUS] as const;

const plain = (d: string, width = 1.5, dash?: readonly number[]): readonly Stroke[] => [
  { d, as: 'fill' },
  { d, as: 'edge', width, ...(dash === undefined ? {} : { dash }) },
];

const shapes: { readonly [S in Shape]: (w: number, h: number) => Omit<Silhouette, 'turn'> & { turn?: number } } = {
  square: (w, h) => outlined(roundedBox(w, h, FLAT)),
  roundedRight: (w, h) => outlined(roundedBox(w, h, [RADIUS, 22, 22, RADIUS])),
  pill: (w, h) => outlined(roundedBox(w, h, [h / 2, h / 2, h / 2, h / 2])),
  dashed: (w, h) => {
    const d = roundedBox(w, h, FLAT);
    return { outline: d, strokes: plain(d, 1.6, [5, 3.5]) };
  },
  turnedCorner: (w, h) => {
    const d = roundedBox(w, h, [RADIUS, RADIUS, 20, RADIUS]);
    const fold = `M${px(w - 19)} ${px(h)}L${px(w - 19)} ${px(h - 15)}Q${px(w - 19)} ${px(h - 19)} ${px(w - 15)} ${px(h - 19)}L${px(w)} ${px(h - 19)}`;
    return {
      outline: d,
      strokes: [...plain(d), { d: `${fold}Z`, as: 'shine' }, { d: fold, as: 'edge', width: 1.5 }],
    };
  },
  doubleEdge: (w, h) => {
    const d = roundedBox(w, h, [3, 3, 3, 3]);
    return {
      outline: d,
      strokes: [...plain(d, 1.4), { d: roundedBox(w, h, [3, 3, 3, 3], 4), as: 'edge', width: 1.3 }],
    };
  },
  tilted: (w, h) => ({ ...outlined(roundedBox(w, h, [3, 3, 3, 3]), 2), turn: -4 }),
  ruled: (w, h) => {
    const d = roundedBox(w, h, [3, 3, 3, 3]);
    return {
      outline: d,
      strokes: [...plain(d), { d: bar(0, 0, w, 5), as: 'edgeFill' }, { d: bar(0, h - 5, w, 5), as: 'edgeFill' }],
    };
  },
  frame: (w, h) => outlined(roundedBox(w, h, [12, 12, 12, 12])),
  clock: (w, h) => outlined(notched(w, h, 14)),
};

const outlined = (d: string, width = 1.5): Omit<Silhouette, 'turn'> => ({ outline: d, strokes: plain(d, width) });

/** An eight-cornered plate, as of a clock on a wall. */
const notched = (w: number, h: number, cut: number): string =>
  `M${px(cut)} 0L${px(w - cut)} 0L${px(w)} ${px(cut)}L${px(w)} ${px(h - cut)}L${px(w - cut)} ${px(h)}L${px(cut)} ${px(h)}L0 ${px(h - cut)}L0 ${px(cut)}Z`;

const known = new Map<string, Silhouette>();

/** The silhouette of a shape at a size. A pivotal event carries bars at both sides. */
export function silhouette(shape: Shape, w: number, h: number, pivotal = false): Silhouette {
  const key = `${shape} ${w} ${h} ${pivotal}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { turn = 0, outline, strokes } = shapes[shape](w, h);
  const bars: readonly Stroke[] = pivotal
    ? [
        { d: bar(0, 2, 6, h - 4), as: 'edgeFill' },
        { d: bar(w - 6, 2, 6, h - 4), as: 'edgeFill' },
      ]
    : [];
  const made = { turn, outline, strokes: [...strokes, ...bars] };
  known.set(key, made);
  return made;
}
