import { type Frame, type Kind, NOTATION, type Shape } from '@stormbridge/model';
import { svg, type Xml, xml } from '../sinks/index.ts';
import { fittedText, n, textLine } from './svg-parts.ts';

interface Look {
  readonly fill: Xml;
  readonly edge: Xml;
}

/** One sticky with its silhouette, the word for its kind, and its label. */
export function sticky(kind: Kind, label: string, frame: Frame, pivotal = false): Xml {
  const { colour, shape, label: word } = NOTATION[kind];
  const look = { fill: xml(colour.light), edge: xml(colour.edge) };
  const head =
    shape === 'pill'
      ? svg``
      : textLine(word.toUpperCase(), frame.x + 8, frame.y + 13, { size: 7.5, weight: 650, fill: look.edge });
  const inner = {
    x: frame.x + 8,
    y: frame.y + (shape === 'pill' ? 6 : 18),
    w: frame.w - 16,
    h: frame.h - (shape === 'pill' ? 12 : 24),
  };
  const bars = pivotal ? pivotalBars(frame, look) : svg``;
  const body = svg`${SILHOUETTES[shape](frame, look)}${bars}${head}${fittedText(label.trim() === '' ? '…' : label, inner, pivotal ? 700 : 550)}`;
  return svg`<g>${tilt(shape, frame, body)}<title>${xml(`${word}: ${label}`)}</title></g>`;
}

const tilt = (shape: Shape, { x, y, w, h }: Frame, body: Xml): Xml =>
  shape === 'tilted' ? svg`<g transform="rotate(-4 ${n(x + w / 2)} ${n(y + h / 2)})">${body}</g>` : body;

const pivotalBars = ({ x, y, w, h }: Frame, { edge }: Look): Xml =>
  svg`<rect x="${n(x)}" y="${n(y)}" width="6" height="${n(h)}" fill="${edge}"/><rect x="${n(x + w - 6)}" y="${n(y)}" width="6" height="${n(h)}" fill="${edge}"/>`;

const box = ({ x, y, w, h }: Frame, { fill, edge }: Look, radius: number, extra: Xml = svg``): Xml =>
  svg`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${radius}" fill="${fill}" stroke="${edge}"${extra}/>`;

/** What tells a kind apart without its colour. */
const SILHOUETTES: { readonly [S in Shape]: (frame: Frame, look: Look) => Xml } = {
  square: (frame, look) => box(frame, look, 3),
  roundedRight: ({ x, y, w, h }, { fill, edge }) =>
    svg`<path d="M${n(x)} ${n(y)} H${n(x + w - 22)} A22 22 0 0 1 ${n(x + w)} ${n(y + 22)} V${n(y + h - 22)} A22 22 0 0 1 ${n(x + w - 22)} ${n(y + h)} H${n(x)} Z" fill="${fill}" stroke="${edge}"/>`,
  pill: (frame, look) => box(frame, look, n(frame.h / 2)),
  dashed: (frame, look) => box(frame, look, 3, svg` stroke-dasharray="4 3"`),
  turnedCorner: ({ x, y, w, h }, { fill, edge }) =>
    svg`<path d="M${n(x)} ${n(y)} H${n(x + w)} V${n(y + h - 16)} L${n(x + w - 16)} ${n(y + h)} H${n(x)} Z" fill="${fill}" stroke="${edge}"/><path d="M${n(x + w)} ${n(y + h - 16)} H${n(x + w - 16)} V${n(y + h)}" fill="none" stroke="${edge}"/>`,
  doubleEdge: (frame, look) => {
    const inner = { x: frame.x + 3, y: frame.y + 3, w: frame.w - 6, h: frame.h - 6 };
    return svg`${box(frame, look, 3)}${box(inner, look, 2)}`;
  },
  tilted: (frame, look) => box(frame, look, 3, svg` stroke-width="2"`),
  ruled: (frame, look) =>
    svg`${box(frame, look, 2)}<path d="M${n(frame.x)} ${n(frame.y + 2.5)} h${n(frame.w)} M${n(frame.x)} ${n(frame.y + frame.h - 2.5)} h${n(frame.w)}" stroke="${look.edge}" stroke-width="5"/>`,
  frame: (frame, look) => box(frame, look, 8),
  clock: (frame, look) =>
    svg`${box(frame, look, 12)}<circle cx="${n(frame.x + frame.w - 14)}" cy="${n(frame.y + 13)}" r="6" fill="none" stroke="${look.edge}"/><path d="M${n(frame.x + frame.w - 14)} ${n(frame.y + 9.5)} v3.5 h3" fill="none" stroke="${look.edge}"/>`,
};
