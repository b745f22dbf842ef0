import type { Frame, Point } from '@stormbridge/model';
import { joined, svg, type Xml, xml } from '../sinks/index.ts';
import { textWidth, wrapText } from './text-layout.ts';

/** The ink and the paper of every picture: they are made for documents, so they are light. */
export const INK = xml('#121A24');
export const FAINT = xml('#5C6F7B');
export const HAIRLINE = xml('#D9D5CA');
export const PAPER = xml('#F6F4EE');

/** A number as it stands in a picture: at most two digits behind the point. */
export const n = (value: number): number => Math.round(value * 100) / 100;

/** A picture of a width and height in px, with a title that screen readers say. */
export const picture = (
  title: string,
  width: number,
  height: number,
  parts: readonly Xml[],
): Xml => svg`<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="Inter, 'Helvetica Neue', Arial, sans-serif" role="img">
<title>${xml(title)}</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M1 1 L7 4 L1 7" fill="none" stroke="#4A5763" stroke-width="1.3"/></marker></defs>
<rect width="100%" height="100%" fill="${PAPER}"/>
${joined(parts, '\n')}
</svg>
`;

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly fill?: Xml;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text; `y` is its base line. */
export const textLine = (
  text: string,
  x: number,
  y: number,
  { size, weight = 400, fill = INK, anchor = 'start' }: TextStyle,
): Xml =>
  svg`<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${xml(anchor)}">${xml(text)}</text>`;

/** Text in the middle of a frame, smaller when it is long, never outside of it. */
export function fittedText(text: string, frame: Frame, weight = 550): Xml {
  for (const size of [12.5, 11.5, 10.5, 9.5]) {
    const lineHeight = size * 1.25;
    const most = Math.max(1, Math.floor(frame.h / lineHeight));
    const all = wrapText(text, size, frame.w, 99);
    if (all.length > most && size > 9.5) continue;
    const lines = wrapText(text, size, frame.w, most);
    const top = frame.y + (frame.h - lines.length * lineHeight) / 2 + size;
    return joined(
      lines.map((line, at) =>
        textLine(line, frame.x + frame.w / 2, top + at * lineHeight, { size, weight, anchor: 'middle' }),
      ),
      '',
    );
  }
  return svg``;
}

/** An arrow from one frame to another: from border to border, bowed when they do not face each other. */
export function arrow(from: Frame, to: Frame): Xml {
  const [start, end] = ends(from, to);
  const across = Math.abs(end.x - start.x) >= Math.abs(end.y - start.y);
  const bow = (across ? Math.abs(end.x - start.x) : Math.abs(end.y - start.y)) / 2;
  const sign = across ? Math.sign(end.x - start.x) : Math.sign(end.y - start.y);
  const [a, b]: [Point, Point] = across
    ? [
        { x: start.x + sign * bow, y: start.y },
        { x: end.x - sign * bow, y: end.y },
      ]
    : [
        { x: start.x, y: start.y + sign * bow },
        { x: end.x, y: end.y - sign * bow },
      ];
  return svg`<path d="M${n(start.x)} ${n(start.y)} C${n(a.x)} ${n(a.y)} ${n(b.x)} ${n(b.y)} ${n(end.x)} ${n(end.y)}" fill="none" stroke="#4A5763" stroke-width="1.3" stroke-opacity="${faded(start, end)}" marker-end="url(#tip)"/>`;
}

/** Beyond this length, in px, an arrow crosses much that it has nothing to do with. */
const LONG = 480;

/** Long arrows step back, so that the short ones, which tell most, can be read. */
const faded = (from: Point, to: Point): number => (Math.hypot(to.x - from.x, to.y - from.y) > LONG ? 0.35 : 1);

/** The middles of the two sides that face each other. */
function ends(from: Frame, to: Frame): [Point, Point] {
  const a = { x: from.x + from.w / 2, y: from.y + from.h / 2 };
  const b = { x: to.x + to.w / 2, y: to.y + to.h / 2 };
  const gapX = Math.max(to.x - (from.x + from.w), from.x - (to.x + to.w));
  const gapY = Math.max(to.y - (from.y + from.h), from.y - (to.y + to.h));
  if (gapX >= gapY) {
    const right = b.x >= a.x;
    return [
      { x: right ? from.x + from.w : from.x, y: a.y },
      { x: right ? to.x : to.x + to.w, y: b.y },
    ];
  }
  const down = b.y >= a.y;
  return [
    { x: a.x, y: down ? from.y + from.h : from.y },
    { x: b.x, y: down ? to.y : to.y + to.h },
  ];
}

/** A small rounded tag; gives its width as well, so that the next one can stand beside it. */
export function tag(
  text: string,
  x: number,
  y: number,
  fill: Xml,
  edge: Xml,
): { readonly part: Xml; readonly width: number } {
  const width = Math.ceil(textWidth(text, 10.5)) + 12;
  const part = svg`<rect x="${n(x)}" y="${n(y)}" width="${width}" height="18" rx="4" fill="${fill}" stroke="${edge}" stroke-width="1"/>${textLine(text, x + 6, y + 12.5, { size: 10.5, weight: 500 })}`;
  return { part, width };
}

/** The smallest frame around frames; a small empty one where there are none. */
export function bounds(frames: readonly Frame[]): Frame {
  if (frames.length === 0) return { x: 0, y: 0, w: 400, h: 120 };
  const x = frames.reduce((least, frame) => Math.min(least, frame.x), Number.POSITIVE_INFINITY);
  const y = frames.reduce((least, frame) => Math.min(least, frame.y), Number.POSITIVE_INFINITY);
  const right = frames.reduce((most, frame) => Math.max(most, frame.x + frame.w), Number.NEGATIVE_INFINITY);
  const bottom = frames.reduce((most, frame) => Math.max(most, frame.y + frame.h), Number.NEGATIVE_INFINITY);
  return { x, y, w: right - x, h: bottom - y };
}

/** A frame moved by an offset, if there is one. */
export const moved = (frame: Frame | undefined, by: Point): Frame | undefined =>
  frame && { ...frame, x: frame.x + by.x, y: frame.y + by.y };
