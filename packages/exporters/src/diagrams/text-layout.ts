/**
 * Where a line of text breaks, without a browser to measure it. Widths are those of Inter in parts of the font size,
 * rounded up, so that text fits also where another sans-serif stands in for it.
 */

const NARROW = /[iljtfrI.,:;!|'()[\]\s-]/;
const WIDE = /[mwMW@%\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** The width of a text in px at a font size in px; an estimate on the safe side. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce(
    (width, one) => width + (NARROW.test(one) ? 0.34 : WIDE.test(one) ? 0.98 : /[A-Z]/.test(one) ? 0.71 : 0.6),
    0,
  ) * size;

/** Breaks a text into lines of a width in px. What does not fit in `most` lines ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter((one) => one !== '')
    .flatMap((one) => pieces(one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), cut(`${last}…`, size, width)];
}

/** A word that is wider than a line, in pieces that are not. */
function pieces(word: string, size: number, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const one of word) {
    if (part !== '' && textWidth(part + one, size) > width) {
      parts.push(part);
      part = '';
    }
    part += one;
  }
  return [...parts, part];
}

/** One line of a width in px, shortened with an ellipsis. */
export function cut(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let line = '';
  for (const one of text) {
    if (textWidth(`${line + one}…`, size) > width) break;
    line += one;
  }
  return `${line.trimEnd()}…`;
}
